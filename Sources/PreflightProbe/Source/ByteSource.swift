internal import CImageCodecs
internal import PreflightModel
internal import PreflightSystem

/// Random access to the bytes being probed: the file's head, which is kept, and a few windows that move as needed.
///
/// Offsets come from the file itself and may be anything: a read outside it gives nil, never a trap.
/// Reads stop, and `stop` says why, once the deadline has passed or the file cannot be read.
final class ByteSource {
    /// Why no more bytes come.
    enum Stop: Hashable {
        case deadline
        case failure
    }

    /// Size in bytes.
    let byteCount: Int64
    /// Set once reading had to stop.
    private(set) var stop: Stop?

    private let file: OpenFile?
    private let remote: (any RandomAccessBytes)?
    private var deadline: ComputingDeadline
    /// The first bytes of a file, or all bytes in memory.
    private var head: [UInt8]
    /// Stretches that were read last. An index is read at several places in turn: with fewer windows than there are
    /// tables, each table would throw out the others' window at every sample.
    private var windows: [Window] = []
    /// Which window was used last.
    private var current = 0
    private var loadCount = 0

    private struct Window {
        var start: Int64
        var bytes: [UInt8]
        /// The window that was loaded as the nth.
        var number: Int

        /// The position of `count` bytes at an offset; nil when they are not all here.
        func index(of offset: Int64, count: Int) -> Int? {
            let inside = offset &- start
            return offset >= start && inside <= Int64(bytes.count - count) ? Int(inside) : nil
        }
    }

    /// Most images are told from their first 4 KiB, and FFmpeg returns to them after we have looked elsewhere.
    private static let headByteCount = 4096
    private static let windowByteCount = 65536
    /// As many as an index has tables that are walked together (`stsc`, `stco`, `stsz`), and one more.
    private static let windowLimit = 4

    init(file: consuming OpenFile, deadline: ComputingDeadline) {
        byteCount = file.byteCount
        self.file = consume file
        remote = nil
        self.deadline = deadline
        head = []
        head = load(at: 0, count: Self.headByteCount, atLeast: Self.headByteCount)
    }

    init(remote: any RandomAccessBytes, deadline: ComputingDeadline) {
        byteCount = remote.byteCount
        file = nil
        self.remote = remote
        self.deadline = deadline
        head = []
        head = load(at: 0, count: Self.headByteCount, atLeast: Self.headByteCount)
    }

    init(bytes: [UInt8], deadline: ComputingDeadline) {
        byteCount = Int64(bytes.count)
        file = nil
        remote = nil
        self.deadline = deadline
        head = bytes
    }

    /// Tells that a range will be read. What lies elsewhere can then be fetched in one go.
    func willRead(_ range: Range<Int64>) { remote?.willRead(range.clamped(to: 0..<byteCount)) }

    /// Bytes in memory that were made from these, under the same deadline.
    func deriving(_ bytes: [UInt8]) -> ByteSource { ByteSource(bytes: bytes, deadline: deadline) }

    /// Whether the deadline has passed. Loops that may run long without reading ask it themselves.
    func hasExpired() -> Bool {
        if stop == nil, deadline.hasPassed() { stop = .deadline }
        return stop != nil
    }

    /// The byte at an offset.
    func byte(at offset: Int64) -> UInt8? { integer(at: offset) }

    /// A big-endian unsigned integer at an offset.
    func integer<Integer: FixedWidthInteger & UnsignedInteger>(
        at offset: Int64, as type: Integer.Type = Integer.self
    ) -> Integer? {
        let count = Integer.bitWidth / 8
        if offset >= 0, offset <= Int64(head.count - count) { return Self.integer(head, at: Int(offset)) }
        guard let index = windowIndex(of: offset, count: count) else { return nil }
        return Self.integer(windows[current].bytes, at: index)
    }

    private static func integer<Integer: FixedWidthInteger>(_ bytes: [UInt8], at index: Int) -> Integer {
        var value: Integer = 0
        for position in index..<(index + Integer.bitWidth / 8) {
            value = (value << 8) | Integer(truncatingIfNeeded: bytes[position])
        }
        return value
    }

    /// A little-endian unsigned integer at an offset.
    func littleEndian<Integer: FixedWidthInteger & UnsignedInteger>(
        at offset: Int64, as type: Integer.Type = Integer.self
    ) -> Integer? {
        integer(at: offset, as: type)?.byteSwapped
    }

    /// Up to `count` bytes from an offset; fewer at the end of the file. `count` is the caller's bound on memory.
    func bytes(at offset: Int64, count: Int) -> [UInt8] {
        guard offset >= 0, offset < byteCount, count > 0 else { return [] }
        let available = Int(min(Int64(count), byteCount - offset))
        return unsafe [UInt8](unsafeUninitializedCapacity: available) { buffer, initializedCount in
            unsafe initializedCount = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Fills a buffer from an offset.
    /// - Returns: The number of bytes read; 0 at the end of the file or once reading has stopped.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset >= 0, offset < byteCount else { return 0 }
        let wanted = Int(min(Int64(buffer.count), byteCount - offset))
        var total = 0
        while total < wanted {
            let position = offset + Int64(total)
            let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[total..<wanted])
            let count: Int
            if position < Int64(head.count) {
                count = unsafe Self.copy(head[Int(position)...], into: target)
            } else if let index = windowIndex(of: position, count: 1) {
                count = unsafe Self.copy(windows[current].bytes[index...], into: target)
            } else {
                break
            }
            total += count
        }
        return total
    }

    private static func copy(_ bytes: ArraySlice<UInt8>, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(bytes.count, buffer.count)
        unsafe bytes.withUnsafeBytes {
            unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count]))
        }
        return count
    }

    /// Where the bytes end that can be read from an offset on without fetching more: the file's end, unless it lies
    /// elsewhere.
    func end(atHandFrom offset: Int64) -> Int64 { remote?.endAtHand(from: offset) ?? byteCount }

    /// The first place of a byte in a range; nil when it is not there, or reading had to stop.
    func firstIndex(of byte: UInt8, in range: Range<Int64>) -> Int64? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let found = unsafe piece(at: offset) { bytes -> Int64? in
                let count = Int(min(Int64(bytes.count), range.upperBound - offset))
                let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<count])
                if let place = unsafe piece.firstOffset(of: byte) { return offset + Int64(place) }
                offset += Int64(count)
                return nil
            }
            guard let found else { return nil }
            if let place = found { return place }
        }
        return nil
    }

    /// The CRC-32 of a range, as PNG and zlib count it; nil when it cannot be read to its end.
    func crc32(of range: Range<Int64>) -> UInt32? {
        var offset = range.lowerBound
        var sum: UInt32 = 0
        while offset < range.upperBound {
            let isRead: Void? = unsafe piece(at: offset) { bytes in
                let count = Int(min(Int64(bytes.count), range.upperBound - offset))
                if let base = unsafe bytes.bindMemory(to: UInt8.self).baseAddress {
                    sum = unsafe CImageCodecs_crc32(sum, base, count)
                }
                offset += Int64(count)
            }
            guard isRead != nil else { return nil }
        }
        return sum
    }

    /// Hands out the bytes that are in memory from an offset on, at least one, without copying them.
    /// - Returns: nil when there are none, or reading had to stop.
    private func piece<Result>(at offset: Int64, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        if offset >= 0, offset < Int64(head.count) {
            return unsafe head.withUnsafeBytes {
                unsafe body(UnsafeRawBufferPointer(rebasing: $0[Int(offset)...]))
            }
        }
        guard let index = windowIndex(of: offset, count: 1) else { return nil }
        return unsafe windows[current].bytes.withUnsafeBytes {
            unsafe body(UnsafeRawBufferPointer(rebasing: $0[index...]))
        }
    }

    /// The position in the current window of `count` bytes at an offset, after making another one the current window,
    /// or replacing the oldest one, if need be.
    private func windowIndex(of offset: Int64, count: Int) -> Int? {
        if current < windows.count, let index = windows[current].index(of: offset, count: count) {
            return index
        }
        for (number, window) in windows.enumerated() {
            guard let index = window.index(of: offset, count: count) else { continue }
            current = number
            return index
        }
        guard file != nil || remote != nil, offset >= 0, offset <= byteCount - Int64(count) else {
            return nil
        }
        loadCount += 1
        let window = Window(
            start: offset, bytes: load(at: offset, count: Self.windowByteCount, atLeast: count),
            number: loadCount)
        if windows.count < Self.windowLimit {
            current = windows.count
            windows.append(window)
        } else {
            current = windows.indices.min { windows[$0].number < windows[$1].number } ?? 0
            windows[current] = window
        }
        return window.bytes.count >= count ? 0 : nil
    }

    /// Up to `count` bytes from an offset, without moving a window; nil when they are not all at hand. A file is read; of
    /// what lies elsewhere, nothing is fetched unless `isFetching` says so and any part can be fetched on its own.
    func glance(at offset: Int64, count: Int, isFetching: Bool = false) -> [UInt8]? {
        guard offset >= 0, count > 0, offset < byteCount else { return nil }
        let wanted = Int(min(Int64(count), byteCount - offset))
        if offset <= Int64(head.count - wanted) { return Array(head[Int(offset)..<(Int(offset) + wanted)]) }
        for window in windows {
            guard let index = window.index(of: offset, count: wanted) else { continue }
            return Array(window.bytes[index..<(index + wanted)])
        }
        guard file != nil || remote != nil else { return nil }
        let isFetching = isFetching && remote?.servesParts == true
        let bytes = load(at: offset, count: wanted, atLeast: isFetching || file != nil ? wanted : 0)
        return bytes.count == wanted ? bytes : nil
    }

    /// Whether the bytes lie elsewhere, so that reading costs requests.
    var isRemote: Bool { remote != nil }

    /// Up to `count` bytes from an offset. Of what lies elsewhere, `least` bytes are fetched when they are missing, and
    /// more are taken when they are at hand.
    private func load(at offset: Int64, count: Int, atLeast least: Int) -> [UInt8] {
        let available = Int(min(Int64(count), byteCount - offset))
        guard available > 0, !hasExpired() else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: available) { buffer, initializedCount in
            let buffer = UnsafeMutableRawBufferPointer(buffer)
            // Waiting for what lies elsewhere has a deadline of its own.
            let read =
                unsafe remote == nil
                ? try? file?.read(at: offset, into: buffer)
                : remote?.read(at: offset, atLeast: min(least, buffer.count), into: buffer)
            if read == nil { stop = .failure }
            initializedCount = read ?? 0
        }
    }
}

internal import PreflightModel

/// Random access to the bytes being probed, through one small window that is read again as needed.
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

    private let file: RegularFile?
    private var window: [UInt8]
    private var windowStart: Int64 = 0
    private var windowCount = 0
    private let deadline: ContinuousClock.Instant

    /// Most images are told from their first 4 KiB; later reads fetch more at a time.
    private static let firstReadByteCount = 4096
    private static let windowByteCount = 65536

    init(file: consuming RegularFile, deadline: ContinuousClock.Instant) {
        byteCount = file.byteCount
        self.file = consume file
        self.deadline = deadline
        window = [UInt8](repeating: 0, count: Self.firstReadByteCount)
    }

    init(bytes: [UInt8], deadline: ContinuousClock.Instant) {
        byteCount = Int64(bytes.count)
        file = nil
        self.deadline = deadline
        window = bytes
        windowCount = bytes.count
    }

    /// Bytes in memory that were made from these, under the same deadline.
    func deriving(_ bytes: [UInt8]) -> ByteSource { ByteSource(bytes: bytes, deadline: deadline) }

    /// Whether the deadline has passed. Loops that may run long without reading ask it themselves.
    func hasExpired() -> Bool {
        if stop == nil, ContinuousClock.now >= deadline { stop = .deadline }
        return stop != nil
    }

    /// The byte at an offset.
    func byte(at offset: Int64) -> UInt8? {
        guard let index = index(of: offset, count: 1) else { return nil }
        return window[index]
    }

    /// A big-endian unsigned integer at an offset.
    func integer<Integer: FixedWidthInteger & UnsignedInteger>(
        at offset: Int64, as type: Integer.Type = Integer.self
    ) -> Integer? {
        let count = Integer.bitWidth / 8
        guard let index = index(of: offset, count: count) else { return nil }
        var value: Integer = 0
        for position in index..<(index + count) { value = (value << 8) | Integer(window[position]) }
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
        if let index = index(of: offset, count: available) {
            return Array(window[index..<(index + available)])
        }
        var bytes = [UInt8](repeating: 0, count: available)
        let read = unsafe bytes.withUnsafeMutableBytes { buffer -> Int in
            unsafe self.read(at: offset, into: buffer)
        }
        bytes.removeLast(available - read)
        return bytes
    }

    /// Fills a buffer from an offset.
    /// - Returns: The number of bytes read; 0 at the end of the file or once reading has stopped.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset >= 0, offset < byteCount, buffer.count > 0 else { return 0 }
        let wanted = Int(min(Int64(buffer.count), byteCount - offset))
        if wanted > Self.windowByteCount, file != nil, index(of: offset, count: wanted, loading: false) == nil
        {
            return unsafe readPastWindow(
                at: offset, into: UnsafeMutableRawBufferPointer(rebasing: unsafe buffer[..<wanted]))
        }
        var total = 0
        while total < wanted {
            guard let index = index(of: offset + Int64(total), count: 1) else { break }
            let count = min(wanted - total, windowCount - index)
            unsafe window.withUnsafeBytes { bytes in
                unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[total...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[index..<(index + count)]))
            }
            total += count
        }
        return total
    }

    private func readPastWindow(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard !hasExpired() else { return 0 }
        guard let count = unsafe file?.read(at: offset, into: buffer) ?? nil else {
            stop = .failure
            return 0
        }
        return count
    }

    /// The position in the window of `count` bytes at an offset, after moving the window there if need be.
    private func index(of offset: Int64, count: Int, loading: Bool = true) -> Int? {
        let inside = offset &- windowStart
        if inside >= 0, inside <= Int64(windowCount - count), offset >= windowStart { return Int(inside) }
        guard loading, offset >= 0, Int64(count) <= byteCount, offset <= byteCount - Int64(count) else {
            return nil
        }
        guard file != nil, count <= Self.windowByteCount else { return nil }
        loadWindow(at: offset)
        return windowCount >= count ? 0 : nil
    }

    private func loadWindow(at offset: Int64) {
        let isFirst = windowCount == 0 && offset == 0
        windowStart = offset
        windowCount = 0
        guard !hasExpired() else { return }
        if !isFirst, window.count < Self.windowByteCount {
            window = [UInt8](repeating: 0, count: Self.windowByteCount)
        }
        guard
            let count = unsafe window.withUnsafeMutableBytes({
                unsafe file?.read(at: offset, into: $0) ?? nil
            })
        else {
            stop = .failure
            return
        }
        windowCount = count
    }
}

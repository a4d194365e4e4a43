/// Reads the bits of a JPEG's scan up to the next marker. Past it, zeros are read and counted.
struct JPEGBits {
    private let source: ByteSource
    private let end: Int64
    /// Where the piece that was read last ends in the file.
    private var offset: Int64
    private var piece: [UInt8] = []
    private var index = 0
    private var held: UInt64 = 0
    private var heldCount = 0
    /// How many of the bits that are or were held stand behind the end.
    private var addedCount = 0
    private var isAtMarker = false

    private static let pieceByteCount = 32_768

    /// Reads from a range: a scan's data with the restart markers among them.
    init(_ source: ByteSource, _ range: Range<Int64>) {
        self.source = source
        offset = range.lowerBound
        end = range.upperBound
    }

    /// How many bits were read of which there were none.
    var missingCount: Int { max(0, addedCount - heldCount) }

    /// The next 16 bits, which stay unread.
    mutating func next() -> Int {
        fill()
        return Int(truncatingIfNeeded: held >> UInt64(heldCount - 16)) & 0xFFFF
    }

    /// Moves over up to 16 bits.
    mutating func skip(_ count: Int) {
        fill()
        heldCount -= count
    }

    /// Up to 16 bits as a number.
    mutating func bits(_ count: Int) -> Int {
        let value = next() >> (16 - count)
        heldCount -= count
        return value
    }

    /// Reads a code's value; nil when no code begins with the next bits.
    mutating func value(_ code: JPEGHuffmanCode) -> Int? {
        guard let entry = code.entry(next()) else { return nil }
        heldCount -= entry.length
        return entry.value
    }

    /// Moves behind the next marker.
    /// - Returns: Number of whole bytes in front of it that were not read.
    mutating func skipMarker() -> Int {
        var count = max(0, heldCount - addedCount) / 8
        while byte() != nil { count += 1 }
        (held, heldCount, addedCount, isAtMarker) = (0, 0, 0, false)
        _ = raw()
        _ = raw()
        return count
    }

    private mutating func fill() {
        while heldCount <= 48 {
            let byte = byte()
            if byte == nil { addedCount += 8 }
            held = held << 8 | UInt64(byte ?? 0)
            heldCount += 8
        }
    }

    /// The next byte of the data; nil in front of a marker.
    private mutating func byte() -> UInt8? {
        guard !isAtMarker, let first = peek(0) else { return nil }
        guard first == 0xFF else {
            index += 1
            return first
        }
        // Data hold no marker but restarts: a 0xFF in them is followed by 0x00. Any number may stand in front of a marker.
        while peek(1) == 0xFF { index += 1 }
        guard peek(1) == 0 else {
            isAtMarker = true
            return nil
        }
        index += 2
        return 0xFF
    }

    private mutating func raw() -> UInt8? {
        defer { index += 1 }
        return peek(0)
    }

    /// A byte that is still to come; nil behind the end.
    private mutating func peek(_ distance: Int) -> UInt8? {
        if index + distance >= piece.count {
            guard offset < end else { return nil }
            let count = Int(min(Int64(Self.pieceByteCount), end - offset))
            let bytes = source.bytes(at: offset, count: count)
            guard !bytes.isEmpty else { return nil }
            piece.removeFirst(min(index, piece.count))
            index = 0
            piece += bytes
            offset += Int64(bytes.count)
        }
        return index + distance < piece.count ? piece[index + distance] : nil
    }
}

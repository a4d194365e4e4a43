/// Reads the numbers of a table, one after the other, from pieces of its bytes. An index has a number for every frame;
/// asking the source for each takes several times as long.
struct TableReader {
    private let source: ByteSource
    private let end: Int64
    private var start: Int64 = 0
    private var piece: [UInt8] = []

    private static let pieceByteCount = 4096

    /// - Parameters:
    ///   - box: The table. Nothing is read beyond it.
    ///   - source: The file's bytes.
    init(_ box: Box, _ source: ByteSource) {
        self.source = source
        end = box.end
    }

    /// The big-endian unsigned integer at an offset of the file; nil when it is not wholly in the table, or cannot be read.
    mutating func integer<Integer: FixedWidthInteger & UnsignedInteger>(
        at offset: Int64, as type: Integer.Type = Integer.self
    ) -> Integer? {
        let count = Integer.bitWidth / 8
        var index = offset &- start
        if offset < start || index > Int64(piece.count - count) {
            guard offset >= 0, offset <= end - Int64(count) else { return nil }
            piece = source.bytes(at: offset, count: Int(min(Int64(Self.pieceByteCount), end - offset)))
            start = offset
            index = 0
            guard piece.count >= count else { return nil }
        }
        return unsafe piece.withUnsafeBytes {
            unsafe Integer(bigEndian: $0.loadUnaligned(fromByteOffset: Int(index), as: Integer.self))
        }
    }
}

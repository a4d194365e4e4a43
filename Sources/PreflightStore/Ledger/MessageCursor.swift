internal import PreflightModel

/// Goes through messages that stand one behind the other, each led by its length: first in memory, then in a file.
struct MessageCursor {
    private var buffer: [UInt8]
    /// Where in the buffer the next message begins.
    private var position = 0
    private let spool: SpoolFile?
    /// How much of the file is, or was, in the buffer.
    private var offset: Int64 = 0

    /// The length's own length, in bytes.
    private static let prefixByteCount = 4
    private static let chunkByteCount = 64 << 10

    /// Begins with the first message.
    init(_ bytes: [UInt8], then spool: SpoolFile?) {
        buffer = bytes
        self.spool = spool
    }

    /// Writes a message that a cursor reads.
    static func write(_ value: some Storable, to writer: inout BinaryWriter) {
        let start = writer.bytes.count
        writer.write(bytes: repeatElement(0, count: prefixByteCount))
        StoredMessage.write(value, to: &writer)
        let count = writer.bytes.count - start - prefixByteCount
        // A message of 4 GiB would be read as damaged. Nothing that is judged comes near it.
        writer.overwrite(UInt32(truncatingIfNeeded: count), at: start)
    }

    /// The next message; nil behind the last.
    /// - Throws: `PreflightError` when the file cannot be read, or is not what was written.
    mutating func next() throws(PreflightError) -> ArraySlice<UInt8>? {
        guard try fill(Self.prefixByteCount) else {
            guard position == buffer.count else { throw Self.damaged }
            return nil
        }
        let prefix = buffer[position..<position + Self.prefixByteCount]
        let count = Int(prefix.reversed().reduce(0 as UInt32) { $0 << 8 | UInt32($1) })
        guard try fill(Self.prefixByteCount + count) else { throw Self.damaged }
        let start = position + Self.prefixByteCount
        position = start + count
        return buffer[start..<position]
    }

    static var damaged: PreflightError {
        PreflightError(.unusableStorage, "The temporary file of this run was changed by somebody else.")
    }

    /// Makes a number of bytes stand in the buffer, from `position`.
    /// - Returns: Whether there are as many.
    /// - Throws: `PreflightError` when the file cannot be read, or has become shorter.
    private mutating func fill(_ count: Int) throws(PreflightError) -> Bool {
        let held = buffer.count - position
        guard held < count else { return true }
        guard let spool, Int64(count - held) <= spool.byteCount - offset else { return false }
        let wanted = Int(min(Int64(max(count, Self.chunkByteCount) - held), spool.byteCount - offset))
        let more = try spool.read(wanted, at: offset)
        guard more.count == wanted else { throw Self.damaged }
        offset += Int64(wanted)
        buffer = buffer[position...] + more
        position = 0
        return true
    }
}

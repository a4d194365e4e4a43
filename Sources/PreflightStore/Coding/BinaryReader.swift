/// Reads back what a `BinaryWriter` wrote.
///
/// The bytes may be anything: they are from a file or another process. Nothing traps, and nothing is allocated that
/// what is left of them could not fill.
package struct BinaryReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var flags: UInt8 = 0
    /// The bit of the next flag in `flags`; 0 when that has a byte of its own.
    private var nextFlag: UInt8 = 0

    /// Reads from bytes, from their beginning.
    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Whether nothing is left.
    package var isAtEnd: Bool { position == bytes.endIndex }

    /// The number of bytes that are left.
    package var remainingCount: Int { bytes.endIndex - position }

    /// Reads the next value.
    /// - Throws: `MalformedBytes` when no such value is there.
    package mutating func read<Value: Storable>(
        _ type: Value.Type = Value.self
    ) throws(MalformedBytes) -> Value {
        try Value(from: &self)
    }

    /// Reads one byte.
    /// - Throws: `MalformedBytes` at the end.
    package mutating func readByte() throws(MalformedBytes) -> UInt8 {
        guard position < bytes.endIndex else { throw MalformedBytes() }
        defer { position += 1 }
        return bytes[position]
    }

    /// Takes bytes as they are.
    /// - Throws: `MalformedBytes` when fewer are left.
    package mutating func readBytes(_ count: UInt64) throws(MalformedBytes) -> ArraySlice<UInt8> {
        guard count <= UInt64(remainingCount) else { throw MalformedBytes() }
        let start = position
        position += Int(count)
        return bytes[start..<position]
    }

    /// Reads a flag.
    /// - Throws: `MalformedBytes` when there is none.
    package mutating func readFlag() throws(MalformedBytes) -> Bool {
        if nextFlag == 0 {
            flags = try readByte()
            nextFlag = 1
        }
        defer { nextFlag &<<= 1 }
        return flags & nextFlag != 0
    }

    /// Takes the next flag from a byte of its own.
    package mutating func startFlags() { nextFlag = 0 }

    /// Reads a number of as many bytes as it takes.
    /// - Throws: `MalformedBytes` when it is cut off or has more than 64 bits.
    package mutating func readNumber() throws(MalformedBytes) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try readByte()
            // Of the tenth byte only the lowest bit still has a place.
            guard shift < 63 || byte <= 1 else { throw MalformedBytes() }
            number |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return number }
        }
        throw MalformedBytes()
    }
}

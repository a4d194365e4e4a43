/// A value that can be written down in bytes and read back.
///
/// What is written is for this very build of the program: a ledger of one run, messages between processes of one
/// executable, a cache whose generation names the build. It is no format to exchange.
package protocol Storable {
    /// Writes the value behind what is already there.
    func store(in writer: inout BinaryWriter)
    /// Reads what ``store(in:)`` wrote.
    /// - Throws: `MalformedBytes` when that is not what is there.
    init(from reader: inout BinaryReader) throws(MalformedBytes)
}

/// Bytes that are not what was to be read from them.
package struct MalformedBytes: Error, Equatable {
    /// Creates the error.
    package init() {}
}

/// Whole messages: one value, led by the version of the coding, and nothing behind it.
package enum StoredMessage {
    /// Raised whenever a type's fields, their order or an enumeration's cases change.
    package static let version: UInt8 = 4

    /// Writes a message of one value behind what a writer holds.
    package static func write(_ value: some Storable, to writer: inout BinaryWriter) {
        writer.write(byte: version)
        // Flags that are shared with what came before would make the message unreadable on its own.
        writer.startFlags()
        writer.write(value)
    }

    /// A message of one value.
    package static func bytes(of value: some Storable) -> [UInt8] {
        var writer = BinaryWriter()
        write(value, to: &writer)
        return writer.bytes
    }

    /// The value of a message.
    /// - Parameters:
    ///   - type: What it is a message of.
    ///   - bytes: The message, and nothing else.
    /// - Returns: The value.
    /// - Throws: `MalformedBytes` when it is of another version, cut off, too long or otherwise not such a message.
    package static func read<Value: Storable>(
        _ type: Value.Type = Value.self, from bytes: ArraySlice<UInt8>
    ) throws(MalformedBytes) -> Value {
        var reader = BinaryReader(bytes)
        guard try reader.readByte() == version else { throw MalformedBytes() }
        let value: Value = try reader.read()
        guard reader.isAtEnd else { throw MalformedBytes() }
        return value
    }
}

/// An enumeration that is written as its case's place among all: one byte.
///
/// Moving a case changes what bytes mean, so a test holds the order of all of them beside `StoredMessage.version`.
package protocol CodedByPlace: Storable, CaseIterable, Equatable where AllCases == [Self] {}

extension CodedByPlace {
    package func store(in writer: inout BinaryWriter) {
        writer.write(byte: UInt8(truncatingIfNeeded: Self.allCases.firstIndex(of: self) ?? 0))
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        let place = Int(try reader.readByte())
        guard place < Self.allCases.count else { throw MalformedBytes() }
        self = Self.allCases[place]
    }
}

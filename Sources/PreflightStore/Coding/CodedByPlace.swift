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

internal import PreflightModel
internal import PreflightSystem

/// The facts of one file, as the cache keeps them.
struct CacheEntry {
    /// The number of the generation that measured them.
    var generation: Int64
    var identity: FileIdentity
    /// The facts, without a name.
    var facts: MediaFacts
}

extension CacheEntry: Storable {
    func store(in writer: inout BinaryWriter) {
        writer.write(generation)
        writer.write(identity)
        writer.write(facts)
    }

    init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(generation: try reader.read(), identity: try reader.read(), facts: try reader.read())
    }
}

extension FileIdentity: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(number: device)
        writer.write(number: inode)
        writer.write(byteCount)
        writer.write(modified)
        writer.write(changed)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            device: try reader.readNumber(), inode: try reader.readNumber(), byteCount: try reader.read(),
            modified: try reader.read(), changed: try reader.read())
    }
}

extension CacheEntry {
    /// Where a file's entry is. Files of another place may have the same: the later entry is kept, and the identity tells
    /// whose it is. Neighbours on disk stay neighbours here, so that a folder's entries share pages.
    static func key(of identity: FileIdentity) -> Int64 {
        Int64(bitPattern: identity.inode &+ identity.device &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The entry in bytes, with a checksum behind them: SQLite does not notice a bit that fell over.
    var sealed: [UInt8] {
        var writer = BinaryWriter()
        StoredMessage.write(self, to: &writer)
        let checksum = Self.checksum(writer.bytes[...])
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            writer.write(byte: UInt8(truncatingIfNeeded: checksum &>> shift))
        }
        return writer.bytes
    }

    /// Reads an entry; nil when the bytes are not what was written.
    init?(sealed bytes: [UInt8]) {
        let message = bytes.dropLast(8)
        let checksum = bytes.suffix(8).reversed().reduce(0 as UInt64) { $0 &<< 8 | UInt64($1) }
        guard bytes.count > 8, Self.checksum(message) == checksum,
            let entry = try? StoredMessage.read(CacheEntry.self, from: message)
        else { return nil }
        self = entry
    }

    /// FNV-1a of 64 bits. Any change of a single byte changes it for certain.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = FNV()
        hash.add(bytes)
        return hash.value
    }
}

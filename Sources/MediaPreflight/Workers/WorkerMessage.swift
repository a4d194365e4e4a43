import PreflightModel
import PreflightStore

/// What a worker is asked: the facts of these sources, none of them a URL.
struct MeasuringRequest: Storable {
    let sources: [MediaSource]

    init(_ sources: [MediaSource]) { self.sources = sources }

    func store(in writer: inout BinaryWriter) {
        writer.write(number: UInt64(sources.count))
        for source in sources {
            writer.write(source.name)
            guard case .bytes(let bytes, _) = source else {
                writer.write(byte: 0)
                continue
            }
            writer.write(byte: 1)
            writer.write(number: UInt64(bytes.count))
            writer.write(bytes: bytes)
        }
    }

    init(from reader: inout BinaryReader) throws(MalformedBytes) {
        var sources: [MediaSource] = []
        for _ in 0..<(try reader.readNumber()) {
            let name: String = try reader.read()
            if try reader.readByte() == 0 {
                sources.append(.file(name))
            } else {
                sources.append(.bytes(Array(try reader.readBytes(try reader.readNumber())), label: name))
            }
        }
        self.sources = sources
    }
}

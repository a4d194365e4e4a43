import PreflightModel
import PreflightStore

/// What a worker is asked for.
enum MeasuringJob: Storable {
    /// The facts of these sources, none of them a URL.
    case sources([MediaSource])
    /// The facts of bytes that the process above reads for it.
    case remote(name: String, byteCount: Int64, servesParts: Bool)

    /// What comes first in a message of a worker that is asked about remote bytes: it may ask before it answers.
    enum Mark {
        static let answer: UInt8 = 0
        static let question: UInt8 = 1
    }

    func store(in writer: inout BinaryWriter) {
        switch self {
        case .sources(let sources):
            writer.write(byte: 0)
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
        case .remote(let name, let byteCount, let servesParts):
            writer.write(byte: 1)
            writer.write(name)
            writer.write(number: UInt64(bitPattern: byteCount))
            writer.write(byte: servesParts ? 1 : 0)
        }
    }

    init(from reader: inout BinaryReader) throws(MalformedBytes) {
        guard try reader.readByte() == 0 else {
            self = .remote(
                name: try reader.read(), byteCount: try reader.readOffset(),
                servesParts: try reader.readByte() == 1)
            return
        }
        var sources: [MediaSource] = []
        for _ in 0..<(try reader.readNumber()) {
            let name: String = try reader.read()
            if try reader.readByte() == 0 {
                sources.append(.file(name))
            } else {
                sources.append(.bytes(Array(try reader.readBytes(try reader.readNumber())), label: name))
            }
        }
        self = .sources(sources)
    }
}

extension BinaryReader {
    /// A number that may be below 0.
    mutating func readOffset() throws(MalformedBytes) -> Int64 {
        Int64(bitPattern: try readNumber())
    }
}

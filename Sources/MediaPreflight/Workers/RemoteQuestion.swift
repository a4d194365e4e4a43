import PreflightModel
import PreflightStore

/// What a worker asks of bytes that only the process above it can fetch.
enum RemoteQuestion: Storable {
    /// Bytes from an offset: at least so many, and at most as many as there is room for.
    case read(offset: Int64, atLeast: Int, atMost: Int)
    /// Tells that a range will be read.
    case willRead(Range<Int64>)
    /// Where the bytes end that are at hand from an offset on.
    case endAtHand(Int64)

    /// Bytes of the longest piece that is handed over at once.
    private static let longestPiece = 1 << 20

    /// Reads a question; nil when it is none. Numbers are taken as they are: who answers bounds them.
    init?(_ message: [UInt8]) {
        guard let question = try? StoredMessage.read(Self.self, from: message[...]) else { return nil }
        self = question
    }

    /// The answer to a worker, of whose numbers none is believed.
    /// - Returns: A mark (1 when it could be had) and what was asked for; nil when the question makes no sense.
    func answer(from bytes: any RandomAccessBytes) -> [UInt8]? {
        switch self {
        case .read(let offset, let least, let most):
            guard offset >= 0, offset < bytes.byteCount, most > 0, least >= 0 else { return nil }
            let count = Int(min(Int64(min(most, Self.longestPiece)), bytes.byteCount - offset))
            var piece = [UInt8](repeating: 0, count: 1 + count)
            let read = unsafe piece.withUnsafeMutableBytes { buffer in
                unsafe bytes.read(
                    at: offset, atLeast: min(least, count),
                    into: UnsafeMutableRawBufferPointer(rebasing: buffer[1...]))
            }
            guard let read else { return [0] }
            piece[0] = 1
            return Array(piece.prefix(1 + read))
        case .willRead(let range):
            bytes.willRead(range.clamped(to: 0..<max(bytes.byteCount, 0)))
            return [1]
        case .endAtHand(let offset):
            guard offset >= 0, offset <= bytes.byteCount else { return nil }
            let end = bytes.endAtHand(from: offset)
            return [1] + (0..<8).map { UInt8(truncatingIfNeeded: end >> ($0 * 8)) }
        }
    }

    func store(in writer: inout BinaryWriter) {
        switch self {
        case .read(let offset, let least, let most):
            writer.write(byte: 0)
            writer.write(number: UInt64(bitPattern: offset))
            writer.write(number: UInt64(least))
            writer.write(number: UInt64(most))
        case .willRead(let range):
            writer.write(byte: 1)
            writer.write(number: UInt64(bitPattern: range.lowerBound))
            writer.write(number: UInt64(bitPattern: range.upperBound))
        case .endAtHand(let offset):
            writer.write(byte: 2)
            writer.write(number: UInt64(bitPattern: offset))
        }
    }

    init(from reader: inout BinaryReader) throws(MalformedBytes) {
        switch try reader.readByte() {
        case 0:
            self = .read(
                offset: try reader.readOffset(), atLeast: Int(clamping: try reader.readNumber()),
                atMost: Int(clamping: try reader.readNumber()))
        case 1:
            let (start, end) = (try reader.readOffset(), try reader.readOffset())
            guard start <= end else { throw MalformedBytes() }
            self = .willRead(start..<end)
        case 2: self = .endAtHand(try reader.readOffset())
        default: throw MalformedBytes()
        }
    }
}

/// Bytes that the process above hands over, piece by piece, through the pipes that this one works for it by.
final class RemoteBytes: RandomAccessBytes {
    let byteCount: Int64
    let servesParts: Bool
    private let ask: (RemoteQuestion) -> [UInt8]?

    /// - Parameters:
    ///   - byteCount: How many bytes there are.
    ///   - servesParts: Whether any part can be had without what lies before it.
    ///   - ask: Asks the process above; nil when it gave no answer.
    init(byteCount: Int64, servesParts: Bool, ask: @escaping (RemoteQuestion) -> [UInt8]?) {
        (self.byteCount, self.servesParts, self.ask) = (byteCount, servesParts, ask)
    }

    func read(at offset: Int64, atLeast count: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        var total = 0
        // What is asked for may be more than is handed over at once.
        while total == 0 || total < count {
            let question = RemoteQuestion.read(
                offset: offset + Int64(total), atLeast: max(count - total, 0), atMost: buffer.count - total)
            guard let piece = answer(to: question) else { return nil }
            if piece.isEmpty { break }
            unsafe piece.withUnsafeBytes { piece in
                unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[total...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: piece.prefix(buffer.count - total)))
            }
            total += min(piece.count, buffer.count - total)
            if total == buffer.count || offset + Int64(total) >= byteCount { break }
        }
        return total
    }

    func willRead(_ range: Range<Int64>) { _ = answer(to: .willRead(range)) }

    func endAtHand(from offset: Int64) -> Int64 {
        guard let bytes = answer(to: .endAtHand(offset)), bytes.count == 8 else { return offset }
        return bytes.reversed().reduce(0) { $0 << 8 | Int64($1) }
    }

    private func answer(to question: RemoteQuestion) -> ArraySlice<UInt8>? {
        guard let answer = ask(question), answer.first == 1 else { return nil }
        return answer.dropFirst()
    }
}

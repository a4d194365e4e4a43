/// What a `Content-Range` header can say that the range asked for does not allow.
public enum RangeLie: String, Sendable, CaseIterable {
    /// None, though the status is 206.
    case missing
    /// It begins one byte later.
    case startsLater
    /// It begins one byte earlier, or at 1 when asked for from 0.
    case startsElsewhere
    /// It ends beyond what was asked for.
    case endsBeyondRange
    /// It ends beyond the file.
    case endsBeyondTotal
    /// The file's length is smaller than the range's end.
    case totalBelowEnd
    /// Another length of the file each time.
    case changingTotal
    /// Its end lies before its start.
    case reversed
    /// Numbers below zero.
    case negative
    /// Numbers beyond 64 bits.
    case overflowing
    /// The largest numbers of 64 bits.
    case largest
    /// Another unit than bytes.
    case otherUnit
    /// No range at all.
    case garbage

    func header(_ part: Range<Int>, of total: Int, request: Int) -> [String] {
        let (first, last) = (part.lowerBound, part.upperBound - 1)
        let value =
            switch self {
            case .missing: ""
            case .startsLater: "bytes \(first + 1)-\(last)/\(total)"
            case .startsElsewhere: "bytes \(first == 0 ? 1 : first - 1)-\(last)/\(total)"
            case .endsBeyondRange: "bytes \(first)-\(last + 10)/\(total + 20)"
            case .endsBeyondTotal: "bytes \(first)-\(total)/\(total)"
            case .totalBelowEnd: "bytes \(first)-\(last)/\(last / 2)"
            case .changingTotal: "bytes \(first)-\(last)/\(total + request)"
            case .reversed: "bytes \(last)-\(first - 1)/\(total)"
            case .negative: "bytes -\(first)--\(last)/-\(total)"
            case .overflowing: "bytes 0-99999999999999999999/100000000000000000000"
            case .largest: "bytes \(first)-9223372036854775806/9223372036854775807"
            case .otherUnit: "seconds \(first)-\(last)/\(total)"
            case .garbage: "bytes a-b/c \u{1}\u{2}"
            }
        return self == .missing ? [] : ["Content-Range: \(value)"]
    }
}

/// Answers to ranges that are not the range.
extension Script {
    /// Ranges of a file whose `Content-Range` lies; body and `Content-Length` do not.
    public static func wrongContentRange(_ lie: RangeLie, _ bytes: [UInt8]) -> Script {
        Script { request, connection in
            let part = request.part(of: bytes)
            let header = lie.header(part, of: bytes.count, request: request.index)
            try connection.respond(206, header, body: bytes[part])
        }
    }

    /// Ranges whose bodies are shorter than they say, by half, and whose lengths are honest.
    public static func shortBodies(_ bytes: [UInt8]) -> Script {
        bodies(of: bytes) { bytes[$0.lowerBound..<($0.lowerBound + $0.count / 2)] }
    }

    /// Ranges whose bodies are longer than they say, and whose lengths are honest.
    public static func overlongBody(_ bytes: [UInt8], by count: Int = 1000) -> Script {
        bodies(of: bytes) { bytes[$0] + Array(repeating: 0, count: count) }
    }

    private static func bodies(
        of bytes: [UInt8], _ body: @escaping @Sendable (Range<Int>) -> ArraySlice<UInt8>
    ) -> Script {
        Script { request, connection in
            let part = request.part(of: bytes)
            try connection.respond(206, [part.header(of: bytes.count)], body: body(part))
        }
    }
}

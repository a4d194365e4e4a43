/// What a `Content-Length` can say that the body does not keep.
public enum LengthLie: String, Sendable, CaseIterable {
    /// More than the body, which ends with the connection.
    case tooLong
    /// Less than the body.
    case tooShort
    /// Two that differ.
    case two
    /// Below zero.
    case negative
    /// Beyond 64 bits.
    case overflowing
    /// The largest number of 64 bits.
    case largest
    /// No number.
    case garbage

    /// The header's lines for a body of some bytes.
    public func headers(_ count: Int) -> [String] {
        switch self {
        case .tooLong: ["Content-Length: \(count + 1000)"]
        case .tooShort: ["Content-Length: \(count / 2)"]
        case .two: ["Content-Length: \(count)", "Content-Length: \(count / 2)"]
        case .negative: ["Content-Length: -\(count)"]
        case .overflowing: ["Content-Length: 99999999999999999999"]
        case .largest: ["Content-Length: 9223372036854775807"]
        case .garbage: ["Content-Length: many"]
        }
    }
}

/// Bodies that are not as long as they should be.
extension Script {
    /// A file, whole or in ranges, whose length lies. The connection is closed after the body.
    public static func wrongContentLength(_ lie: LengthLie, _ bytes: [UInt8]) -> Script {
        Script { request, connection in
            connection.close()
            let part = try connection.writeHead(to: request, with: bytes) { lie.headers($0.count) }
            try connection.write(Array(bytes[part]))
        }
    }

    /// A body without length that begins with a file and never ends.
    public static func endlessBody(_ beginning: [UInt8] = []) -> Script {
        Script { _, connection in
            try connection.writeHead(200, ["Connection: close"])
            try connection.write(beginning)
            try connection.writeEndlessly([UInt8](repeating: 0, count: 65_536))
        }
    }

    /// The same in chunks.
    public static func endlessChunks(_ beginning: [UInt8] = []) -> Script {
        Script { _, connection in
            try connection.writeHead(200, ["Transfer-Encoding: chunked"])
            if !beginning.isEmpty { try connection.writeChunk(beginning) }
            while true { try connection.writeChunk([UInt8](repeating: 0, count: 65_536)) }
        }
    }

    /// A file, whole or in ranges, whose body begins as it should and never ends.
    public static func endlessRange(_ bytes: [UInt8]) -> Script {
        Script { request, connection in
            let part = try connection.writeHead(to: request, with: bytes) { _ in ["Connection: close"] }
            try connection.write(Array(bytes[part]))
            try connection.writeEndlessly([UInt8](repeating: 0, count: 65_536))
        }
    }

    /// A file, whole or in ranges, of which the connection breaks off after so many bytes of the body.
    /// - Parameters:
    ///   - bytes: The file.
    ///   - count: How many bytes are sent.
    ///   - isReset: Whether it ends with a reset.
    /// - Returns: The script.
    public static func earlyClose(_ bytes: [UInt8], after count: Int, reset isReset: Bool = false) -> Script {
        Script { request, connection in
            connection.close()
            let part = try connection.writeHead(to: request, with: bytes) { ["Content-Length: \($0.count)"] }
            try connection.write(Array(bytes[part].prefix(count)))
            if isReset { connection.reset() }
        }
    }
}

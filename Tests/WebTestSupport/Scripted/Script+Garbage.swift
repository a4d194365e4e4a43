/// What can come where HTTP/1.1 is expected.
public enum Garbage: String, Sendable, CaseIterable {
    /// Bytes without form.
    case noise
    /// A body without head, as in HTTP/0.9.
    case bodyOnly
    /// The first bytes of HTTP/2.
    case http2
    /// The first bytes of TLS.
    case tls
    /// Another protocol's greeting.
    case smtp
    /// A status that is no number.
    case wordForStatus
    /// A status of many digits.
    case hugeStatus
    /// A status below 100.
    case tinyStatus
    /// A header without a colon.
    case headerWithoutColon
    /// A header with NUL.
    case headerWithNUL
    /// An upgrade to another protocol that nobody asked for.
    case upgrade
    /// Chunks with a size that is no number.
    case wrongChunkSize
    /// Chunks with a size beyond 64 bits.
    case hugeChunkSize
    /// A transfer encoding that nobody knows.
    case unknownTransferEncoding

    var text: String {
        switch self {
        case .noise: "\u{0}\u{1}\u{2}\u{7}\u{1B}[2J\u{FFFD}\r\n\r\n\u{0}"
        case .bodyOnly: "<html>HTTP/0.9 had no head</html>\r\n"
        case .http2: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u{0}\u{0}\u{0}\u{4}\u{0}\u{0}\u{0}\u{0}\u{0}"
        case .tls: "\u{15}\u{3}\u{3}\u{0}\u{2}\u{2}\u{28}"
        case .smtp: "220 mail.test ESMTP\r\n"
        case .wordForStatus: "HTTP/1.1 fine OK\r\nContent-Length: 0\r\n\r\n"
        case .hugeStatus: "HTTP/1.1 20000000000000000000 OK\r\nContent-Length: 0\r\n\r\n"
        case .tinyStatus: "HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n"
        case .headerWithoutColon: "HTTP/1.1 200 OK\r\nno colon here\r\nContent-Length: 4\r\n\r\nbody"
        case .headerWithNUL: "HTTP/1.1 200 OK\r\nX-Nul: a\u{0}b\r\nContent-Length: 4\r\n\r\nbody"
        case .upgrade: "HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
        case .wrongChunkSize: Self.chunked + "zz\r\nbody\r\n0\r\n\r\n"
        case .hugeChunkSize: Self.chunked + "fffffffffffffffffff\r\nbody\r\n0\r\n\r\n"
        case .unknownTransferEncoding:
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: rot13\r\nConnection: close\r\n\r\nobql"
        }
    }

    private static let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
}

/// Answers that are not HTTP, or too much of it.
extension Script {
    /// Something else than HTTP/1.1, after which the connection ends.
    public static func garbage(_ garbage: Garbage) -> Script {
        Script { _, connection in
            connection.close()
            try connection.write(garbage.text)
        }
    }

    /// A head that never ends.
    public static let endlessHeaders = Script { _, connection in
        try connection.write("HTTP/1.1 200 OK\r\n")
        try connection.writeEndlessly(Array("X-Again: and again, and again, and again\r\n".utf8))
    }

    /// A head of one header that never ends.
    public static let endlessHeader = Script { _, connection in
        try connection.write("HTTP/1.1 200 OK\r\nX-Long: ")
        try connection.writeEndlessly([UInt8](repeating: UInt8(ascii: "x"), count: 4096))
    }

    /// Responses of status 100 without end.
    public static let endlessContinues = Script { _, connection in
        try connection.writeEndlessly(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }

    /// A file whose head has one header of so many bytes.
    public static func hugeHeader(_ count: Int, _ bytes: [UInt8]) -> Script {
        Script { request, connection in
            try connection.respond(
                to: request, with: bytes, ["X-Huge: " + String(repeating: "x", count: count)])
        }
    }
}

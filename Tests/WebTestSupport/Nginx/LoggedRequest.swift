internal import Foundation

/// A request as nginx logged it at its end.
public struct LoggedRequest: Sendable, Hashable {
    /// `GET`.
    public let method: String
    /// The path and query, to the letter.
    public let uri: String
    /// The port it came to.
    public let port: UInt16
    /// The headers of interest, those that were sent, by lower-cased names: `range`, `host`, `authorization`,
    /// `cookie`, `user-agent`, `accept-encoding`, `if-range`, `if-match`, `referer`.
    public let headers: [String: String]
    /// The status of the response; 499 when the client closed before there was one.
    public let status: Int
    /// Bytes sent in all, the head included.
    public let sentByteCount: Int
    /// Bytes of the body that were sent.
    public let bodyByteCount: Int
    /// Whether the whole response was sent.
    public let isComplete: Bool
    /// The number of its connection.
    public let connection: Int
    /// Its number on its connection, from 1.
    public let indexOnConnection: Int

    /// The `Range` header.
    public var range: String? { headers["range"] }

    /// The uri without its query.
    public var path: String { String(uri.prefix { $0 != "?" }) }

    /// The variables that the log names, each a text, by their names in a line.
    static let format: String = {
        let headers = loggedHeaders.map { ($0, "http_" + $0.replacing("-", with: "_")) }
        let members = (variables.map { ($0, $0) } + headers).map { "\"\($0)\":\"$\($1)\"" }
        return "{" + members.joined(separator: ",") + "}"
    }()

    private static let variables = [
        "request_method", "request_uri", "server_port", "status", "bytes_sent", "body_bytes_sent",
        "request_completion", "connection", "connection_requests",
    ]
    private static let loggedHeaders = [
        "range", "host", "authorization", "cookie", "user-agent", "accept-encoding", "if-range", "if-match",
        "referer",
    ]

    /// A line is not as the format says.
    struct Malformed: Error { let line: String }

    init(line: Substring) throws {
        let values = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        func text(_ name: String) throws -> String {
            guard let value = values[name] else { throw Malformed(line: String(line)) }
            return value
        }
        func number<Value: FixedWidthInteger>(_ name: String) throws -> Value {
            guard let value = Value(try text(name)) else { throw Malformed(line: String(line)) }
            return value
        }
        method = try text("request_method")
        uri = try text("request_uri")
        port = try number("server_port")
        headers = values.filter { Self.loggedHeaders.contains($0.key) && !$0.value.isEmpty }
        status = try number("status")
        sentByteCount = try number("bytes_sent")
        bodyByteCount = try number("body_bytes_sent")
        isComplete = try text("request_completion") == "OK"
        connection = try number("connection")
        indexOnConnection = try number("connection_requests")
    }
}

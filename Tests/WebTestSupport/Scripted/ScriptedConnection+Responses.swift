/// Responses in good form, for scripts that misbehave elsewhere.
extension ScriptedConnection {
    /// Sends a status line and headers.
    /// - Parameters:
    ///   - status: The status.
    ///   - headers: Lines such as `ETag: "1"`.
    /// - Throws: ``PeerGone``.
    public func writeHead(_ status: Int, _ headers: [String] = []) throws {
        try write((["HTTP/1.1 \(status) Scripted"] + headers).joined(separator: "\r\n") + "\r\n\r\n")
    }

    /// Sends a whole response with its length.
    /// - Parameters:
    ///   - status: The status.
    ///   - headers: Lines beside the length.
    ///   - body: The body.
    /// - Throws: ``PeerGone``.
    public func respond(_ status: Int, _ headers: [String] = [], body: some Collection<UInt8> = []) throws {
        try writeHead(status, headers + ["Content-Length: \(body.count)"])
        try write(Array(body))
    }

    /// Sends the head of an answer with a file or the part of it that is asked for.
    /// - Parameters:
    ///   - request: What is asked for.
    ///   - bytes: The file.
    ///   - headers: Lines beside those about ranges, for the part.
    /// - Returns: The part, which the body is to be.
    /// - Throws: ``PeerGone``.
    func writeHead(
        to request: ScriptedRequest, with bytes: [UInt8], _ headers: (Range<Int>) -> [String]
    ) throws -> Range<Int> {
        let part = request.part(of: bytes)
        if request.range == nil {
            try writeHead(200, headers(part))
        } else {
            try writeHead(206, headers(part) + [part.header(of: bytes.count)])
        }
        return part
    }

    /// Answers with a file or the part of it that is asked for, as a good server does.
    /// - Parameters:
    ///   - request: What is asked for.
    ///   - bytes: The file.
    ///   - headers: Lines beside those about ranges and lengths.
    /// - Throws: ``PeerGone``.
    public func respond(to request: ScriptedRequest, with bytes: [UInt8], _ headers: [String] = []) throws {
        let headers = headers + ["Accept-Ranges: bytes"]
        guard let asked = request.range else { return try respond(200, headers, body: bytes) }
        guard let range = asked.resolved(in: bytes.count) else {
            return try respond(416, headers + ["Content-Range: bytes */\(bytes.count)"])
        }
        try respond(206, headers + [range.header(of: bytes.count)], body: bytes[range])
    }
}

extension ScriptedRequest {
    /// The part of a file that it asks for: all when it asks for no range, nothing when the file has none of it.
    public func part(of bytes: [UInt8]) -> Range<Int> {
        guard let range else { return 0..<bytes.count }
        return range.resolved(in: bytes.count) ?? 0..<0
    }
}

extension Range<Int> {
    /// The line that states it as a part of so many bytes; `*` for an unknown number.
    func header(of total: some CustomStringConvertible) -> String {
        "Content-Range: bytes \(lowerBound)-\(upperBound - 1)/\(total)"
    }
}

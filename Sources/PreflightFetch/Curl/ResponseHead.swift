internal import PreflightModel

/// The header of an HTTP response, as far as it has come.
struct ResponseHead {
    /// The status of the last status line; nil before the first.
    private(set) var status: Int?
    /// Whether the final response's header has come whole.
    private(set) var isComplete = false
    /// Bytes of all headers, those of interim responses included.
    private(set) var byteCount = 0
    private var fields: [String: String] = [:]

    /// Most bytes of headers. nginx and Apache send no more than 16 KiB, most servers less than one.
    static let byteLimit = 65536

    /// Why no more of it is read.
    static var isTooLong: FetchFailure {
        FetchFailure(.badResponse, "the server's headers have more than \(byteLimit) bytes")
    }

    /// Takes a line, with its line end.
    mutating func add(_ line: some Collection<UInt8>) throws(FetchFailure) {
        byteCount += line.count
        guard byteCount <= Self.byteLimit else { throw Self.isTooLong }
        // What comes after the header is a trailer.
        guard !isComplete else { return }
        var bytes = Array(line)
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        // Some readers end a line there, and some do not.
        guard !bytes.contains(where: { $0 == UInt8(ascii: "\r") || $0 == 0 }) else {
            throw FetchFailure(.badResponse, "the server's headers have a line break or a NUL inside a line")
        }
        let content = String(decoding: bytes, as: UTF8.self)
        if content.hasPrefix("HTTP/") {
            fields = [:]
            status = content.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        } else if content.isEmpty {
            // Interim responses (1xx) are followed by another header; 101 by another protocol.
            isComplete = status.map { $0 >= 200 || $0 == 101 } ?? false
        } else if let colon = content.firstIndex(of: ":") {
            let name = content[..<colon].lowercased()
            let value = content[content.index(after: colon)...].trimmingSpaces
            // Two statements of a length, a range or a place: nobody can say which one counts.
            if let earlier = fields[name], earlier != value,
                ["content-range", "content-length", "location"].contains(name)
            {
                throw FetchFailure(.badResponse, "the server states its \(name) twice, and not the same")
            }
            fields[name] = value
        }
    }
}

extension ResponseHead {
    /// The media type without its parameters, lower-cased.
    var contentType: String? {
        let type = fields["content-type"]?.prefix { $0 != ";" }.trimmingSpaces.lowercased()
        return type?.isEmpty == false ? type : nil
    }

    /// How long the body is, if that is stated.
    var contentLength: Int64? { fields["content-length"].flatMap { Int64(digits: $0) } }

    /// What part of the file the body is, if that is stated.
    var contentRange: String? { fields["content-range"] }

    /// Where the file is instead, to the letter; nil when nothing is stated.
    var location: String? { fields["location"].flatMap { $0.isEmpty ? nil : $0 } }

    /// How the body is compressed, although nobody asked for it; nil when it is not.
    var compression: String? {
        // aws-chunked is left over from an upload, and says nothing of the body.
        let codings =
            fields["content-encoding"]?.lowercased().split(separator: ",").map(\.trimmingSpaces) ?? []
        return codings.first { !["", "identity", "aws-chunked"].contains($0) }
    }

    /// What changes when the file does: its tag, else its date.
    var validator: String? { fields["etag"] ?? fields["last-modified"] }
}

extension StringProtocol {
    /// The text without white space at its ends.
    fileprivate var trimmingSpaces: String {
        let start = drop { $0.isWhitespace }
        return String(
            start[
                ..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)])
    }
}

internal import PreflightModel
import PreflightText

/// The header of an HTTP response, as far as it has come.
struct ResponseHead {
    /// The status of the last status line; nil before the first.
    private(set) var status: Int?
    /// Whether the final response's header has come whole.
    private(set) var isComplete = false
    /// Bytes of all headers, those of interim responses included.
    private(set) var byteCount = 0
    private var fields: [String: String] = [:]
    /// Whether the status line of this header has come: a line that looks like one further on is none.
    private var isBegun = false

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
        if !isBegun {
            isBegun = true
            fields = [:]
            status = Self.status(content)
        } else if content.isEmpty {
            // Interim responses (1xx) are followed by another header; 101 by another protocol.
            isComplete = status.map { $0 >= 200 || $0 == 101 } ?? false
            isBegun = isComplete
        } else if let colon = content.firstIndex(of: ":") {
            let name = content[..<colon].lowercased()
            let value = content[content.index(after: colon)...].trimmingSpaces
            try add(name, value)
        }
    }

    private mutating func add(_ name: String, _ value: String) throws(FetchFailure) {
        if Self.lists.contains(name) {
            fields[name] = fields[name].map { "\($0), \(value)" } ?? value
        } else if let earlier = fields[name], earlier != value, Self.singles.contains(name) {
            // Nobody can say which one counts.
            throw FetchFailure(.badResponse, "the server states its \(name) twice, and not the same")
        } else {
            fields[name] = value
        }
        // curl would decode any other it knows, beyond every bound.
        if name == "transfer-encoding",
            let coding = fields[name]?.unknownCoding(known: ["chunked", "identity"])
        {
            throw FetchFailure(.badResponse, "the server sends its response encoded (\(coding.shortened))")
        }
    }

    /// Fields of which there may be several, which add up.
    private static let lists: Set<String> = ["content-encoding", "transfer-encoding"]
    /// Fields that are used, and of which there may be one.
    private static let singles: Set<String> = [
        "content-range", "content-length", "location", "etag", "last-modified", "content-type",
    ]

    /// The status of a status line.
    private static func status(_ line: String) -> Int? {
        line.hasPrefix("HTTP/") ? line.split(separator: " ").dropFirst().first.flatMap { Int($0) } : nil
    }
}

extension ResponseHead {
    /// The media type without its parameters, lower-cased.
    var contentType: String? {
        let type = fields["content-type"]?.prefix { $0 != ";" }.trimmingSpaces.lowercased()
        return type?.isEmpty == false ? type?.shortened : nil
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
        fields["content-encoding"]?.unknownCoding(known: ["", "identity", "aws-chunked"])?.shortened
    }

    /// What tells one version of the file from another.
    var version: FileVersion { FileVersion(tag: fields["etag"], date: fields["last-modified"]) }
}

/// What a server says of a file's version: each nil when it does not.
struct FileVersion: Equatable {
    /// `ETag`. One that begins with `W/` is weak: other bytes may have the same.
    var tag: String?
    /// `Last-Modified`.
    var date: String?

    /// Whether another response is of the same version, as far as its server tells.
    func isSame(as other: FileVersion) -> Bool {
        if let tag, !tag.hasPrefix("W/") { return tag == other.tag }
        return self == other
    }
}

extension String {
    /// The first coding of a list that is none of those known.
    fileprivate func unknownCoding(known: Set<String>) -> String? {
        lowercased().split(separator: ",", omittingEmptySubsequences: false).lazy.map(\.trimmingSpaces)
            .first { !known.contains($0) }
    }
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

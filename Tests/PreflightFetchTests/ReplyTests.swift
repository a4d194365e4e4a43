import PreflightModel
import PreflightText
import TestSupport
import Testing

@testable import PreflightFetch

/// What a response says about a file, held against what was asked.
@Suite(.tags(.readsStrangersBytes)) struct ReplyTests {
    private static func head(_ status: Int, _ fields: [String]) throws -> ResponseHead {
        var head = ResponseHead()
        for line in ["HTTP/1.1 \(status) Whatever"] + fields + [""] {
            try head.add((line + "\r\n").utf8)
        }
        return head
    }

    @Test func `a part tells where it is and how large the file is`() throws {
        let head = try Self.head(206, ["Content-Range: bytes 100-199/1000", "Content-Length: 100"])
        let reply = try Reply(head, to: HTTPRequest.Range(first: 100, last: 199))
        #expect(reply.start == 100 && reply.end == 200 && reply.total == 1000 && reply.isPart)
    }

    @Test func `a server that knows no parts sends all`() throws {
        let head = try Self.head(200, ["Content-Length: 1000"])
        let reply = try Reply(head, to: HTTPRequest.Range(first: 100, last: 199))
        #expect(reply.start == 0 && reply.end == 1000 && reply.total == 1000 && !reply.isPart)
    }

    @Test func `an empty file has no part`() throws {
        let head = try Self.head(416, ["Content-Range: bytes */0"])
        let reply = try Reply(head, to: HTTPRequest.Range(first: 0, last: 65535))
        #expect(reply.start == 0 && reply.end == 0 && reply.total == 0)
    }

    @Test(
        "what contradicts the request or itself is refused",
        arguments: [
            (206, []),
            (206, ["Content-Range: bytes 0-99/1000"]),
            (206, ["Content-Range: bytes 100-200/1000"]),
            (206, ["Content-Range: bytes 100-150/1000"]),
            (206, ["Content-Range: bytes 100-199/150"]),
            (206, ["Content-Range: bytes 100-199/1000", "Content-Length: 99"]),
            (206, ["Content-Range: bytes 199-100/1000"]),
            (206, ["Content-Range: bytes 100-199/99999999999999999999"]),
            (206, ["Content-Range: bytes 100-199/9007199254740993"]),
            (200, ["Content-Length: 9007199254740993"]),
            (206, ["Content-Range: bytes -100-199/1000"]),
            (206, ["Content-Range: bytes +100-199/1000"]),
            (206, ["Content-Range: items 100-199/1000"]),
            (206, ["Content-Type: multipart/byteranges; boundary=x"]),
            (206, ["Content-Range: bytes 100-199/1000", "Content-Encoding: gzip"]),
            (200, ["Content-Length: 1000", "Content-Encoding: br"]),
            (416, ["Content-Range: bytes */1000"]),
            (416, []),
        ])
    func refuses(status: Int, fields: [String]) throws {
        let head = try Self.head(status, fields)
        let failure = #expect(throws: FetchFailure.self) {
            try Reply(head, to: HTTPRequest.Range(first: 100, last: 199))
        }
        #expect(failure?.kind == .badResponse)
    }

    @Test(arguments: ["identity", "aws-chunked", "Identity"])
    func `a coding that changes no byte is none`(coding: String) throws {
        let head = try Self.head(200, ["Content-Length: 5", "Content-Encoding: \(coding)"])
        #expect(try Reply(head, to: nil).total == 5)
    }

    @Test(arguments: [(16383, false), (16384, true), (16385, true)])
    func `a part may be shorter than asked for, but not short`(count: Int, isTaken: Bool) throws {
        let head = try Self.head(206, ["Content-Range: bytes 0-\(count - 1)/1000000"])
        let reply = try? Reply(head, to: HTTPRequest.Range(first: 0))
        #expect((reply?.end == Int64(count)) == isTaken)
    }

    @Test func `a part of a file that goes on may end with the file alone`() throws {
        let range = HTTPRequest.Range(first: 0, last: 65535)
        let short = try Self.head(206, ["Content-Range: bytes 0-999/1000"])
        #expect(try Reply(short, to: range).end == 1000)
        let open = try Self.head(206, ["Content-Range: bytes 0-99999/100000"])
        #expect(try Reply(open, to: HTTPRequest.Range(first: 0)).end == 100_000)
    }
}

/// The header of a response, line by line.
@Suite(.tags(.readsStrangersBytes)) struct ResponseHeadTests {
    private static func read(_ text: String) throws -> ResponseHead {
        var head = ResponseHead()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            try head.add("\(line)\r\n".utf8)
        }
        return head
    }

    @Test func `interim responses are read over`() throws {
        let head = try Self.read(
            "HTTP/1.1 103 Early Hints\nETag: \"old\"\n\nHTTP/1.1 200 OK\nContent-Length: 3\n")
        #expect(
            head.status == 200 && head.isComplete && head.version == FileVersion() && head.contentLength == 3)
    }

    @Test func `nothing follows a switch to another protocol`() throws {
        #expect(try Self.read("HTTP/1.1 101 Switching\nUpgrade: h2c\n").isComplete)
    }

    @Test func `names have no case, and values no space around them`() throws {
        let head = try Self.read("HTTP/1.1 200\ncOnTeNt-TyPe: \t Image/PNG ; charset=x \n")
        #expect(head.contentType == "image/png")
    }

    @Test(arguments: ["-1", "+5", "1e3", "", "99999999999999999999", "5, 5"])
    func `a length that is no number is no length`(text: String) throws {
        #expect(try Self.read("HTTP/1.1 200 OK\nContent-Length: \(text)\n").contentLength == nil)
    }

    @Test(arguments: ["Content-Length: 5\rX: y", "\rContent-Length: 5", "X: a\u{0}b"])
    func `a line that some readers end earlier is refused`(line: String) {
        #expect(throws: FetchFailure.self) { try Self.read("HTTP/1.1 200 OK\n\(line)\n") }
    }

    @Test(arguments: ["\u{B}", "\u{C}", "\u{85}", "\u{2028}"])
    func `what is a line break in prose alone ends no header`(text: String) throws {
        let head = try Self.read("HTTP/1.1 200 OK\n\(text)X: y\nContent-Length: 3\n")
        #expect(head.contentLength == 3)
    }

    @Test func `two lengths that differ are refused`() {
        #expect(throws: FetchFailure.self) {
            try Self.read("HTTP/1.1 200 OK\nContent-Length: 5\nContent-Length: 6\n")
        }
    }

    @Test(arguments: [
        "HTTP/1.1 404 Not Found\nContent-Length: 5\nHTTP/1.1 200 OK:x\n",
        "HTTP/1.1 302 Found\nLocation: /b\nHTTP/1.1 200 OK:x\n",
    ])
    func `a status line further on is none`(text: String) throws {
        let head = try Self.read(text)
        #expect(head.isComplete && head.status != 200)
    }

    @Test(arguments: [
        "Transfer-Encoding: gzip", "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\nTransfer-Encoding: gzip",
        "transfer-encoding:  BR ", "ETag: \"1\"\nETag: \"2\"", "Last-Modified: a\nLast-Modified: b",
        "Content-Type: image/png\nContent-Type: text/html",
    ])
    func `what curl would decode, and what is said twice, is refused`(fields: String) {
        #expect(throws: FetchFailure.self) { try Self.read("HTTP/1.1 200 OK\n\(fields)\n") }
    }

    @Test func `codings in several lines add up`() throws {
        let head = try Self.read("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Encoding: identity\n")
        #expect(head.compression == "gzip")
        #expect(try Self.read("HTTP/1.1 200 OK\nTransfer-Encoding: Chunked\n").isComplete)
    }

    @Test func `a stranger's words are shown in part`() throws {
        let long = String(repeating: "x", count: 5000)
        let head = try Self.read("HTTP/1.1 200 OK\nContent-Type: image/\(long)\nContent-Encoding: \(long)\n")
        #expect((head.contentType?.count ?? 0) < 100 && (head.compression?.count ?? 0) < 100)
    }

    @Test(
        "versions differ by their tag, and by their date when the tag is weak or missing",
        arguments: [
            (("\"1\"", "a"), ("\"1\"", "b"), true), (("\"1\"", "a"), ("\"2\"", "a"), false),
            (("W/\"1\"", "a"), ("W/\"1\"", "a"), true), (("W/\"1\"", "a"), ("W/\"1\"", "b"), false),
            ((nil, "a"), (nil, "a"), true), ((nil, "a"), (nil, "b"), false), ((nil, nil), (nil, nil), true),
            ((nil, nil), ("\"1\"", nil), false), (("\"1\"", nil), (nil, nil), false),
            ((nil, nil), (nil, "a"), false),
        ] as [((String?, String?), (String?, String?), Bool)])
    func compares(first: (String?, String?), second: (String?, String?), isSame: Bool) {
        let first = FileVersion(tag: first.0, date: first.1)
        #expect(first.isSame(as: FileVersion(tag: second.0, date: second.1)) == isSame)
    }

    @Test(arguments: [(0, true), (1, false)])
    func `headers have a limit`(excess: Int, isRead: Bool) throws {
        let opening = "HTTP/1.1 200 OK\r\n"
        let field =
            "X: " + String(repeating: "a", count: ResponseHead.byteLimit - opening.utf8.count - 7 + excess)
        func read() throws { _ = try Self.read("HTTP/1.1 200 OK\n\(field)\n") }
        if isRead { try read() } else { #expect(throws: FetchFailure.self) { try read() } }
    }
}

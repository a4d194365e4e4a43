/// Answers without a file.
extension Script {
    /// A status.
    /// - Parameters:
    ///   - status: The status.
    ///   - retryAfter: The `Retry-After`, to the letter.
    /// - Returns: The script.
    public static func status(_ status: Int, retryAfter: String? = nil) -> Script {
        Script { _, connection in
            try connection.respond(
                status, retryAfter.map { ["Retry-After: \($0)"] } ?? [],
                body: Array("This is a page that says \(status).\n".utf8))
        }
    }

    /// A failure so many times, then another answer.
    public static func failing(
        times count: Int, _ failure: Script = .status(503), then script: Script
    ) -> Script {
        .first(count, failure, then: script)
    }

    /// A connection that ends without an answer.
    public static func hangingUp(reset isReset: Bool = false) -> Script {
        Script { _, connection in
            if isReset { connection.reset() } else { connection.close() }
        }
    }

    /// A page in HTML with status 200, as captive portals and login pages answer.
    public static let page = Script { _, connection in
        try connection.respond(
            200, ["Content-Type: text/html; charset=utf-8"],
            body: Array("<!doctype html><title>Sign in</title><p>Please sign in.\n".utf8))
    }

    /// A body with a `Content-Encoding`, be it asked for or not.
    public static func encoded(_ encoding: String, _ body: [UInt8]) -> Script {
        Script { _, connection in
            try connection.respond(200, ["Content-Encoding: \(encoding)"], body: body)
        }
    }

    /// About 100 MB of zeros as gzip.
    public static let gzipBomb = encoded("gzip", GzipBomb.bytes)
}

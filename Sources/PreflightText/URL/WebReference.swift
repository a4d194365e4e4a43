/// A text that is meant as a URL of the web.
package enum WebReference: Sendable, Equatable {
    /// The URL.
    case address(WebAddress)
    /// It cannot be one; and how it may be shown, and why.
    case malformed(shown: String, reason: String)

    /// Reads a text.
    package init(_ text: String) {
        do throws(WebAddress.Mistake) {
            self = .address(try WebAddress(text))
        } catch {
            // Where the secrets of what cannot be taken apart are is not certain: an @ may follow a password.
            let shown = text.prefix { $0 != "?" && $0 != "#" }
            let isSafe = !text.contains("@") && shown.utf8.count <= 200
            self = .malformed(
                shown: isSafe ? String(shown) : "\(String(text.prefix { $0 != ":" }).shortened):…",
                reason: error.reason)
        }
    }

    /// How reports show it.
    package var shown: String {
        switch self {
        case .address(let address): address.redacted
        case .malformed(let shown, _): shown
        }
    }

    /// Whether a text names something of the web: by its scheme, or by any other that `//` follows. `s3://` and `htps://`
    /// are no files. `file://` is one.
    ///
    /// So is one that spaces, quotation marks or angle brackets stand around: it was pasted with them.
    package static func isMeant(by text: String) -> Bool {
        let bare = String(text.drop { $0.isWhitespace || "'\"`<".contains($0) })
        guard let scheme = WebAddress.scheme(of: bare), scheme != "file" else { return false }
        return ["http", "https"].contains(scheme) || bare.dropFirst(scheme.count).hasPrefix("://")
    }

    /// A path of a file that is not there, as it may be shown: when it is likely a URL that lost its scheme, without what
    /// follows a question mark.
    package static func shown(missingPath path: String) -> String {
        lacksScheme(path) && path.contains("?") ? path.prefix { $0 != "?" } + "?…" : path
    }

    /// Whether a text is a host, as a URL has it, and nothing more.
    package static func isHost(_ text: String) -> Bool {
        guard let address = try? WebAddress("https://\(text)/") else { return false }
        return address.path == "/" && address.port == nil && !address.hasCredentials && !address.hasQuery
            && !address.hasFragment
    }

    /// A text of ours that may quote URLs, with what may be secret in them left out.
    package static func redactingURLs(in text: String) -> String {
        var result = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "://") {
            let start = rest[..<mark.lowerBound].lastIndex { !$0.isLetter }.map { rest.index(after: $0) }
            result += rest[..<(start ?? rest.startIndex)]
            let end =
                rest[mark.upperBound...].firstIndex { $0.isWhitespace || "'`\"".contains($0) }
                ?? rest.endIndex
            result += WebReference(String(rest[(start ?? rest.startIndex)..<end])).shown
            rest = rest[end...]
        }
        return result + rest
    }

    /// Whether a path may be a URL without its scheme, or without the colon behind it: `//host/a.png`,
    /// `cdn.example.com/a.png`, `www.example.com`, `https//host/a.png`.
    package static func lacksScheme(_ path: String) -> Bool {
        let beginnings = ["//", "://", "www.", "http//", "https//", "http\\", "https\\"]
        let start = path.prefix(8).lowercased()
        if beginnings.contains(where: start.hasPrefix) { return true }
        let first = path.prefix { $0 != "/" }
        return first.count < path.count && first.contains(".") && !first.hasPrefix(".")
    }
}

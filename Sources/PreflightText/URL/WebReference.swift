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

extension WebReference {
    /// What to write so that a text becomes a URL: for one whose scheme is missing or mistyped, and for one with what
    /// no URL has in it.
    /// - Parameter text: The text, or the beginning of it that may be shown.
    /// - Returns: An instruction; nil when nothing tells what was meant.
    package static func advice(for text: String) -> String? {
        let isPadded = text.first?.isWhitespace == true || text.last?.isWhitespace == true
        let bare = text.drop { $0.isWhitespace }
        if bare.hasPrefix("…") || "'\"`<“‘".contains(where: { bare.first == $0 }) {
            return "delete what stands around it: it begins with https://"
        }
        if bare.hasPrefix("//") { return "put https: in front" }
        if bare.hasPrefix("://") { return "put https in front" }
        let scheme = bare.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        let behind = bare.dropFirst(scheme.count)
        let isEscaped = text.contains("\\") ? ", and write / for each \\" : ""
        if let advice = schemeAdvice(scheme.lowercased(), behind, isEscaped) { return advice }
        if text.contains("\\"), bare.contains("://") { return "write / for each \\" }
        if isPadded { return "delete the blanks around it" }
        if bare.contains("://"), text.contains(where: \.isWhitespace) {
            return "write %20 for a blank, and nothing for a line break"
        }
        return lacksScheme(text) ? "put https:// in front" : nil
    }

    /// What to do about a scheme, or a word that is meant as one.
    private static func schemeAdvice(_ scheme: String, _ behind: Substring, _ isEscaped: String) -> String? {
        let marks = behind.prefix { ":;/\\".contains($0) }
        guard let first = marks.first else { return nil }
        switch scheme {
        case "http", "https":
            let rest = behind.dropFirst(marks.count).lowercased()
            if rest.hasPrefix("http:") || rest.hasPrefix("https:") { return "begin it with https:// once" }
            return marks == "://" ? nil : "begin it with \(scheme)://\(isEscaped)"
        case "s3", "gs", "gcs", "oss", "cos", "tos", "az", "r2":
            return first == ":" ? "give the object's public or presigned https URL" : nil
        case "blob": return "upload the file and give its https URL: a blob: URL exists in one browser only"
        case "ftp", "sftp", "ipfs", "content", "gdrive":
            return first == ":" ? "put the file where https reaches it, and give that URL" : nil
        case "localhost": return first == ":" ? "put http:// in front" : nil
        default:
            guard first == ":" else { return nil }
            // A host and its port.
            if scheme.contains("."), !marks.hasPrefix("://") { return "put https:// in front" }
            return isMistypedHTTP(scheme) ? "begin it with https://\(isEscaped)" : nil
        }
    }

    /// Whether a scheme is `http` or `https` with a letter too many, too few, wrong or moved; `hxxps` is how people
    /// write a link that nobody is to follow.
    private static func isMistypedHTTP(_ scheme: String) -> Bool {
        guard (3...7).contains(scheme.count) else { return false }
        return ["hxxp", "hxxps"].contains(scheme)
            || Suggestion.nearest(to: scheme, in: ["https", "http"]) != nil
    }
}

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

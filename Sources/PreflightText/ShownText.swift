extension String {
    /// The beginning of a stranger's text, to be shown in a sentence. Counted in scalars: one character can have
    /// millions of them.
    package var shortened: String {
        let shown = unicodeScalars.prefix(64)
        return shown.endIndex == unicodeScalars.endIndex ? self : String(shown) + "…"
    }

    /// A name or value in a request as it may be shown: short, and without what may be secret in a URL.
    package var shownName: String {
        guard unicodeScalars.prefix(64).contains(":") || utf8.count > 64 else { return self }
        // A URL is read no further than it could be one; what is cut off is not shown.
        let beginning = String(unicodeScalars.prefix(WebAddress.longestText))
        return String(WebReference.redactingURLs(in: beginning).prefix { $0 != "?" && $0 != "#" }).shortened
    }
}

/// What may be a secret in a text of others, such as an error message that quotes the key that was sent.
package enum SecretText {
    /// Words behind which a secret follows, in small letters.
    private static let announcing: Set<String> = [
        "bearer", "basic", "key", "token", "apikey", "api_key", "secret",
    ]
    /// Characters that a key has, and most words have not all of.
    private static let keyLength = 12

    /// A text whose words that look like keys are replaced by `…`: those that follow `Bearer` and the like, the values of
    /// `key=` and the like, and long words that have a digit.
    package static func masked(_ text: String) -> String {
        var isAnnounced = false
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let parts = word.split(maxSplits: 1, omittingEmptySubsequences: false) { "=:".contains($0) }
            let name = parts[0].lowercased().filter { $0.isLetter || $0 == "_" }
            let looksLikeKey = word.count >= keyLength && word.contains(where: \.isNumber)
            let hasNamedValue = parts.count == 2 && !parts[1].isEmpty && announcing.contains(name)
            let isSecret = isAnnounced && !announcing.contains(name) && !word.isEmpty
            isAnnounced = announcing.contains(name) && !hasNamedValue
            if hasNamedValue { return "\(parts[0])=…" }
            return looksLikeKey || isSecret && word.contains(where: \.isNumber) ? "…" : String(word)
        }.joined(separator: " ")
    }
}

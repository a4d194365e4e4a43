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

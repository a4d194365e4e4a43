package import PreflightModel

extension MessageCatalogue {
    /// Most scalars of a message that are looked at.
    private static let longest = 16_384

    /// The messages that a text says.
    ///
    /// Capital letters, punctuation, numbers, URLs and the order of words do not count. All words of a known message
    /// must be there, or all but one of five; a text of three words or more may be a part of one. `image` for `video` is another
    /// message.
    /// - Parameter text: What the provider said.
    /// - Returns: The messages, those with the most words in common first; empty when none is known.
    package static func messages(saidBy text: String) -> [ProviderMessage] {
        let said = words(of: text)
        guard !said.isEmpty else { return [] }
        let found = Self.messages.compactMap { message -> (message: ProviderMessage, count: Int)? in
            let known = words(of: message.text)
            let common = known.intersection(said).count
            let isWhole = common >= known.count - known.count / 5
            let isPart = common == said.count && common >= 3
            return known.count >= 2 && common >= 2 && (isWhole || isPart) ? (message, common) : nil
        }
        let best = found.map(\.count).max()
        return found.filter { $0.count == best }.map(\.message)
    }

    /// The messages that a code stands for: one of a provider's own; or a status of HTTP, of which is said first what it
    /// means for everybody, and then what single providers answer with it.
    package static func messages(ofCode code: String) -> [ProviderMessage] {
        let own = messages.filter { $0.codes.contains(code) }
        guard own.isEmpty else { return own }
        let known = messages.filter { $0.status == code }
        return (general(status: code, beside: known).map { [$0] } ?? []) + known
    }

    /// The codes in a text: a number alone, or behind a word such as `code`, `error` or `HTTP`.
    package static func codes(in text: String) -> [String] {
        let words = text.unicodeScalars.prefix(longest).split { !$0.isWordPart }.map { String($0) }
        func isCode(_ word: String) -> Bool {
            (3...5).contains(word.utf8.count) && word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        if words.count == 1, isCode(words[0]) { return words }
        let marks: Set = ["code", "error", "errorcode", "status", "http", "errcode", "kling"]
        return zip(words, words.dropFirst()).compactMap { mark, word in
            marks.contains(mark.lowercased()) && isCode(word) ? word : nil
        }
    }

    /// Words that tell nothing.
    private static let fillers: Set = [
        "a", "an", "the", "is", "are", "in", "of", "or", "and", "to", "be", "it", "for", "with", "error",
        "code",
        "message", "failed", "failure", "request", "such", "as", "s", "px",
    ]

    private static func words(of text: String) -> Set<String> {
        var words: Set<String> = []
        for part in text.unicodeScalars.prefix(longest).split(whereSeparator: { $0.properties.isWhitespace })
        {
            // A URL's words are not the provider's.
            if String(part).contains("://") { continue }
            for word in part.split(whereSeparator: { !$0.isWordPart }) {
                let word = String(word).lowercased()
                // A number is what was measured, not what is wrong.
                guard word.contains(where: \.isLetter), word.first?.isNumber != true else { continue }
                let isPlural = word.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss")
                let stem = isPlural ? String(word.dropLast()) : word
                if !fillers.contains(stem) { words.insert(stem) }
            }
        }
        return words
    }
}

extension Unicode.Scalar {
    fileprivate var isWordPart: Bool { properties.isAlphabetic || ("0"..."9").contains(self) }
}

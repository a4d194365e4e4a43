/// What a provider answers when it refuses a request, and what that stands for.
package struct ProviderMessage: Sendable, Hashable {
    /// Whose it is; nil when several providers or no known one answer so.
    package var provider: String?
    /// The words, as they were documented or reported; of a code, those that its document puts beside it.
    package var text: String
    /// The codes that stand for it without any words: `1201`.
    package var codes: [String]
    /// The status of HTTP that it comes with, when that is documented.
    package var status: String?
    /// What it means, in a sentence.
    package var meaning: String
    /// Codes of the rules that find it before a request is sent; empty when none can.
    package var rules: [String]
    /// Where it was read.
    package var source: String
    /// How far that can be relied on.
    package var strength: Strength

    /// Creates a message.
    package init(
        _ text: String, provider: String? = nil, codes: [String] = [], status: String? = nil, meaning: String,
        rules: [String],
        source: String, strength: Strength
    ) {
        self.text = text
        self.provider = provider
        self.codes = codes
        self.status = status
        self.meaning = meaning
        self.rules = rules
        self.source = source
        self.strength = strength
    }

    /// How far a source can be relied on, the best first.
    package enum Strength: String, Sendable, Hashable, CaseIterable {
        /// The provider's own document says it.
        case documented
        /// Several reports show the same cause.
        case strong
        /// One report, or public code that handles it.
        case medium
        /// Public code that gives it in words of its own.
        case paraphrase
        /// A client's behaviour, from which it is inferred.
        case weak
    }
}

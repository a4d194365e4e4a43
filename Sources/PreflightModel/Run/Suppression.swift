/// Why a finding is reported but decides nothing.
public struct Suppression: Sendable, Hashable {
    /// Who said so.
    public var kind: Kind
    /// The reason given, in the words of whoever gave it; nil when none was asked for.
    public var reason: String?

    /// Creates a suppression.
    public init(_ kind: Kind, reason: String? = nil) {
        self.kind = kind
        self.reason = reason
    }

    /// What can keep a finding from deciding. The raw values are part of the JSON contract.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The settings say to ignore it, and why.
        case ignored
        /// It was known when the baseline was written, and the content has not changed since.
        case baseline
    }
}

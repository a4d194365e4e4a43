/// How strictly a verdict is drawn from findings. What is found never depends on it.
public struct Policy: Sendable, Hashable {
    /// Whether warnings fail.
    public var isStrict: Bool
    /// Whether what could not be measured is let through.
    public var allowsUnknown: Bool
    /// Whether findings that pass, and limits that are not documented, are reported too.
    public var isVerbose: Bool

    /// Creates a policy. By default warnings pass and unknowns do not.
    public init(isStrict: Bool = false, allowsUnknown: Bool = false, isVerbose: Bool = false) {
        self.isStrict = isStrict
        self.allowsUnknown = allowsUnknown
        self.isVerbose = isVerbose
    }
}

/// Facts, and the role they are to be judged in.
public struct AssetInRole: Sendable, Hashable {
    /// What was measured.
    public var facts: MediaFacts
    /// `image` or `video` when the caller said so; nil to tell by content.
    public var role: Subject?

    /// Creates an asset in a role.
    public init(_ facts: MediaFacts, role: Subject? = nil) {
        self.facts = facts
        self.role = role
    }
}

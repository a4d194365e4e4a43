package import PreflightText

/// What the signature in a URL's query says of itself. Nothing of it is secret.
public struct SignatureFacts: Sendable, Hashable {
    /// The scheme, as its service calls it: `AWS Signature Version 4`.
    public var scheme: String
    /// Seconds until it is valid, zero or below when it is; nil when it states no start.
    public var secondsToStart: Double?
    /// The life that it was given, in seconds; nil when it states none.
    public var life: Double?
    /// The longest life in seconds that its service accepts; nil when there is no such limit.
    public var longestLife: Double?
    /// Whether the URL's server is sure to refuse a longer life. Some that read the parameters of AWS do not.
    public var isLongestLifeCertain: Bool
    /// Whether it permits other things, and not to read the file.
    public var forbidsReading: Bool
    /// The parameter whose time cannot be read, in lower case: a word, or a number below zero; nil when all can.
    public var unreadable: String?

    /// Creates what a signature says of itself.
    public init(
        scheme: String, secondsToStart: Double? = nil, life: Double? = nil, longestLife: Double? = nil,
        isLongestLifeCertain: Bool = false, forbidsReading: Bool = false, unreadable: String? = nil
    ) {
        self.scheme = scheme
        self.secondsToStart = secondsToStart
        self.life = life
        self.longestLife = longestLife
        self.isLongestLifeCertain = isLongestLifeCertain
        self.forbidsReading = forbidsReading
        self.unreadable = unreadable
    }
}

extension URLSignature {
    /// What it says of itself at a time, in seconds since 1970.
    package func facts(now: Int64) -> SignatureFacts {
        SignatureFacts(
            scheme: scheme, secondsToStart: start.map { Double($0) - Double(now) },
            life: life.map(Double.init),
            longestLife: longestLife.map(Double.init), isLongestLifeCertain: isLongestLifeCertain,
            forbidsReading: forbidsReading, unreadable: unreadable)
    }
}

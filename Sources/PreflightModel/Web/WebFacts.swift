package import PreflightText

/// What is known of the URL that an asset was given by, as a provider would meet it.
package struct WebFacts: Sendable, Hashable {
    /// The URL as reports show it: without credentials and fragment, and with `?…` for its query.
    package var url: String
    /// Why nobody could fetch it, in words that go on after "The URL cannot be used:"; nil when its form is right.
    package var mistake: String?
    /// `http` or `https`; nil when the URL cannot be read.
    package var scheme: String?
    /// Whether a user name or a password is in it.
    package var hasCredentials: Bool
    /// What its host is when the internet cannot reach it, in words that go on after "The host is": `loopback`,
    /// `private (RFC 1918)`. Told by its text, or by all that DNS answered. The address itself is not kept.
    package var unreachable: String?
    /// Whether the caller allowed such a host, because it is meant to be one.
    package var isHostAllowed: Bool
    /// Seconds until its signature expires, below zero when it has; nil when the URL states none.
    package var secondsToExpiry: Double?
    /// What its signature says of itself besides; nil when it has none that is known.
    package var signature: SignatureFacts?
    /// What came of fetching it; nil when that was not tried.
    package var fetch: FetchFacts?

    /// Creates what the text of a URL tells.
    package init(
        url: String, mistake: String? = nil, scheme: String? = nil, hasCredentials: Bool = false,
        unreachable: String? = nil, isHostAllowed: Bool = false, secondsToExpiry: Double? = nil,
        signature: SignatureFacts? = nil, fetch: FetchFacts? = nil
    ) {
        self.url = url
        self.mistake = mistake
        self.scheme = scheme
        self.hasCredentials = hasCredentials
        self.unreachable = unreachable
        self.isHostAllowed = isHostAllowed
        self.secondsToExpiry = secondsToExpiry
        self.signature = signature
        self.fetch = fetch
    }
}

extension WebFacts {
    /// What the text of a URL tells.
    /// - Parameters:
    ///   - reference: The text.
    ///   - now: Seconds since 1970, in UTC, that an expiry is counted from.
    package init(_ reference: WebReference, now: Int64) {
        switch reference {
        case .address(let address):
            let signature = address.signature
            self.init(
                url: address.redacted, scheme: address.scheme, hasCredentials: address.hasCredentials,
                secondsToExpiry: signature?.end.map { Double($0) - Double(now) },
                signature: signature?.facts(now: now))
            if case .notPublic(let kind) = address.reach { unreachable = kind }
        case .malformed(let shown, let reason): self.init(url: shown, mistake: reason)
        }
    }
}

/// What the signature in a URL's query says of itself. Nothing of it is secret.
package struct SignatureFacts: Sendable, Hashable {
    /// The scheme, as its service calls it: `AWS Signature Version 4`.
    package var scheme: String
    /// Seconds until it is valid, zero or below when it is; nil when it states no start.
    package var secondsToStart: Double?
    /// The life that it was given, in seconds; nil when it states none.
    package var life: Double?
    /// The longest life in seconds that its service accepts; nil when there is no such limit.
    package var longestLife: Double?
    /// Whether the URL's server is sure to refuse a longer life. Some that read the parameters of AWS do not.
    package var isLongestLifeCertain: Bool
    /// Whether it permits other things, and not to read the file.
    package var forbidsReading: Bool
    /// The parameter whose time cannot be read, in lower case: a word, or a number below zero; nil when all can.
    package var unreadable: String?

    /// Creates what a signature says of itself.
    package init(
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

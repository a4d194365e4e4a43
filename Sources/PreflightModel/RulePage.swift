/// What `preflight explain CODE` prints: a rule's page, the same text as in the documentation.
public struct RulePage: Sendable, Hashable {
    /// The code, such as `VID006`. For ever, never reused.
    public var code: String
    /// The name, readable after "allow": `video-too-long`.
    public var name: String
    /// The worst severity the rule gives.
    public var severity: Severity
    /// What it checks, in one sentence.
    public var summary: String
    /// Why it matters.
    public var rationale: String
    /// How a gap in the documents is read; nil when there is none.
    public var reading: String?
    /// How to mend it.
    public var remedy: String
    /// Where the limit comes from: limit keys of profiles, a specification, or a report.
    public var sources: [String]
    /// Examples, each run as a test.
    public var examples: [Example]

    /// Creates a page.
    public init(
        code: String, name: String, severity: Severity, summary: String, rationale: String,
        reading: String? = nil, remedy: String, sources: [String], examples: [Example]
    ) {
        self.code = code
        self.name = name
        self.severity = severity
        self.summary = summary
        self.rationale = rationale
        self.reading = reading
        self.remedy = remedy
        self.sources = sources
        self.examples = examples
    }

    /// A case, and what the rule makes of it under a profile. What a rule says on request only counts too, except
    /// for what passes and what is not documented.
    public struct Example: Sendable, Hashable {
        /// The case in a few words.
        public var title: String
        /// What is judged.
        public var evidence: Evidence
        /// The orientation judged under, where the evidence does not say.
        public var orientation: CharacterOrientation
        /// The id of the built-in profile judged against.
        public var profile: String
        /// What the rule must say; nil when it must say nothing.
        public var expected: Expectation?

        /// An example of an asset.
        public init(
            _ title: String, facts: MediaFacts, subject: Subject, orientation: CharacterOrientation = .video,
            profile: String = "kkiai", expected: Expectation?
        ) {
            self.title = title
            evidence = .asset(facts, subject)
            self.orientation = orientation
            self.profile = profile
            self.expected = expected
        }

        /// An example of a request. Media that it names and that are not given are not at hand.
        public init(
            _ title: String, request: String, image: MediaFacts? = nil, video: MediaFacts? = nil,
            orientation: CharacterOrientation = .video, profile: String = "kkiai", expected: Expectation?
        ) {
            self.title = title
            evidence = .request(request, image: image, video: video)
            self.orientation = orientation
            self.profile = profile
            self.expected = expected
        }
    }

    /// What an example judges.
    public enum Evidence: Sendable, Hashable {
        /// An asset's facts, and the role it plays.
        case asset(MediaFacts, Subject)
        /// A request's JSON, and the facts of the media it names.
        case request(String, image: MediaFacts?, video: MediaFacts?)
    }

    /// A severity and an outcome that a rule must give.
    public struct Expectation: Sendable, Hashable {
        /// The severity expected.
        public var severity: Severity
        /// The outcome expected.
        public var outcome: Outcome

        /// Creates an expectation.
        public init(_ severity: Severity, _ outcome: Outcome = .fail) {
            self.severity = severity
            self.outcome = outcome
        }
    }
}

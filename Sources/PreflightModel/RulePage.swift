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

    /// Facts, and what the rule makes of them under a profile. What a rule says on request only counts too, except
    /// for what passes and what is not documented.
    public struct Example: Sendable, Hashable {
        /// The facts in a few words.
        public var title: String
        /// The facts.
        public var facts: MediaFacts
        /// The role that the asset plays.
        public var subject: Subject
        /// The orientation judged under.
        public var orientation: CharacterOrientation
        /// The id of the built-in profile judged against.
        public var profile: String
        /// What the rule must say; nil when it must say nothing.
        public var expected: Expectation?

        /// Creates an example.
        public init(
            _ title: String, facts: MediaFacts, subject: Subject, orientation: CharacterOrientation = .video,
            profile: String = "kkiai", expected: Expectation?
        ) {
            self.title = title
            self.facts = facts
            self.subject = subject
            self.orientation = orientation
            self.profile = profile
            self.expected = expected
        }
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

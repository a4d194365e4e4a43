/// What `preflight explain CODE` prints: a rule's page, the same text as in the documentation.
package struct RulePage: Sendable, Hashable {
    /// The code, such as `VID006`. For ever, never reused.
    package var code: String
    /// The name, readable after "allow": `video-too-long`.
    package var name: String
    /// The worst severity the rule gives.
    package var severity: Severity
    /// What it checks, in one sentence.
    package var summary: String
    /// Why it matters.
    package var rationale: String
    /// How a gap in the documents is read; nil when there is none.
    package var reading: String?
    /// How to fix it.
    package var remedy: String
    /// Where the limit comes from: limit keys of profiles, a specification, or a report.
    package var sources: [String]
    /// Examples, each run as a test.
    package var examples: [Example]

    /// Creates a page.
    package init(
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
    package struct Example: Sendable, Hashable {
        /// The case in a few words.
        package var title: String
        /// What is judged.
        package var evidence: Evidence
        /// The orientation judged under, where the evidence does not say.
        package var orientation: CharacterOrientation
        /// The id of the built-in profile judged against.
        package var profile: String
        /// What the rule must say; nil when it must say nothing.
        package var expected: Expectation?

        /// An example of an asset.
        package init(
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
        package init(
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
    package enum Evidence: Sendable, Hashable {
        /// An asset's facts, and the role it plays.
        case asset(MediaFacts, Subject)
        /// A request's JSON, and the facts of the media it names.
        case request(String, image: MediaFacts?, video: MediaFacts?)
    }

    /// A severity and an outcome that a rule must give.
    package struct Expectation: Sendable, Hashable {
        /// The severity expected.
        package var severity: Severity
        /// The outcome expected.
        package var outcome: Outcome

        /// Creates an expectation.
        package init(_ severity: Severity, _ outcome: Outcome = .fail) {
            self.severity = severity
            self.outcome = outcome
        }
    }
}

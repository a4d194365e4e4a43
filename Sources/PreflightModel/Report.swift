/// The answer: will it be accepted?
public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Nothing that the documents state stands against it.
    case pass
    /// At least one documented limit is broken.
    case fail
    /// Nothing is broken, but something could not be measured. Never treated as passing.
    case unknown
}

/// What one run came to: the verdict, the facts and every finding.
public struct Report: Sendable, Hashable {
    /// Which program made it.
    package var tool: Tool
    /// The profile that was judged against.
    public var profile: ProfileReference
    /// The request that names the assets; nil when they were given on their own.
    public var request: RequestReport?
    /// The name that the two assets of a pair share; nil when there is no pair.
    public var pair: String?
    /// The answer over the request and all assets.
    public var verdict: Verdict
    /// The orientations under which every asset is accepted, sorted.
    public var orientations: [CharacterOrientation]
    /// Each asset with its own verdict, in the order given, or in that of the request's fields.
    public var assets: [AssetReport]
    /// Findings over all: those on the request's fields first, then those on the assets, sorted by asset,
    /// severity, outcome (what is broken before what could not be measured) and code.
    public var findings: [Finding]

    /// Creates a report.
    package init(
        tool: Tool, profile: ProfileReference, request: RequestReport? = nil, pair: String? = nil,
        verdict: Verdict, orientations: [CharacterOrientation], assets: [AssetReport], findings: [Finding]
    ) {
        self.tool = tool
        self.profile = profile
        self.request = request
        self.pair = pair
        self.verdict = verdict
        self.orientations = orientations
        self.assets = assets
        self.findings = findings
    }

    /// A program's name and version.
    package struct Tool: Sendable, Hashable {
        /// The program's name.
        package var name: String
        /// The program's version, as in Semantic Versioning.
        package var version: String

        /// Creates a name and version.
        package init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// A profile's id and name.
    public struct ProfileReference: Sendable, Hashable {
        /// The id that `--profile` takes.
        public var id: String
        /// The provider's name.
        public var name: String

        /// Creates a reference.
        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }
}

/// One asset's facts and verdict.
public struct AssetReport: Sendable, Hashable {
    /// What was measured.
    public var facts: MediaFacts
    /// What it was judged as: `image`, `video`, or `other` when it is neither.
    public var subject: Subject
    /// JSON pointer of the request's field that holds it; nil when it was given on its own.
    package var pointer: String?
    /// The answer for this asset alone.
    public var verdict: Verdict
    /// The orientations under which this asset is accepted, sorted.
    public var orientations: [CharacterOrientation]

    /// Creates an asset report.
    package init(
        facts: MediaFacts, subject: Subject, pointer: String? = nil, verdict: Verdict,
        orientations: [CharacterOrientation]
    ) {
        self.facts = facts
        self.subject = subject
        self.pointer = pointer
        self.verdict = verdict
        self.orientations = orientations
    }
}

/// A library that a program is linked with.
package struct LibraryVersion: Sendable, Hashable {
    /// The library's name, such as `libavformat`.
    package var name: String
    /// The version linked at run time, such as `59.27.100`.
    package var version: String

    /// Creates a library's version.
    package init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

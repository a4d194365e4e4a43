/// What a rule says about an asset.
public struct Finding: Sendable, Hashable {
    /// The rule's code, such as `VID006`. Codes are for ever and never reused.
    public var code: String
    /// The rule's name, such as `video-too-long`.
    public var rule: String
    /// How much it matters.
    public var severity: Severity
    /// What the comparison came to.
    public var outcome: Outcome
    /// What the finding is about.
    public var subject: Subject
    /// Where it is.
    public var location: Location
    /// One sentence: what was measured, and what is wrong with it.
    public var message: String
    /// The measured value.
    public var actual: Quantity?
    /// The value it was compared with.
    public var limit: Quantity?
    /// The unit of both: `px`, `bytes`, `s`, or nil.
    public var unit: String?
    /// Where the measured value came from.
    public var evidence: Evidence?
    /// The document that states the limit.
    public var source: LimitSource?
    /// How to fix it.
    public var fix: Fix?
    /// The only orientation under which this holds, when the others are fine; nil when it holds under all.
    public var orientation: CharacterOrientation?
    /// What the provider does instead of refusing; nil when it refuses, or nobody says.
    public var adjustment: Adjustment?
    /// The id of the upstream profile that alone documents the limit; nil when the profile itself does.
    package var upstream: String?
    /// Why it decides nothing; nil when it does what its severity and outcome say.
    public var suppression: Suppression?

    /// Creates a finding.
    package init(
        code: String, rule: String, severity: Severity, outcome: Outcome = .fail, subject: Subject,
        location: Location, message: String, actual: Quantity? = nil, limit: Quantity? = nil,
        unit: String? = nil, evidence: Evidence? = nil, source: LimitSource? = nil, fix: Fix? = nil,
        orientation: CharacterOrientation? = nil, adjustment: Adjustment? = nil, upstream: String? = nil,
        suppression: Suppression? = nil
    ) {
        self.code = code
        self.rule = rule
        self.severity = severity
        self.outcome = outcome
        self.subject = subject
        self.location = location
        self.message = message
        self.actual = actual
        self.limit = limit
        self.unit = unit
        self.evidence = evidence
        self.source = source
        self.fix = fix
        self.orientation = orientation
        self.adjustment = adjustment
        self.upstream = upstream
        self.suppression = suppression
    }

    /// Whether something is wrong, or could not be measured, and nobody said to let it be.
    public var isProblem: Bool { suppression == nil && (outcome == .fail || outcome == .unknown) }

    /// Whether it is a problem that a verdict can rest on: more than a note, or something that could not be measured, which
    /// is no mere note unless another orientation is accepted.
    package var isDecisive: Bool {
        isProblem && (severity < .note || outcome == .unknown && orientation == nil)
    }
}

/// How much a finding matters, worst first.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Documented: it will be refused.
    case error
    /// The documents can be read both ways, the provider will alter it, or it is a recommendation.
    case warning
    /// Worth knowing.
    case note

    /// Orders errors before warnings before notes.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}

/// What comparing a fact with a limit came to.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// Outside the limit.
    case fail
    /// The fact could not be measured. Never counts as passing.
    case unknown
    /// Inside the limit. Reported on request only.
    case pass
    /// The profile's documents state no such limit. Reported on request only.
    case notDocumented
    /// Documented, but beyond what is measured. Reported on request only.
    case notChecked
}

/// What a finding is about.
public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// The image of the character.
    case image
    /// The motion video.
    case video
    /// The request around them.
    case request
    /// A file that turned out to be neither.
    case other
}

/// Where a finding is.
public struct Location: Sendable, Hashable {
    /// The asset's path, URL or label. Two URLs may be shown alike, since queries are not.
    public var path: String
    /// The asset's place in the report's `assets`, from 0; nil for a finding on the request itself.
    public var asset: Int?
    /// JSON pointer into a request.
    public var pointer: String?
    /// Line in a request, from 1.
    public var line: Int?
    /// Column in a request, from 1.
    public var column: Int?

    /// Creates a location.
    package init(
        path: String, asset: Int? = nil, pointer: String? = nil, line: Int? = nil, column: Int? = nil
    ) {
        self.path = path
        self.asset = asset
        self.pointer = pointer
        self.line = line
        self.column = column
    }
}

/// A value in a finding.
public enum Quantity: Sendable, Hashable {
    /// A whole number: pixels, bytes.
    case integer(Int64)
    /// A number with a fraction: seconds.
    case decimal(Double)
    /// Anything else: a ratio, a format, a list.
    case text(String)
}

/// The document, quoted, that a limit was read from.
public struct LimitSource: Sendable, Hashable {
    /// Title of the document, and where it can be found when that is known.
    public var document: String
    /// The phrase that states the limit, word for word; empty when a profile file of the user's own states it itself.
    public var quote: String
    /// The day it was read, `YYYY-MM-DD`; empty when the source is a profile file of the user's own.
    public var read: String
    /// How much the document is worth as evidence; nil when the profile does not say.
    package var strength: Strength?

    /// Creates a source.
    package init(document: String, quote: String, read: String, strength: Strength? = nil) {
        self.document = document
        self.quote = quote
        self.read = read
        self.strength = strength
    }

    /// How much a document is worth as evidence, the strongest first.
    package enum Strength: String, Sendable, Hashable, CaseIterable, Comparable {
        /// The provider's page, read in full.
        case page
        /// The provider's machine-readable schema.
        case schema
        /// The provider's page, of which only a part could be read.
        case part
        /// The source of a program that checks or sends requests.
        case code
        /// A figure noted from the page, whose words were not kept: the quote is the note.
        case note
        /// What users or third parties report.
        case report

        /// Orders the stronger before the weaker.
        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.endIndex }
    }

    /// Whether this source is weaker evidence than another. One that does not say is the weakest.
    package func isWeaker(than other: LimitSource) -> Bool {
        guard let strength, let others = other.strength else {
            return strength == nil && other.strength != nil
        }
        return strength > others
    }
}

/// How to fix a finding.
public struct Fix: Sendable, Hashable {
    /// What to do, in a few words.
    public var summary: String
    /// A command that does it, ready to paste into a POSIX shell; nil when no command can.
    public var command: String?

    /// Creates a fix.
    package init(_ summary: String, command: String? = nil) {
        self.summary = summary
        self.command = command
    }
}

package import PreflightModel

/// A rule of any kind: something with a page.
package protocol CataloguedRule: Sendable {
    /// The rule's page: its code, its name, and what people should know about it.
    static var page: RulePage { get }
}

/// Compares an asset's facts with a profile. A rule is a pure function: it sees no file, no clock and no network.
package protocol Rule: CataloguedRule {
    /// What the rule says about an asset; nothing when it has nothing to say.
    static func evaluate(_ context: RuleContext) -> [Finding]
}

/// Compares a request, and the media it names, with a profile. As pure as a ``Rule``.
package protocol RequestRule: CataloguedRule {
    /// Whether the rule holds a request against what the dialect's documents say of its fields. Where the profile has no
    /// dialect, and another provider's was borrowed, such rules have nothing to say.
    static var judgesFields: Bool { get }
    /// What the rule says about a request; nothing when it has nothing to say.
    static func evaluate(_ context: RequestContext) -> [Finding]
}

extension Rule {
    /// A finding of this rule about the asset.
    static func finding(
        _ severity: Severity, _ message: String, outcome: Outcome = .fail, in context: RuleContext,
        compared: Comparison = Comparison(), source: LimitSource? = nil, fix: Fix? = nil
    ) -> Finding {
        Finding(
            code: page.code, rule: page.name, severity: severity, outcome: outcome, subject: context.subject,
            location: Location(path: context.facts.path), message: message, actual: compared.actual,
            limit: compared.limit, unit: compared.unit, evidence: compared.evidence, source: source, fix: fix)
    }

    /// A finding for each defect of the asset that is of one of some kinds, with the defect's own words.
    static func defects(
        _ kinds: Set<Defect.Kind>, _ severity: Severity, _ outcome: Outcome = .fail, in context: RuleContext,
        fix: @autoclosure () -> Fix?
    ) -> [Finding] {
        context.facts.defects.filter { kinds.contains($0.kind) }.map { defect in
            finding(severity, defect.detail, outcome: outcome, in: context, fix: fix())
        }
    }
}

extension RequestRule {
    package static var judgesFields: Bool { false }

    /// A finding of this rule at a place in the request.
    static func finding(
        _ severity: Severity, _ message: String, outcome: Outcome = .fail, at place: Place,
        in context: RequestContext, compared: Comparison = Comparison(), source: LimitSource? = nil,
        fix: Fix? = nil
    ) -> Finding {
        Finding(
            code: page.code, rule: page.name, severity: severity, outcome: outcome, subject: place.subject,
            location: Location(
                path: context.request.path, pointer: place.pointer, line: place.position.line,
                column: place.position.column),
            message: message, actual: compared.actual, limit: compared.limit, unit: compared.unit,
            evidence: compared.actual == nil ? nil : compared.evidence ?? .request, source: source, fix: fix)
    }

    /// A finding for each defect of the request's text that is of a kind, with the defect's own words.
    static func defects(
        _ kind: RequestDefect.Kind, _ severity: Severity, _ outcome: Outcome = .fail,
        in context: RequestContext, fix: Fix? = nil
    ) -> [Finding] {
        context.request.defects.filter { $0.kind == kind }.map { defect in
            finding(
                severity, defect.detail, outcome: outcome, at: Place(defect), in: context,
                fix: fix ?? defect.advice.map { Fix($0) })
        }
    }
}

/// The two values that a finding compares, and where the measured one came from.
struct Comparison {
    var actual: Quantity?
    var limit: Quantity?
    var unit: String?
    var evidence: Evidence?
}

/// Where in a request a finding is, and what it is about.
struct Place {
    var subject: Subject = .request
    var pointer: String?
    var position: TextPosition

    init(_ slot: FieldSlot) {
        pointer = slot.pointer
        position = slot.position
    }

    init(_ slot: FieldSlot, item index: Int, _ item: JSONValue) {
        pointer = "\(slot.pointer)/\(index)"
        position = item.position
    }

    init(_ defect: RequestDefect) {
        pointer = defect.pointer
        position = defect.position
    }

    init(_ member: UnknownMember) {
        pointer = member.pointer
        position = member.position
    }

    init(_ medium: RequestMedia) {
        subject = medium.subject
        pointer = medium.pointer
        position = medium.position
    }

    /// Something in the command that sends the request.
    init<Value>(_ part: CommandFacts.Part<Value>) {
        position = part.position
    }

    /// The request as a whole.
    init(_ root: JSONValue) {
        pointer = ""
        position = root.position
    }
}

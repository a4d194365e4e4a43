import PreflightModel

/// What every comparison with a documented limit has in common.
extension Rule {
    /// Looks a limit up and compares with it; without one, says so when that is asked for.
    static func judge<Value>(
        _ key: LimitKey, _ read: (Limit.Value) -> Value?, in context: RuleContext,
        _ compare: (Value, Limit) -> Finding?
    ) -> [Finding] {
        guard let limit = context.profile.limits[key] else {
            guard context.isVerbose else { return [] }
            let message = "\(context.profile.name) documents no \(key.definition.title)"
            return [finding(.note, message, outcome: .notDocumented, in: context)]
        }
        guard let value = read(limit.value) else {
            let message =
                "the profile's \(key.rawValue) is of the wrong kind, so that nothing can be compared with it"
            return [finding(.error, message, outcome: .unknown, in: context, source: limit.source)]
        }
        return compare(value, limit).map { [$0] } ?? []
    }

    /// A value outside a limit: an error, unless the provider fixes it or only its upstream documents it.
    static func broken(
        _ message: String, _ limit: Limit, _ compared: Comparison, in context: RuleContext, fix: Fix?
    ) -> Finding {
        finding(
            limit.severity, message + limit.consequence(context.profile), in: context, compared: compared,
            source: limit.source, fix: fix
        ).marked(limit)
    }

    /// A value that may be outside, depending on how the document is read.
    static func doubtful(
        _ message: String, _ limit: Limit, _ compared: Comparison, in context: RuleContext, fix: Fix?
    ) -> Finding {
        finding(
            .warning, message + limit.consequence(context.profile), in: context, compared: compared,
            source: limit.source, fix: fix
        ).marked(limit)
    }

    /// A value that could not be measured, so that nobody can say.
    static func unmeasured(_ subject: String, demand: String, _ limit: Limit, in context: RuleContext)
        -> Finding
    {
        finding(
            limit.severity,
            "\(subject) could not be measured; \(demand)" + limit.consequence(context.profile),
            outcome: .unknown, in: context, source: limit.source
        ).marked(limit)
    }

    /// A value inside a limit: reported only on request.
    static func kept(
        _ message: @autoclosure () -> String, _ limit: Limit, _ compared: @autoclosure () -> Comparison,
        in context: RuleContext
    ) -> Finding? {
        guard context.isVerbose else { return nil }
        return finding(
            .note, message(), outcome: .pass, in: context, compared: compared(), source: limit.source)
    }
}

extension Limit {
    /// How much it matters that it is broken.
    var severity: Severity { isRefusing ? .error : .warning }

    /// What becomes of what is outside, when it is not simply refused.
    func consequence(_ profile: Profile) -> String {
        let name = holder ?? profile.name
        if let adjustment { return " (\(name) \(adjustment.rawValue) it instead of refusing it)" }
        if isRecommended { return " (\(name) recommends it, and does not say that it refuses more)" }
        if isReported { return " (others report it of \(name), whose own documents do not say so)" }
        if let upstream { return " (documented by its upstream \(upstream) only, not by \(name))" }
        if let holder { return " (by \(holder))" }
        return ""
    }
}

extension Limit.Value {
    var names: [String]? { if case .names(let names) = self { names } else { nil } }
    var fileSize: FileSize? { if case .fileSize(let size) = self { size } else { nil } }
    var pixels: Int? { if case .pixels(let pixels) = self { pixels } else { nil } }
    var aspectRatio: Ratio? { if case .aspectRatio(let ratio) = self { ratio } else { nil } }
    var frameRate: Double? { if case .frameRate(let rate) = self { rate } else { nil } }
    var characters: Int? { if case .characters(let count) = self { count } else { nil } }
    var seconds: Double? { if case .seconds(let seconds) = self { seconds } else { nil } }
}

extension Finding {
    /// Says what sets the limit apart that it is about.
    func marked(_ limit: Limit) -> Finding {
        var finding = self
        finding.adjustment = limit.adjustment
        finding.upstream = limit.upstream
        return finding
    }
}

/// Which side of a limit is allowed.
enum Bound {
    /// The limit is the least value allowed.
    case least
    /// The limit is the greatest value allowed.
    case greatest

    /// Whether a value is on the allowed side.
    func allows<Value: Comparable>(_ value: Value, _ limit: Value, isInclusive: Bool) -> Bool {
        if value == limit { return isInclusive }
        return self == .least ? value > limit : value < limit
    }

    /// The demand in words: `at least 300 px are asked for`, `at most 10 s are allowed`.
    func demand(_ limit: String, isInclusive: Bool) -> String {
        switch self {
        case .least: "\(isInclusive ? "at least" : "more than") \(limit) are asked for"
        case .greatest: "\(isInclusive ? "at most" : "less than") \(limit) are allowed"
        }
    }
}

extension Profile {
    /// What rules say of something by these limits, and then by the stricter ones that only warn: where the former say
    /// that it is refused, the latter have nothing to add.
    func judge(_ evaluate: (Profile) -> [Finding]) -> [Finding] {
        let findings = evaluate(self)
        guard !cautions.isEmpty else { return findings }
        var cautious = self
        cautious.limits.merge(cautions) { _, caution in caution }
        let sources = Set(cautions.values.map(\.source))
        let broken = Set(findings.filter(\.isProblem).map(\.code))
        let further = evaluate(cautious).filter { finding in
            finding.isProblem && !broken.contains(finding.code)
                && finding.source.map(sources.contains) ?? false
        }
        return findings + further
    }
}

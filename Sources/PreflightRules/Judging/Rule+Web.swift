import PreflightModel

extension Rule {
    /// A finding when a URL's file could not be read for one of some reasons, in the words of the fetch.
    static func fetchFailure(
        _ kinds: Set<FetchFailure.Kind>, _ outcome: Outcome, in context: RuleContext,
        fix: @autoclosure () -> Fix?
    ) -> [Finding] {
        guard let failure = context.facts.fetchFailure(kinds) else { return [] }
        return [
            finding(
                .error, failure.detail, outcome: outcome, in: context, compared: status(in: context),
                fix: fix())
        ]
    }

    /// The status that the server answered with.
    static func status(in context: RuleContext) -> Comparison {
        let status = context.facts.web?.fetch?.status
        return Comparison(actual: status.map { .integer(Int64($0)) }, evidence: .http)
    }
}

extension MediaFacts {
    /// Why the URL's file could not be read, when it is one of some reasons.
    func fetchFailure(_ kinds: Set<FetchFailure.Kind>) -> FetchFailure? {
        guard let failure = web?.fetch?.failure, kinds.contains(failure.kind) else { return nil }
        return failure
    }
}

extension WebFacts {
    /// Whether its text alone, or what DNS says of its host, tells that no provider can fetch it.
    var isUnfetchable: Bool { mistake != nil || (unreachable != nil && !isHostAllowed) }
}

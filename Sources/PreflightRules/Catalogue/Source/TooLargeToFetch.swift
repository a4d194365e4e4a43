import PreflightModel

/// `SRC030`: more bytes than were to be received.
enum TooLargeToFetch: Rule {
    static let page = RulePage(
        code: "SRC030", name: "too-large-to-fetch", severity: .error,
        summary: "Measuring the file would take more bytes than may be received.",
        rationale:
            "A file that is larger than anything the document allows need not be fetched to be refused.",
        reading: """
            A failure when the server states a size above the document's limit for its role, or above every limit \
            when its role is not known; of MB, the larger reading counts. Unknown in every other case: where no size \
            is stated, or no document limits it.
            """,
        remedy: """
            Make the file smaller, or host it where parts of a file can be asked for (HTTP ranges): measuring needs \
            only a few.
            """,
        sources: [LimitKey.imageMaxBytes.rawValue, LimitKey.videoMaxBytes.rawValue],
        examples: [
            RulePage.Example(
                "larger than any video may be",
                facts: ExampleFacts.unfetched(
                    .tooLarge, "the server sends the file whole, and it has 2,000,000,000 bytes", status: 200,
                    byteCount: 2_000_000_000),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a size that the server does not state",
                facts: ExampleFacts.unfetched(
                    .tooLarge, "the server sent more than 104,857,600 bytes", status: 200),
                subject: .video, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a file of which the first bytes are enough", facts: ExampleFacts.fetched(), subject: .image,
                expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let failure = context.facts.fetchFailure([.tooLarge]) else { return [] }
        let fix = Fix("make it smaller, or host it where parts of a file can be asked for")
        guard let count = context.facts.byteCount, let limit = limitBroken(by: count, in: context),
            let size = limit.value.fileSize
        else {
            return [finding(.error, failure.detail, outcome: .unknown, in: context, fix: fix)]
        }
        // Where the content is known, the rule on its size has said the same.
        if context.isMediaInItsRole { return [] }
        let demand = Bound.greatest.demand("\(size)", isInclusive: limit.isInclusive)
        return [
            finding(
                .error, "the file has \(Decimals.grouped(count)) bytes; \(demand)", in: context,
                compared: Comparison(
                    actual: .integer(count), limit: .integer(size.binaryByteCount), unit: "bytes",
                    evidence: .http),
                source: limit.source, fix: fix)
        ]
    }

    /// The limit that a size breaks, whatever the file is; of two, the larger. Nil when it may be kept.
    private static func limitBroken(by count: Int64, in context: RuleContext) -> Limit? {
        let keys: [LimitKey] =
            switch context.subject {
            case .image: [.imageMaxBytes]
            case .video: [.videoMaxBytes]
            default: [.imageMaxBytes, .videoMaxBytes]
            }
        let broken = keys.compactMap { context.profile.limits[$0] }.filter { limit in
            guard limit.severity == .error, let size = limit.value.fileSize else { return false }
            return !Bound.greatest.allows(count, size.binaryByteCount, isInclusive: limit.isInclusive)
        }
        guard broken.count == keys.count else { return nil }
        return broken.max {
            ($0.value.fileSize?.binaryByteCount ?? 0) < ($1.value.fileSize?.binaryByteCount ?? 0)
        }
    }
}

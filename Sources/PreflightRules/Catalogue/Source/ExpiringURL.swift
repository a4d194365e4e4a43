import PreflightModel

/// `SRC028`: a signed URL that lasts not long enough.
enum ExpiringURL: Rule {
    /// How long a signature has to last.
    private static let leastSeconds = 3600.0

    static let page = RulePage(
        code: "SRC028", name: "expiring-url", severity: .error,
        summary: "The URL's signature has expired, or expires within an hour.",
        rationale: """
            Tasks wait in a queue, and a provider fetches when it starts one. A URL that is good now may be good no \
            longer by then.
            """,
        reading: """
            An error when it has expired, a warning with less than one hour left. The hour is a reading of this \
            program: no document states how long a task may wait. The expiry is the one in the URL, by this machine's \
            clock, as these write it: AWS (Signature Version 4 and 2, CloudFront with a canned or a custom policy), \
            Google Cloud Storage, Azure, Alibaba Cloud OSS, Tencent Cloud COS, Volcengine TOS, Huawei Cloud OBS, Qiniu, \
            Kingsoft Cloud, UCloud, Discord, the CDNs of Meta and ByteDance, JSON Web Tokens (Supabase), and what \
            has an `expires` beside a `signature` or a `token`.
            """,
        remedy: "Sign the URL for longer: a day is usual.",
        sources: ["the URL's query"],
        examples: [
            RulePage.Example(
                "12 minutes ago", facts: ExampleFacts.fetched { $0.secondsToExpiry = -750 }, subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "less than an hour left", facts: ExampleFacts.fetched { $0.secondsToExpiry = 3599 },
                subject: .image, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "an hour left", facts: ExampleFacts.fetched { $0.secondsToExpiry = 3600 }, subject: .image,
                expected: nil),
            RulePage.Example("no signature", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let seconds = context.facts.web?.secondsToExpiry, !seconds.isNaN else { return [] }
        let compared = Comparison(
            actual: .decimal(seconds), limit: .decimal(leastSeconds), unit: "s", evidence: .request)
        let fix = Fix("sign the URL anew, for longer: a day is usual")
        if seconds < 0 {
            let message = "the URL's signature expired \(RoughTime(seconds: seconds)) ago"
            return [finding(.error, message, in: context, fix: fix)]
        }
        let message = "the URL's signature expires in \(RoughTime(seconds: seconds))"
        guard seconds >= leastSeconds else {
            let reason = "; a task may wait for longer before the provider fetches it"
            return [finding(.warning, message + reason, in: context, compared: compared, fix: fix)]
        }
        guard context.isVerbose else { return [] }
        return [finding(.note, message, outcome: .pass, in: context, compared: compared)]
    }
}

import PreflightModel

/// `SRC032`: a signature that its own service refuses, however fresh it is.
enum RefusedSignature: Rule {
    /// How far two clocks may be apart. AWS allows as much.
    private static let clockSkew = 900.0

    static let page = RulePage(
        code: "SRC032", name: "refused-signature", severity: .error,
        summary:
            "The URL's signature is not valid yet, lives longer than its service accepts, has a time that cannot be read, or forbids reading.",
        rationale: """
            A service checks the times and the permissions of a signature before it looks at the file. A URL that was \
            signed for 30 days does not work for 7 of them: AWS refuses it from the first second.
            """,
        reading: """
            The times and the life are those in the URL, by this machine's clock. A signature that becomes valid within \
            15 minutes is a warning: two clocks may be that far apart. A life above 7 days is an error at AWS, Google \
            Cloud Storage, Alibaba Cloud OSS and Volcengine TOS, which document that limit. At another host with the \
            parameters of AWS it is a warning, since some services allow more; Yandex documents 30 days. A server that \
            answers with the file turns an error into a warning, and ends a doubt about the life. A permission is read \
            from a shared access signature of Azure (`sp`). A life or a date that is a word, or below zero, is an error \
            at the services that document the limit, and a warning elsewhere.
            """,
        remedy: "Sign the URL anew: for reading, from now on, and for no longer than the service accepts.",
        sources: [
            "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html",
            "https://cloud.google.com/storage/docs/authentication/signatures",
            "https://www.alibabacloud.com/help/en/oss/support/0002-00000232",
            "https://docs.byteplus.com/en/docs/tos/reference-including-a-signature-in-the-url",
        ],
        examples: [
            example("30 days at Amazon S3", .error) {
                SignatureFacts(
                    scheme: "AWS Signature Version 4", life: 2_592_000, longestLife: 604_800,
                    isLongestLifeCertain: true)
            },
            example("30 days at another service", .warning) {
                SignatureFacts(scheme: "AWS Signature Version 4", life: 2_592_000, longestLife: 604_800)
            },
            example("7 days", nil) {
                SignatureFacts(
                    scheme: "AWS Signature Version 4", life: 604_800, longestLife: 604_800,
                    isLongestLifeCertain: true)
            },
            example("a life below zero", .error) {
                SignatureFacts(
                    scheme: "AWS Signature Version 4", longestLife: 604_800, isLongestLifeCertain: true,
                    unreadable: "x-amz-expires")
            },
            example("valid from tomorrow", .error) {
                SignatureFacts(scheme: "Azure shared access signature", secondsToStart: 86_400)
            },
            example("for writing only", .error) {
                SignatureFacts(scheme: "Azure shared access signature", forbidsReading: true)
            },
        ])

    private static func example(
        _ title: String, _ severity: Severity?, _ signature: () -> SignatureFacts
    ) -> RulePage.Example {
        let signature = signature()
        return RulePage.Example(
            title,
            // It stands in for a URL that a local file is mapped to, so that nothing else is found.
            facts: ExampleFacts.fetched {
                $0.fetch = nil
                $0.signature = signature
            },
            subject: .image, expected: severity.map { RulePage.Expectation($0) })
    }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let web = context.facts.web, let signature = web.signature else { return [] }
        let isServed = web.fetch.map { $0.failure == nil } ?? false
        return [
            start(signature, isServed, in: context), life(signature, isServed, in: context),
            permission(signature, isServed, in: context), times(signature, isServed, in: context),
        ].compactMap(\.self)
    }

    private static func start(
        _ signature: SignatureFacts, _ isServed: Bool, in context: RuleContext
    ) -> Finding? {
        guard let seconds = signature.secondsToStart, seconds > 0 else { return nil }
        let isSkew = seconds <= clockSkew
        return finding(
            isSkew || isServed ? .warning : .error,
            "the URL's signature (\(signature.scheme)) is not valid yet: it begins in \(RoughTime(seconds: seconds))"
                + (isSkew ? ", or the clocks of two machines differ" : ""),
            in: context, fix: Fix("sign the URL anew, valid from now on"))
    }

    private static func life(
        _ signature: SignatureFacts, _ isServed: Bool, in context: RuleContext
    ) -> Finding? {
        guard let life = signature.life, let longest = signature.longestLife, life > longest,
            signature.isLongestLifeCertain || !isServed
        else { return nil }
        let isCertain = signature.isLongestLifeCertain && !isServed
        let consequence =
            signature.isLongestLifeCertain ? "its service refuses the URL" : "most services refuse such a URL"
        let (given, most) = (RoughTime(seconds: life), RoughTime(seconds: longest))
        // A second more is refused too, and has to be seen.
        let excess =
            given.description == most.description ? " and \(Decimals.text(life - longest, digits: 3)) s" : ""
        return finding(
            isCertain ? .error : .warning,
            "the URL is signed for \(given)\(excess) (\(signature.scheme)); maximum \(most): \(consequence)",
            in: context,
            compared: Comparison(
                actual: .decimal(life), limit: .decimal(longest), unit: "s", evidence: .request),
            fix: Fix("sign the URL anew, for \(most) at most"))
    }

    private static func times(
        _ signature: SignatureFacts, _ isServed: Bool, in context: RuleContext
    ) -> Finding? {
        guard let name = signature.unreadable, signature.isLongestLifeCertain || !isServed else { return nil }
        return finding(
            signature.isLongestLifeCertain && !isServed ? .error : .warning,
            "`\(name)` in the URL's signature (\(signature.scheme)) is no time that its service reads",
            in: context,
            fix: Fix("sign the URL anew, with a whole number of seconds and a date of the scheme's form"))
    }

    private static func permission(
        _ signature: SignatureFacts, _ isServed: Bool, in context: RuleContext
    ) -> Finding? {
        guard signature.forbidsReading else { return nil }
        return finding(
            isServed ? .warning : .error,
            "the URL's signature (\(signature.scheme)) does not permit reading the file", in: context,
            fix: Fix("sign the URL anew, with the permission to read"))
    }
}

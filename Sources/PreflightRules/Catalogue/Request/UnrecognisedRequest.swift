import PreflightModel

/// `REQ022`: nothing in the request tells what it is.
enum UnrecognisedRequest: RequestRule {
    static let page = RulePage(
        code: "REQ022", name: "unrecognised-request", severity: .error,
        summary: "The request has no field of any known dialect, or those of another one.",
        rationale:
            "It is for another endpoint, or wrapped into something: a log entry, a curl command, a job's record.",
        reading:
            "Dialects are told apart by their fields' names. A profile or a dialect that is named is taken as such.",
        remedy: "Give the body alone, as it is sent to the endpoint.",
        sources: ["the profiles' dialects"],
        examples: [
            RulePage.Example(
                "something else", request: #"{"job": {"id": 7}}"#, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a request inside something else", request: #"{"body": \#(ExampleRequests.kkiai())}"#,
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a request", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        let request = context.request
        guard let root = request.root, root.members != nil else { return [] }
        if let better = request.betterDialect {
            return [
                finding(
                    .error,
                    "its fields are those of \(better.title) (dialect \(better.id)), and it was to be read as "
                        + "\(request.dialect.title)", at: Place(root), in: context,
                    fix: Fix("leave --profile and --dialect out, or name those of \(better.title)"))
            ]
        }
        guard request.recognition == .assumed else { return [] }
        let wrapper = request.wrapper.map { "; there seems to be one inside `\($0.shortened)`" } ?? ""
        return [
            finding(
                .error, "no field of it is one that a known provider's request has\(wrapper)",
                at: Place(root),
                in: context, fix: Fix("give the body as it is sent, or name its profile"))
        ]
    }
}

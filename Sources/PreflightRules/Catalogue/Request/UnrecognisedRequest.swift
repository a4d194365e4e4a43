import PreflightModel
import PreflightText

/// `REQ022`: nothing in the request tells what it is.
enum UnrecognisedRequest: RequestRule {
    static let page = RulePage(
        code: "REQ022", name: "unrecognised-request", severity: .error,
        summary:
            "The request has no field of any known dialect, those of another one, or is not in its place.",
        rationale: """
            It is for another endpoint, or inside of something: a client library's call, a log entry, a job's record. Or \
            the object that the endpoint takes its fields in is missing, as in the input of a client library.
            """,
        reading: """
            Dialects are told apart by their fields' names. A profile or a dialect that is named is taken as such. A \
            request inside of something is judged where it is; the endpoint takes it only on its own.
            """,
        remedy: "Give the body alone, as it is sent to the endpoint.",
        sources: ["the profiles' dialects"],
        examples: [
            RulePage.Example(
                "something else", request: #"{"job": {"id": 7}}"#, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a request inside something else", request: #"{"body": \#(ExampleRequests.kkiai())}"#,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a call of fal.ai's JavaScript client", request: clientCall, profile: "fal",
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "the input of a prediction without the prediction", request: bareInput, profile: "replicate",
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a request", request: ExampleRequests.kkiai(), expected: nil),
        ])

    private static let clientCall = #"""
        {"input": {"image_url": "https://cdn.example.com/hero.png", "video_url": "https://cdn.example.com/dance.mp4", \#
        "character_orientation": "video"}, "logs": true}
        """#

    private static let bareInput = #"""
        {"image": "https://cdn.example.com/hero.png", "video": "https://cdn.example.com/dance.mp4", \#
        "character_orientation": "video", "mode": "pro"}
        """#

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let root = context.request.root, root.members != nil,
            let problem = problem(with: context.request, root)
        else { return [] }
        return [
            finding(.error, problem.message, at: Place(root), in: context, fix: Fix(problem.advice))
        ]
    }

    private static func problem(
        with request: RequestFacts, _ root: JSONValue
    ) -> (message: String, advice: String)? {
        if let better = request.betterDialect {
            let place = request.betterShape.path.map { " in \($0)" } ?? ""
            return (
                "its fields\(place) are those of \(better.title) (dialect \(better.id)), and it was to be read as "
                    + request.dialect.title,
                request.command?.endpoints.contains(request.dialect.id) == true
                    ? "send it to the endpoint of \(better.title), or write it for the one it goes to"
                    : "leave --profile and --dialect out, or name those of \(better.title)"
            )
        }
        switch request.shape {
        case .inside:
            let path = request.shape.path ?? ""
            return (
                "the body of \(request.dialect.title) is what is in \(path)", "give what is in \(path) alone"
            )
        case .spread(let objects):
            let names = objects.map { "`\($0.object)`" }.joined(separator: " and ")
            return (
                "\(request.dialect.title) has its fields in \(names); here they stand outside",
                objects.count == 1
                    ? "wrap the fields in \(names)"
                    : objects.map { "put \(list($0.fields)) in `\($0.object)`" }.joined(separator: "; ")
            )
        case .workflow:
            return (
                "this is a workflow of ComfyUI, whose nodes make the request; it is not the request itself",
                "check the image and the video that its nodes load, with --profile comfyui"
            )
        case .asSent:
            guard request.recognition == .assumed else { return nil }
            return (
                "no field of it is one that a known provider's request has",
                ForeignDocument.advice(root) ?? "give the body as it is sent, or name its profile"
            )
        }
    }

    private static func list(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}

extension RequestShape {
    /// What leads to a request inside of something, for a sentence; nil when it is not inside of anything.
    fileprivate var path: String? {
        guard case .inside(let names) = self else { return nil }
        return "`" + names.map(\.unmaskedName).joined(separator: ".") + "`"
    }
}

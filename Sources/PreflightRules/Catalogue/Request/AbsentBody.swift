import PreflightModel
import PreflightText

/// `REQ029`: a cURL command whose request is not in it.
enum AbsentBody: RequestRule {
    static let page = RulePage(
        code: "REQ029", name: "absent-body", severity: .error,
        summary: "The cURL command does not hold the request as JSON.",
        rationale: """
            Nothing of a command is run, and no file that it names is opened: what is not in the text cannot be judged. \
            A form, or no body at all, is nothing that an endpoint for JSON reads.
            """,
        reading:
            "Unknown when the body is in a file or comes from a variable; an error when it cannot be JSON.",
        remedy: "Give the file that holds the body with `--request`, or put the JSON behind `-d`.",
        sources: ["cURL's manual: --data, --form, --get"],
        examples: [
            RulePage.Example(
                "a body in a file",
                request: "curl https://www.kkiai.com/kling/v1/videos/motion-control --json @body.json",
                expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a form",
                request: "curl https://www.kkiai.com/kling/v1/videos/motion-control -F image=@hero.png",
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a body", request: ExampleRequests.curl(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let command = context.request.command else { return [] }
        var outcome = Outcome.fail
        let message: String
        let fix: String
        switch command.body.value {
        case .text:
            guard command.hasMoreCommands else { return [] }
            return [
                finding(
                    .warning, "the text has several commands that send something; the first is judged",
                    at: Place(command.body), in: context, fix: Fix("give one command at a time"))
            ]
        case .none:
            message = "the command sends no body; the request is a body of JSON"
            fix = "put the request behind -d, or check the JSON itself"
        case .file(let name):
            outcome = .unknown
            message = "the body is in the file '\(name.shownName)', which is not opened"
            fix = "check the file itself: preflight check --request FILE"
        case .standardInput:
            outcome = .unknown
            message = "the body comes from standard input, which is not in the text"
            fix = "check what the command is given: … | preflight check --request -"
        case .variable:
            outcome = .unknown
            message = "the body comes from a variable or another command, and nothing is run"
            fix = "check what it gives: … | preflight check --request -"
        case .pieces:
            message = "cURL joins several -d with '&', which makes no JSON of them"
            fix = "put the whole request behind one -d"
        case .form(let option):
            message = "\(option) sends a form; the request is a body of JSON"
            fix = "send JSON behind -d, with the media as URLs"
        }
        return [
            finding(.error, message, outcome: outcome, at: Place(command.body), in: context, fix: Fix(fix))
        ]
    }
}

import PreflightModel
import PreflightText

/// `REQ016`: a callback address that the provider cannot call.
enum UnusableCallback: RequestRule {
    static let page = RulePage(
        code: "REQ016", name: "unusable-callback", severity: .error,
        summary: "The provider cannot report back to this address.",
        rationale: "The clip is rendered and paid for, and nobody hears of it.",
        reading: """
            It must be an https URL of a host that the internet can reach. Plain http, and a password in the URL, are \
            warnings. Whether anything answers there is not tried. An empty one counts as none, as in Kling's own \
            example.
            """,
        remedy:
            "Give an https URL that is reachable from outside; for a machine of your own, through a tunnel.",
        sources: ["RFC 3986", "the IANA registries of special-purpose addresses"],
        examples: [
            RulePage.Example(
                "this machine",
                request: ExampleRequests.kkiai(["callback_url": #""https://localhost:8080/done""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "without TLS",
                request: ExampleRequests.kkiai(["callback_url": #""http://example.com/done""#]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "an https URL",
                request: ExampleRequests.kkiai(["callback_url": #""https://example.com/done""#]),
                expected: nil),
        ])

    private static let reachable = "give an https URL that the provider can reach"

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots(.callback).filter(\.isGiven).compactMap { slot in
            guard let text = slot.value?.string else { return nil }
            if context.request.command?.replaces(text) == true {
                return finding(
                    .error, "\(slot.title) \(CommandFacts.replaced)", outcome: .unknown, at: Place(slot),
                    in: context,
                    fix: Fix("write the URL in its place, or check the request that the command sends"))
            }
            guard let problem = problem(with: text) else { return nil }
            return finding(
                problem.severity, "\(slot.title) \(problem.words)", at: Place(slot), in: context,
                fix: Fix(problem.advice))
        }
    }

    private struct Problem {
        var severity: Severity = .error
        var words: String
        var advice = UnusableCallback.reachable
    }

    private static func problem(with text: String) -> Problem? {
        switch WebAddress.scheme(of: text) {
        case "https"?, "http"?: break
        case let scheme?: return Problem(words: "has the scheme '\(scheme)'; the provider calls https")
        case nil where text.first?.isWhitespace == true: return Problem(words: "begins with white space")
        case nil: return Problem(words: "is no URL, which would begin with https://")
        }
        do throws(WebAddress.Mistake) {
            let address = try WebAddress(text)
            if case .notPublic(let kind) = address.reach {
                return Problem(words: "has a host that is \(kind): the provider cannot reach it")
            }
            if address.hasCredentials {
                return Problem(
                    severity: .warning, words: "carries a user name or password, in the open",
                    advice: "put a token of its own into the path or the query")
            }
            guard address.scheme == "https" else {
                return Problem(severity: .warning, words: "is without TLS: anyone on the way can read it")
            }
            return nil
        } catch {
            return Problem(words: "is not a usable URL: \(error.reason)")
        }
    }
}

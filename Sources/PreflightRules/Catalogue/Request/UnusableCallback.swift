import PreflightModel

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

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots(.callback).filter(\.isGiven).compactMap { slot in
            guard let text = slot.value?.string, let problem = problem(with: text) else { return nil }
            return finding(
                problem.severity, "\(slot.title) \(problem.words)", at: Place(slot), in: context,
                source: slot.field.source, fix: Fix("give an https URL that the provider can reach"))
        }
    }

    private static func problem(with text: String) -> (severity: Severity, words: String)? {
        switch WebAddress.scheme(of: text) {
        case "https"?, "http"?: break
        case let scheme?: return (.error, "has the scheme '\(scheme)'; the provider calls https")
        case nil: return (.error, "is not a URL; it begins with https://")
        }
        do throws(WebAddress.Mistake) {
            let address = try WebAddress(text)
            if case .notPublic(let kind) = address.reach {
                return (.error, "has a host that is \(kind): the provider cannot reach it")
            }
            if address.hasCredentials { return (.warning, "carries a user name or password, in the open") }
            return address.scheme == "https"
                ? nil : (.warning, "is without TLS: anyone on the way can read it")
        } catch {
            return (.error, "is not a usable URL: \(error.reason)")
        }
    }
}

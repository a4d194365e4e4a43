import PreflightModel

/// `REQ024`: it is not certain whose form the request has.
enum UncertainForm: RequestRule {
    static let page = RulePage(
        code: "REQ024", name: "uncertain-form", severity: .note,
        summary: "The request has the form of several providers, or of one whose profile was not asked for.",
        rationale: """
            Many gateways pass Kling's legacy request on. What one of them refuses, another trims, and a third does not \
            mention: the answer is only as good as the guess.
            """,
        reading: """
            Without `--profile`, a request is taken for KKIAI's unless another dialect is clearly likelier, so that one \
            mistake does not make it another provider's. Which others it may also be is said unless it fits KKIAI's \
            wholly. Where a profile has no dialect, another one tells where the media are, and \
            the fields are not judged.
            """,
        remedy: "Name the provider: `--profile`.",
        sources: ["the profiles' dialects"],
        examples: [
            RulePage.Example(
                "a picture, a video and a prompt, which several providers take", request: commonRequest,
                profile: "strictest", expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "a request of KKIAI's", request: ExampleRequests.kkiai(), expected: nil),
        ])

    private static let commonRequest = #"""
        {"image": "https://cdn.example.com/hero.png", "video": "https://cdn.example.com/dance.mp4", \#
        "prompt": "She dances."}
        """#

    static func evaluate(_ context: RequestContext) -> [Finding] {
        let request = context.request
        guard let root = request.root, root.members != nil, request.recognition != .assumed else { return [] }
        if request.isDialectBorrowed {
            return [
                finding(
                    .note,
                    "no form of \(context.profile.name)'s request is documented: it is read as \(request.dialect.title), "
                        + "and only the media and the prompt are judged", at: Place(root), in: context)
            ]
        }
        let others = request.rivals
        guard !others.isEmpty else { return [] }
        var words = others.prefix(5).map { $0.hasSuffix("s") ? "\($0)'" : "\($0)'s" }
        if others.count > 5 { words.append("that of \(others.count - 5) more") }
        return [
            finding(
                .note, "it is taken for \(request.dialect.title); it may also be \(alternatives(words))",
                at: Place(root), in: context, fix: Fix("name the provider: --profile"))
        ]
    }
}

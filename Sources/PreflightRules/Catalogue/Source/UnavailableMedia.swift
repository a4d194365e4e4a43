import PreflightModel

/// `SRC013`: the asset's bytes are not at hand.
enum UnavailableMedia: Rule {
    static let page = RulePage(
        code: "SRC013", name: "unavailable-media", severity: .error,
        summary: "The picture or video is named, but its bytes are not at hand.",
        rationale: "Nothing could be measured, so that nobody can say whether it would be accepted.",
        reading: """
            A URL that was not to be fetched (`--offline`), or what a request holds and nobody can read. What could \
            not be measured is unknown, and never a pass.
            """,
        remedy: """
            Leave out `--offline`, so that the URL is fetched; or say which local file is, or will be, at the URL of a \
            request: `--map URL=PATH`.
            """,
        sources: ["the command line or request"],
        examples: [
            RulePage.Example(
                "a URL that was not fetched", facts: ExampleFacts.offline(), subject: .image,
                expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "Base64 that cannot be decoded",
                facts: ExampleFacts.other(
                    .unavailable, "the Base64 cannot be decoded", name: "image_url (Base64)"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a URL that was fetched", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    /// What helps depends on where the bytes are. Of Base64, another rule says what is wrong with it.
    private static func fix(_ facts: MediaFacts) -> Fix? {
        if facts.web != nil {
            return Fix(
                "fetch it (leave out --offline), or name the local file for a request's URL: --map URL=PATH, "
                    + "or `map` in a line of a stream")
        }
        let detail = facts.other?.problem.detail ?? ""
        if detail.contains("symbolic link") {
            return Fix("copy the file into the folder, or name it as an ASSET")
        }
        return detail.contains("are not read here") ? Fix("upload the file, and send its URL") : nil
    }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        let web = context.facts.web
        // What is wrong with the URL, or with fetching it, is another rule's to say.
        guard web?.isUnfetchable != true, web?.fetch?.failure == nil else { return [] }
        return sourceProblem(
            .unavailable, .error, .unknown, in: context,
            fix: fix(context.facts))
    }
}

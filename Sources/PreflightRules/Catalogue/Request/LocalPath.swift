import PreflightModel

/// `REQ021`: a path where the provider needs a URL.
enum LocalPath: RequestRule {
    static let page = RulePage(
        code: "REQ021", name: "local-path", severity: .note,
        summary: "A file of this machine stands where the provider needs a URL.",
        rationale:
            "It is judged as the file that will be uploaded. Sent as it is, the request would be refused.",
        reading:
            "A note, since a request is often checked before the upload. Relative paths start at the request's folder.",
        remedy:
            "Upload the file and put its URL here. `--map URL=PATH` checks the final request before the upload.",
        sources: ["the field of role `image` or `video` in the profile"],
        examples: [
            RulePage.Example(
                "a path", request: ExampleRequests.kkiai(["image_url": #""./hero.png""#]),
                image: ExampleFacts.image(), expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "a URL", request: ExampleRequests.kkiai(), image: ExampleFacts.image(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.media.compactMap { medium in
            guard case .path = medium.reference else { return nil }
            return finding(
                .note,
                "`\(medium.field.path.lastName)` is a file of this machine; the provider needs its URL",
                at: Place(medium), in: context, source: medium.field.source,
                fix: Fix("upload the file, and put its URL here before sending"))
        }
    }
}

import PreflightModel
import PreflightText

/// `REQ021`: a path where the provider needs a URL.
enum LocalPath: RequestRule {
    static let page = RulePage(
        code: "REQ021", name: "local-path", severity: .error,
        summary: "A file of this machine stands where the provider needs a URL.",
        rationale:
            "It is judged as the file that will be uploaded. Sent as it is, the request would be refused.",
        reading:
            "A warning, since a request is often checked before the upload. An error where no paths are read. Relative ones start at the request's folder.",
        remedy:
            "Upload the file and put its URL here. `--map URL=PATH` checks the final request before the upload.",
        sources: ["the field of role `image` or `video` in the profile"],
        examples: [
            RulePage.Example(
                "a path", request: ExampleRequests.kkiai(["image_url": #""./hero.png""#]),
                image: ExampleFacts.image(), expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a URL", request: ExampleRequests.kkiai(), image: ExampleFacts.image(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        zip(context.request.media, context.media).compactMap { medium, facts in
            guard case .path(let path) = medium.reference, !medium.isUnfilled(facts) else { return nil }
            let name = "`\(medium.field.path.lastName)`"
            // Where no path is read, one can only be meant as what the provider is to get.
            let severity: Severity = context.request.readsLocalPaths ? .warning : .error
            if WebReference.lacksScheme(path) {
                return finding(
                    severity, "\(name) has no https:// in front, and so is a file of this machine",
                    at: Place(medium), in: context, source: medium.field.source,
                    fix: Fix(WebReference.advice(for: path) ?? "put https:// in front"))
            }
            return finding(
                severity, "\(name) is a file of this machine; the provider needs its URL", at: Place(medium),
                in: context, source: medium.field.source,
                fix: Fix("upload the file, and put its URL here before sending"))
        }
    }
}

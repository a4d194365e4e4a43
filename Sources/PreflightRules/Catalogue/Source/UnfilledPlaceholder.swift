import PreflightModel
import PreflightText

/// `SRC033`: a placeholder stands where a value belongs.
enum UnfilledPlaceholder: RequestRule {
    static let page = RulePage(
        code: "SRC033", name: "unfilled-placeholder", severity: .error,
        summary: "A placeholder stands in the request where a value belongs.",
        rationale: """
            A template that was not filled in, a variable that was not set, or an example that was copied as it stands. \
            The provider would try to fetch the placeholder itself.
            """,
        reading: """
            A file of that name wins: it is judged instead. In a prompt, a model's name or an id, and in a URL that \
            could be one (`https://your-domain.com/…`), it is a warning. In a cURL command, the value of a variable \
            that the shell would replace is unknown.
            """,
        remedy: "Fill in the value, or find out why the program that made the request had none.",
        sources: ["the request"],
        examples: [
            RulePage.Example(
                "a template that was not filled in",
                request: ExampleRequests.kkiai(["image_url": #""{{image_url}}""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "an instruction to a person",
                request: ExampleRequests.kkiai(["video_url": #""<your video url>""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a variable that was not set", request: ExampleRequests.kkiai(["image_url": #""undefined""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a prompt that was not filled in",
                request: ExampleRequests.kkiai(["prompt": #""${PROMPT}""#]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example("URLs", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        media(context) + texts(context)
    }

    private static func media(_ context: RequestContext) -> [Finding] {
        zip(context.request.media, context.media).compactMap { medium, facts in
            guard let placeholder = medium.placeholder else { return nil }
            let name = "`\(medium.field.path.lastName)`"
            let fix = advice(placeholder.kind, for: medium.subject)
            if case .url = medium.reference {
                return finding(
                    .warning, "\(name) is a URL with a placeholder in it; \(reason(placeholder.kind))",
                    at: Place(medium), in: context, fix: Fix(fix))
            }
            guard medium.isUnfilled(facts) else { return nil }
            if placeholder.kind == .variable, context.request.command?.isBodyExpanded == true {
                return finding(
                    .error, "\(name) \(CommandFacts.replaced)",
                    outcome: .unknown, at: Place(medium), in: context,
                    fix: Fix("write the URL in its place, or check the request that the command sends"))
            }
            return finding(
                .error, "\(name) is a placeholder, \(medium.shownText); \(reason(placeholder.kind))",
                at: Place(medium), in: context, source: medium.field.source, fix: Fix(fix))
        }
    }

    /// Fields beside the media. What has values listed, or has to be a URL, is judged by rules of its own.
    private static func texts(_ context: RequestContext) -> [Finding] {
        let roles: Set<RequestField.Role?> = [.prompt, .model, .element, .elementName, .task]
        return context.request.slots.compactMap { slot in
            guard roles.contains(slot.field.role), slot.field.values.isEmpty, let text = slot.value?.text,
                text.utf8.count <= 512, context.request.command?.replaces(text.string) != true,
                let placeholder = Placeholder(whole: text.string)
            else { return nil }
            return finding(
                .warning,
                "\(slot.title) is a placeholder, `\(text.string.shownName)`; \(reason(placeholder.kind))",
                at: Place(slot), in: context, fix: Fix("fill in the value, or leave the field out"))
        }
    }

    private static func reason(_ kind: Placeholder.Kind) -> String {
        switch kind {
        case .variable: "its variable was not replaced"
        case .template: "its template was not filled in"
        case .instruction: "it was to be replaced by a value"
        case .nothing: "a program wrote it because it had no value"
        case .object: "a program wrote an object where a text belongs"
        }
    }

    private static func advice(_ kind: Placeholder.Kind, for subject: Subject) -> String {
        switch kind {
        case .variable:
            "set the variable, or write the \(subject.rawValue)'s URL; a shell replaces nothing in single quotes"
        case .template: "fill in the template with the \(subject.rawValue)'s URL"
        case .instruction: "put the URL of your \(subject.rawValue) here"
        case .nothing: "find out why the program has no \(subject.rawValue), and put its URL here"
        case .object: "send the URL of the object, not the object"
        }
    }
}

extension RequestMedia {
    /// Whether nothing but a placeholder stands here. A file of that name is what was meant.
    func isUnfilled(_ facts: MediaFacts) -> Bool {
        guard placeholder != nil else { return false }
        switch reference {
        case .path: return facts.other.map { [.missing, .unavailable].contains($0.problem.kind) } ?? false
        case .malformedURL: return true
        case .url, .base64: return false
        }
    }

    /// The text as a sentence has it.
    fileprivate var shownText: String {
        switch reference {
        case .path(let text): "`\(text.shownName)`"
        case .malformedURL(let text, _): "`\(text.shownName)`"
        case .url, .base64: ""
        }
    }
}

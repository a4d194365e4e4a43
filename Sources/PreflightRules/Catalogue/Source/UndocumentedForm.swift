import PreflightModel

/// `SRC015`: a medium in a form that the document does not take.
enum UndocumentedForm: RequestRule {
    static let page = RulePage(
        code: "SRC015", name: "undocumented-form", severity: .error,
        summary: "The medium is given in a form that the document does not take.",
        rationale: """
            Providers differ: some take Base64 and some URLs alone; some want the `data:` prefix, and Kling refuses it \
            with error 1201, `File is not in a valid base64 format`.
            """,
        reading: """
            An error where the document refuses the form, or names others. A `data:` prefix is a warning where the \
            document takes Base64 and says nothing of a prefix; so is a form that may be taken, though no document says so \
            of this field.
            """,
        remedy: "Send a URL, or the bare Base64, as the document says.",
        sources: ["the field's table in the profile: `accepts`, `refuses`, `unclear`"],
        examples: [
            RulePage.Example(
                "a data: URI, which Kling refuses",
                request: ExampleRequests.kkiai([
                    "image_url": #""data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA""#
                ]),
                profile: "kling-v1", expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a data: URI, of which KKIAI says nothing",
                request: ExampleRequests.kkiai([
                    "image_url": #""data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA""#
                ]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "Base64 where a URL is asked for",
                request: ExampleRequests.ulazai(["input_image_urls": #"["iVBORw0KGgoAAAANSUhEUgAAAAUA"]"#]),
                profile: "ulazai", expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "Base64 where fal.ai's page says a URL",
                request: falRequest(image: "iVBORw0KGgoAAAANSUhEUgAAAAUA"), profile: "fal",
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a data: URI, which some of fal.ai's models take",
                request: falRequest(image: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA"),
                profile: "fal", expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "bare Base64",
                request: ExampleRequests.kkiai(["image_url": #""iVBORw0KGgoAAAANSUhEUgAAAAUA""#]),
                expected: nil),
        ])

    private static func falRequest(image: String) -> String {
        #"""
        {"image_url": "\#(image)", "video_url": "https://cdn.example.com/dance.mp4", \#
        "character_orientation": "video"}
        """#
    }

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.media.compactMap { medium in
            guard let form = medium.reference.form, !medium.field.accepts.contains(form),
                !medium.field.accepts.isEmpty
            else { return nil }
            let name = "`\(medium.field.path.lastName)`"
            let isUnsaid =
                form == .data && medium.field.accepts.contains(.base64)
                && !medium.field.refuses.contains(.data)
            let fix = Fix(
                medium.field.accepts.contains(.base64)
                    ? "send the Base64 alone, without what is before and with the comma"
                    : "upload the file, and send its URL")
            if medium.field.unclear.contains(form) {
                let taken = alternatives(medium.field.accepts.map(\.title))
                return finding(
                    .warning,
                    "\(name) is \(form.title); the document takes \(taken), and does not say whether this is taken too",
                    at: Place(medium), in: context, source: medium.field.source, fix: fix)
            }
            if isUnsaid {
                return finding(
                    .warning,
                    "\(name) is a data: URI; the document takes Base64 and says nothing of a prefix, "
                        + "which Kling itself refuses (error 1201)", at: Place(medium), in: context,
                    source: medium.field.source, fix: fix)
            }
            return finding(
                .error,
                "\(name) is \(form.title); the document takes \(alternatives(medium.field.accepts.map(\.title)))",
                at: Place(medium), in: context, source: medium.field.source, fix: fix)
        }
    }
}

extension MediaReference {
    /// The form that a document takes or refuses; nil for what is not meant to be sent as it is.
    fileprivate var form: RequestField.MediaForm? {
        switch self {
        case .url: .url
        case .base64(let reading): reading.dataMediaType == nil ? .base64 : .data
        case .path, .malformedURL: nil
        }
    }
}

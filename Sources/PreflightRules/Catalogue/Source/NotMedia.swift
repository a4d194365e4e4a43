import PreflightModel

/// `SRC005`: the content is neither a picture nor a video.
enum NotMedia: Rule {
    static let page = RulePage(
        code: "SRC005", name: "not-media", severity: .error,
        summary: "The content is neither a picture nor a video.",
        rationale: """
            The name says nothing about the content. A web server's error page saved as .mp4, a Git LFS pointer that \
            was never resolved, or a download that is still running look like media until they are opened.
            """,
        reading: """
            An image or video behind other bytes is none to a decoder: a byte order mark, line ends, the head of an HTTP \
            response. So is one whose bytes were changed on their way by a program that took them for text.
            """,
        remedy: """
            Fetch the real file: `git lfs pull` for a pointer, the link itself for a page that wraps it. Remove what \
            stands in front of the data; transfer files in binary mode.
            """,
        sources: ["the content's first bytes"],
        examples: [
            RulePage.Example(
                "a web page named like a video",
                facts: ExampleFacts.other(
                    .notMedia, "the content is an HTML page", name: "dance.mp4", byteCount: 5120,
                    identifiedAs: "HTML page"),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a PNG behind a byte order mark",
                facts: ExampleFacts.other(
                    .notMedia, "PNG data begin at byte 3; a byte order mark of 3 bytes stands in front",
                    name: "hero.png", byteCount: 5120, identifiedAs: "PNG behind other bytes"),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example("a video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        // A page that a server gave has a rule of its own, which says more.
        guard !context.facts.isFetchedPage else { return [] }
        let isPointer = context.facts.other?.identifiedAs == "Git LFS pointer"
        lazy var fix =
            isPointer
            ? Fix("fetch the file that the pointer stands for", on: context.facts.path) { _ in
                Self.pull(context.facts.path)
            } : Fix(advice(context))
        return sourceProblem(.notMedia, .error, .fail, in: context, fix: fix)
    }

    /// What helps depends on what the content is.
    private static func advice(_ context: RuleContext) -> String {
        guard let identified = context.facts.other?.identifiedAs else {
            return "export it again, as PNG, JPEG or MP4"
        }
        // What lies at a URL is not a request of this machine.
        if context.facts.web == nil, ["JSON document", "curl command"].contains(identified) {
            return "if it is a request, put --request before it: preflight check --request "
                + (ShellWord.path(context.facts.path) ?? "FILE")
        }
        if let known = advice[identified] { return known }
        if identified.hasSuffix(" behind other bytes") { return "remove the bytes in front of the data" }
        if identified.hasSuffix(" changed as text") {
            return "transfer the original again in binary mode; the lost bytes cannot be restored"
        }
        if identified.hasSuffix(" in Base64") { return "decode the Base64, and save the bytes" }
        return "give the image or video itself"
    }

    private static let advice = [
        "HTML page": "download the file itself, not the page that shows it",
        "JSON document": "download the file again: this may be a server's error message",
        "XML document": "download the file again: this may be a server's error message",
        "text file": "download the file again: this may be a server's error message",
        "partial download": "let the download end, or start it again",
        "PDF": "export the page as PNG or JPEG",
        "ZIP archive": "unpack it", "gzip archive": "unpack it",
        "AppleDouble file": "delete it: the file itself has the same name without `._`",
        "AppleSingle file": "copy the file again, without its attributes",
        "audio file": "give a file that has an image or a video track",
        "playlist": "download the video that the playlist names",
        "ASF or WMV file": "convert it to MP4", "Ogg file": "convert it to MP4",
    ]

    /// Fetches a file in the repository that it is in, which need not be the one that the command is pasted in.
    private static func pull(_ path: String) -> String? {
        let prefix = path.folderPrefix ?? "./"
        let directory = prefix == "/" ? prefix : String(prefix.utf8.dropLast()) ?? prefix
        let name = path.fileName
        guard let folder = ShellWord.path(directory), !name.isEmpty else { return nil }
        // Git LFS takes a list of patterns. What means something in one is matched by '?', any single character.
        let pattern = String(name.map { ",*?[]{}\\!".contains($0) ? "?" : $0 })
        return "git -C \(folder) lfs pull --include \(ShellWord.quoted(pattern))"
    }
}

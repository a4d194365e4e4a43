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
        remedy:
            "Fetch the real file: `git lfs pull` for a pointer, the link itself for a page that wraps it.",
        sources: ["the content's first bytes"],
        examples: [
            RulePage.Example(
                "a web page named like a video",
                facts: ExampleFacts.other(
                    .notMedia, "the content is an HTML page", name: "dance.mp4", byteCount: 5120,
                    identifiedAs: "HTML page"),
                subject: .video, expected: RulePage.Expectation(.error)),
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
            } : Fix(Self.advice(context) ?? "fetch the picture or video itself")
        return sourceProblem(.notMedia, .error, .fail, in: context, fix: fix)
    }

    /// What to do with a request that was given as an asset.
    private static func advice(_ context: RuleContext) -> String? {
        switch context.facts.other?.identifiedAs {
        // A URL's content is not a request of this machine.
        case "JSON document" where context.facts.web == nil,
            "curl command" where context.facts.web == nil:
            "if it is a request, put --request before it: preflight check --request "
                + (ShellWord.path(context.facts.path) ?? "FILE")
        default: nil
        }
    }

    /// Fetches a file in the repository that it is in, which need not be the one that the command is pasted in.
    private static func pull(_ path: String) -> String? {
        let slash = path.lastIndex(of: "/")
        let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        guard let folder = ShellWord.path(directory), !name.isEmpty else { return nil }
        // Git LFS takes a list of patterns. What means something in one is matched by '?', any single character.
        let pattern = String(name.map { ",*?[]{}\\!".contains($0) ? "?" : $0 })
        return "git -C \(folder) lfs pull --include \(ShellWord.quoted(pattern))"
    }
}

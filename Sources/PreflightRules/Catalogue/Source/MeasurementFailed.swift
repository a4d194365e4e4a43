import PreflightModel

/// `SRC034`: the process that measured the file crashed, hung, or gave an answer that makes no sense; or this machine lacks
/// what it takes to fetch a file.
enum MeasurementFailed: Rule {
    static let page = RulePage(
        code: "SRC034", name: "measurement-failed", severity: .error,
        summary: "The process that measured the file crashed, hung, or gave an answer that makes no sense.",
        rationale: """
            Every file is measured in a process of its own program, so that a file that brings down a library takes \
            nobody else's verdict with it. What such a file is stays unknown, and unknown is never a pass.
            """,
        reading: """
            The file was tried again, alone, before this is said. A service that decodes it with the same library may \
            crash as well. It is said, too, of a URL when this machine cannot keep what comes, or cannot read its own \
            proxy or certificates: that says nothing about the file or its server.
            """,
        remedy: "Export the file again with an ordinary program. If you can share the file, report it to us.",
        sources: ["the measuring process"],
        examples: [
            RulePage.Example(
                "a file that crashes what measures it",
                facts: ExampleFacts.other(
                    .measurementFailed, "the process that measured it was ended by signal 11",
                    name: "dance.mp4"),
                subject: .video, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a URL, on a machine without room for what comes",
                facts: ExampleFacts.unfetched(.local, "no temporary file can be made in '/tmp'"),
                subject: .video, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example("a video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        let isOurs = context.facts.other?.problem.detail.hasPrefix("no process could be started") == true
        return sourceProblem(
            .measurementFailed, .error, .unknown, in: context,
            fix: Fix(isOurs ? "check it again when less is running" : "export it again"))
            + fetchFailure(
                [.local], .unknown, in: context,
                fix: Fix("put right what is missing here, and check it again"))
    }
}

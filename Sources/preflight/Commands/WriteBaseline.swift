import ArgumentParser
import MediaPreflight
import PreflightProject
import PreflightStore

struct WriteBaseline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Write down what is found today, so that only what is new fails.",
        usage: "preflight baseline [<assets> ...] [--output <file>] [<options>]",
        discussion: """
            Judges like `preflight check`, and writes every error, every warning and what is unknown of a file's content \
            to a file. `preflight check --baseline FILE` then reports these findings as known, and they do not fail. A \
            finding is known by its code and the content of its file: a file that is moved stays known, and one that \
            is changed does not.

            What has no content to be known by is counted, not written, and reported again: a file that is missing or \
            cannot be read, one that nothing was measured of, a URL. Ctrl-C ends the run; then nothing is written.

            EXAMPLES:
              preflight baseline assets
              preflight check assets --baseline .preflight-baseline.json
            """
    )

    @OptionGroup(title: "Assets") var selection: SelectionOptions

    @OptionGroup(title: "Requests") var reading: RequestReadingOptions

    @OptionGroup(title: "Judging") var judging: GateOptions

    @Option(
        help: ArgumentHelp(
            "Where to write it. (default: the settings' `baseline`, else .preflight-baseline.json)",
            valueName: "file"),
        completion: .file(extensions: ["json"]))
    var output: String?

    func run() async throws {
        let settings = try selection.settings()
        var plan = GatePlan(settings, orientation: judging.orientation)
        try await plan.add(selection, settings)
        let path = output ?? settings?.baseline ?? ".preflight-baseline.json"
        let outputs = Outputs([OutputDestination(format: .json, path: path)])
        try outputs.validate(against: plan.namedPaths, found: plan.foundPaths)
        let bar = ProgressBar.ifSeen(judging.fetching)
        var options = judging.run(failingOn: settings?.failOn ?? .unknown, reading)
        options.progress = bar?.show
        let termination = try Termination()
        let run = try await GateRun(plan, options, settings).finish(bar, unless: termination)
        // Half a baseline would make the rest look new.
        try termination.endIfSignalled(
            "\(run.summary.judged) of \(plan.count) were judged, and '\(path)' was not written")
        var entries: [BaselineEntry] = []
        var unrecognisable = 0
        try run.forEach { report in
            let own = report.baselineEntries
            entries += own
            unrecognisable += report.decidingFindings.count - own.count
        }
        let text = Baseline.text(entries)
        try outputs.write { _, sink in sink.write(text) }
        let count = Set(entries).count
        try Console.print(
            "Written: \(Console.visible(path)), \(count) finding\(count == 1 ? "" : "s") on "
                + "\(run.summary.counts.assets) asset\(run.summary.counts.assets == 1 ? "" : "s").")
        if unrecognisable > 0 {
            try Console.print(
                "\(unrecognisable) more are about what has no content to be known by, such as a missing file, and will be reported again."
            )
        }
    }
}

import ArgumentParser
import MediaPreflight
import PreflightReports

struct Probe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure images and videos; judge nothing.",
        discussion: """
            Prints what the file says of itself, each number with where it came from. Sizes are shown as stored \
            and as displayed. With --format json the names are a contract (schema preflight-facts/1), and what \
            was not measured is null. An ASSET that begins with http:// or https:// is fetched as far as that \
            needs.

            Exit status 3 means that some ASSET is no image or video that could be read. Ctrl-C ends it early: what is \
            measured by then is printed, and the exit status is 130.

            EXAMPLES:
              preflight probe dance.mp4
              preflight probe https://cdn.example.com/dance.mp4
              preflight probe assets/* --format json=facts.json
              find assets -type f -print0 | preflight probe --files-from - -0
            """
    )

    @OptionGroup var assets: AssetOptions

    @OptionGroup var output: OutputOptions

    @OptionGroup var fetching: FetchOptions

    func run() async throws {
        let names = try assets.names()
        guard !names.isEmpty else { throw ValidationError("There is nothing to probe: name an ASSET.") }
        let outputs = output.outputs
        try outputs.validate(against: names)
        let termination = try Termination()
        let bar = ProgressBar.ifSeen(fetching)
        let (source, policy, noColor) = (fetching.factsSource(bar), fetching.policy, output.color.noColor)
        typealias Outcome = (measured: Int, isComplete: Bool)
        let outcome = try await termination.run { () async -> Result<Outcome, OutputError> in
            do throws(OutputError) {
                var streams: [FactsStream] = []
                for destination in outputs.destinations {
                    streams.append(try FactsStream(to: destination, colorless: noColor))
                }
                var outcome = Outcome(0, true)
                await Preflight.probe(names.map { MediaSource($0) }, by: source, fetching: policy) { facts in
                    if facts.isCancelled { return }
                    bar?.clear()
                    outcome.measured += 1
                    if facts.other != nil { outcome.isComplete = false }
                    for index in streams.indices { streams[index].receive(facts) }
                }
                bar?.clear()
                // All are finished, so that one that fails does not cost the others.
                var failure: OutputError?
                for index in streams.indices {
                    do throws(OutputError) { try streams[index].finish() } catch {
                        failure = failure ?? error
                    }
                }
                if let failure { throw failure }
                return .success(outcome)
            } catch {
                return .failure(error)
            }
        }.get()
        try termination.endIfSignalled("\(outcome.measured) of \(names.count) assets were measured")
        throw outcome.isComplete ? ExitStatus.pass : ExitStatus.unknown
    }
}

/// Facts on their way to one destination, written as they come.
private struct FactsStream {
    private var renderer: any FactsRenderer
    private let sink: OutputSink

    init(to destination: OutputDestination, colorless: Bool) throws(OutputError) {
        renderer =
            destination.format == .json ? FactsJSON() : TextFacts(destination.layout(colorless: colorless))
        sink = try destination.open()
        sink.write(renderer.begin())
    }

    mutating func receive(_ facts: MediaFacts) { sink.write(renderer.render(facts)) }

    mutating func finish() throws(OutputError) {
        sink.write(renderer.end())
        try sink.close()
    }
}

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

            Exit status 3 means that some ASSET is no image or video that could be read.

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
        var streams = try outputs.destinations.map { destination in
            FactsStream(renderer(for: destination), to: try destination.open())
        }
        var isComplete = true
        let bar = ProgressBar.ifSeen(fetching)
        defer { bar?.clear() }
        await Preflight.probe(
            names.map { MediaSource($0) }, by: fetching.factsSource(bar), fetching: fetching.policy
        ) { facts in
            bar?.clear()
            if facts.other != nil { isComplete = false }
            for index in streams.indices { streams[index].receive(facts) }
        }
        for index in streams.indices { try streams[index].finish() }
        throw isComplete ? ExitStatus.pass : ExitStatus.unknown
    }

    private func renderer(for destination: OutputDestination) -> any FactsRenderer {
        destination.format == .json
            ? FactsJSON() : TextFacts(destination.layout(colorless: output.color.noColor))
    }
}

/// Facts on their way to one destination, written as they come.
private struct FactsStream {
    private var renderer: any FactsRenderer
    private let sink: OutputSink

    init(_ renderer: any FactsRenderer, to sink: OutputSink) {
        self.renderer = renderer
        self.sink = sink
        sink.write(self.renderer.begin())
    }

    mutating func receive(_ facts: MediaFacts) { sink.write(renderer.render(facts)) }

    mutating func finish() throws(OutputError) {
        sink.write(renderer.end())
        try sink.close()
    }
}

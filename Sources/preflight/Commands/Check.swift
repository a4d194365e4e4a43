import ArgumentParser
import MediaPreflight

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge images and videos against a provider's documented limits.",
        usage: """
            preflight check [<assets> ...] [--image <asset>] [--video <asset>] [<options>]
            preflight check --request <file> [--map <url=path> ...] [<options>]
            """,
        discussion: """
            Each ASSET is judged on its own, as the image or the motion video that its content shows it to be, \
            whatever its name. Name the two files of one submission with --image and --video: each must then be of \
            that kind.

            Without --orientation both values of character_orientation are tried, and an asset fails only if \
            neither accepts it.

            --request judges a request's JSON instead, as it will be sent: every field, the image and the video that \
            it names, and the two against each other. --map says which local file will be at a URL that is not there \
            yet. Without --profile, the request's fields tell whose it is.

            An ASSET that begins with http:// or https:// is fetched, as far as its facts need, and judged as the \
            provider would meet it.

            EXAMPLES:
              preflight check hero.png dance.mp4
              preflight check --image hero.png --video dance.mp4 --orientation image
              preflight check assets/*.mp4 --profile ./mine.yml --strict
              preflight check --request body.json --map https://cdn.example.com/hero.png=hero.png
              preflight check --image hero.png --video https://cdn.example.com/dance.mp4
              preflight check hero.png --format text --format json=report.json
            """
    )

    @OptionGroup var assets: AssetOptions

    @Option(
        help: ArgumentHelp("The image of the character.", valueName: "asset"), completion: .file())
    var image: [String] = []

    @Option(help: ArgumentHelp("The motion video.", valueName: "asset"), completion: .file())
    var video: [String] = []

    @OptionGroup var request: RequestOptions

    @Option(
        help: ArgumentHelp(
            "A built-in profile (see `preflight profiles`), or the path of a YAML file. (default: \(Preflight.defaultProfile), or whose request it is)",
            valueName: "id"),
        completion: .profiles)
    var profile: String?

    @Option(help: ArgumentHelp("The character_orientation that will be sent."))
    var orientation: CharacterOrientation?

    @OptionGroup var output: OutputOptions

    @OptionGroup var judging: PolicyOptions

    @OptionGroup var fetching: FetchOptions

    func validate() throws {
        // The parser would take the last and drop the others unjudged.
        guard image.count <= 1, video.count <= 1 else {
            throw ValidationError("A pair has one --image and one --video: name further files as ASSETs.")
        }
        guard request.request == nil || (image + video + assets.assets).isEmpty && assets.filesFrom == nil
        else {
            throw ValidationError("A request names its own media: leave out ASSETs, --image and --video.")
        }
        guard request.request == nil || orientation == nil else {
            throw ValidationError("A request says its own orientation: leave out --orientation.")
        }
    }

    func run() async throws {
        let report = try await report(judging.policy)
        let run = SingleRun(report)
        try output.write { destination, sink throws(PreflightError) in
            try renderer(for: destination).render(run, to: &sink)
        }
        throw ExitStatus(report.verdict)
    }

    private func report(_ policy: Policy) async throws -> Report {
        // A profile that is a file is read from disk, like an asset, and would be lost like one.
        let profileFile = [profile].compactMap(\.self)
        if let path = request.request {
            try output.validate(against: request.inputs + profileFile)
            let check = try request.reading.check(profile: profile, policy: policy, fetching: fetching)
            let body = try request.body(path)
            // Reading it once more is for the mappings alone.
            if !request.map.isEmpty { try request.validate(mappingsOf: check.urls(in: body)) }
            return await check.report(on: body)
        }
        let requests = requests(for: try assets.names())
        guard !requests.isEmpty else {
            throw ValidationError(
                "There is nothing to check: name an ASSET, or use --image and --video, or --request.")
        }
        try output.validate(against: requests.compactMap(\.source.path) + profileFile)
        let bar = ProgressBar.ifSeen(fetching)
        defer { bar?.clear() }
        return try await Preflight(
            profile: profile ?? Preflight.defaultProfile, policy: policy, fetching: fetching.policy,
            progress: bar?.show
        ).check(requests, orientation: orientation)
    }

    private func renderer(for destination: OutputDestination) -> any ReportRenderer {
        switch destination.format {
        case .text: TextReport(destination.layout(colorless: output.noColor))
        case .json: ReportJSON()
        }
    }

    /// The pair first, then the assets that stand on their own.
    private func requests(for names: [String]) -> [AssetRequest] {
        let pair = [
            image.map { AssetRequest(MediaSource($0), as: .image) },
            video.map { AssetRequest(MediaSource($0), as: .video) },
        ]
        return pair.flatMap(\.self) + names.map { AssetRequest(MediaSource($0)) }
    }
}

extension MediaSource {
    /// The path of a file.
    fileprivate var path: String? { if case .file(let path) = self { path } else { nil } }
}

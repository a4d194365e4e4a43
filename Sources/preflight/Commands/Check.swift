import ArgumentParser
import MediaPreflight
import PreflightProject
import PreflightStore

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge images, videos and requests against a provider's documented limits.",
        usage: """
            preflight check [<assets> ...] [--image <asset>] [--video <asset>] [<options>]
            preflight check --request <file> [--map <url=path> ...] [<options>]
            """,
        discussion: """
            Each ASSET is judged on its own, as the image or the motion video that its content shows it to be, \
            whatever its name. Name the two files of one submission with --image and --video: each must then be of \
            that kind.

            An ASSET that is a folder is searched for images, videos and requests (*.request.json). Hidden files, and \
            what .gitignore and .preflightignore name, are left out. Without any ASSET, a folder with a .preflight.yml \
            (see `preflight init`) is judged as that says.

            Without --orientation both values of character_orientation are tried, and an asset fails only if \
            neither accepts it.

            --request judges a request's JSON instead, as it will be sent: every field, the image and the video that \
            it names, and the two against each other. A pasted cURL command is read as the request that it sends; \
            nothing of it is run, and its key is never printed. --map says which local file will be at a URL that is not there \
            yet. Without --profile, the request's fields tell whose it is.

            An ASSET that begins with http:// or https:// is fetched, as far as its facts need, and judged as the \
            provider would meet it.

            Ctrl-C ends a run early: what is known by then is reported, and the exit status is 130.

            EXAMPLES:
              preflight check hero.png dance.mp4
              preflight check --image hero.png --video dance.mp4 --orientation image
              preflight check assets --changed-since origin/main
              preflight check assets --format text --format sarif=preflight.sarif --format html=report.html
              preflight check --request body.json --map https://cdn.example.com/hero.png=hero.png
              preflight check --image hero.png --video https://cdn.example.com/dance.mp4
            """
    )

    @OptionGroup(title: "Assets") var selection: SelectionOptions

    @Option(
        help: ArgumentHelp("The image of the character.", valueName: "asset"), completion: .file())
    var image: [String] = []

    @Option(help: ArgumentHelp("The motion video.", valueName: "asset"), completion: .file())
    var video: [String] = []

    @OptionGroup(title: "Requests") var request: RequestOptions

    @OptionGroup(title: "Judging") var judging: GateOptions

    @Option(
        help: ArgumentHelp(
            "Findings that were known when `preflight baseline` wrote this file do not fail.",
            valueName: "file"),
        completion: .file(extensions: ["json"]))
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Warn when the documents of the profile's limits were read more days ago. (default: a note after \(ProfileAge.notedDays))",
            valueName: "days"))
    var maxProfileAge: Int?

    @OptionGroup(title: "Reporting") var reporting: ReportOptions

    @Flag(
        help:
            "Add to the report which other providers would take the one image and the one video (see `preflight matrix`)."
    )
    var matrix = false

    func validate() throws {
        // The parser would take the last and drop the others unjudged.
        guard image.count <= 1, video.count <= 1 else {
            throw ValidationError("A pair has one --image and one --video: name further files as ASSETs.")
        }
        guard request.request == nil || !selection.isAsked && (image + video).isEmpty else {
            throw ValidationError("A request names its own media: leave out ASSETs, --image and --video.")
        }
        guard maxProfileAge.map({ $0 >= 0 }) ?? true else {
            throw ValidationError("--max-profile-age takes a number from 0.")
        }
        guard request.request == nil || !matrix else {
            throw ValidationError("--matrix compares files: leave out --request.")
        }
        guard request.request == nil || judging.orientation == nil else {
            throw ValidationError("A request says its own orientation: leave out --orientation.")
        }
    }

    func run() async throws {
        let settings = try selection.settings()
        let threshold = reporting.failOn ?? settings?.failOn ?? .unknown
        let plan = try await plan(settings)
        guard !matrix || plan.isPairAtMost else {
            throw ValidationError(
                "--matrix compares one image and one motion video, or one of them: name just these.")
        }
        let outputs = reporting.outputs(settings)
        try outputs.validate(against: plan.namedPaths + otherInputs(settings), found: plan.foundPaths)
        if let settings, reporting.requested.isEmpty { try outputs.makeFolders(in: settings.folderPath) }
        let known = try (baseline ?? settings?.baseline).map { path throws(PreflightError) in
            try KnownFindings(path)
        }
        let bar = ProgressBar.ifSeen(judging.fetching)
        var options = judging.run(failingOn: threshold, request.reading)
        options.findingLimit = reporting.maxFindings
        options.profileDays = maxProfileAge
        options.allowsEmpty = selection.allowEmpty
        options.progress = bar?.show
        let termination = try Termination()
        var run = try await GateRun(plan, options, settings, baseline: known)
            .finish(bar, isSilent: reporting.quiet, unless: termination)
        if matrix, termination.signal == nil { run.summary.matrix = try compared(run) }
        let listing = reporting.listing(isVerbose: judging.policy.verbose, isSearched: plan.isSearched)
        try await outputs.write(
            run, listing, colorless: reporting.color.noColor, unless: termination)
        termination.look()
        // The reports say so.
        if let signal = termination.signal { throw ExitStatus(endedBy: signal) }
        throw ExitStatus(run.summary.verdict(failingOn: threshold))
    }

    /// What other providers would do with what was judged.
    private func compared(_ run: Ledger) throws -> Matrix {
        var assets: [AssetInRole] = []
        try run.forEach { report in
            assets += report.assets.map {
                AssetInRole($0.facts, role: $0.subject == .other ? nil : $0.subject)
            }
        }
        let pair = try MediaPair(assets)
        return Preflight.matrix(
            image: pair.image, video: pair.video, orientation: judging.orientation,
            against: try Preflight.profiles(Preflight.builtInProfiles))
    }

    /// What is judged.
    private func plan(_ settings: Settings?) async throws -> GatePlan {
        var plan = GatePlan(settings, orientation: judging.orientation)
        if let path = request.request {
            var body = try request.body(path)
            // Reading it once more is for the mappings alone.
            if !request.map.isEmpty {
                let check = try request.reading.check(
                    profile: judging.profile ?? settings?.profile, policy: Policy(),
                    fetching: judging.fetching)
                body.media = try request.media(at: check.urls(in: body))
            }
            plan.add(GateItem(.request(body)))
            return plan
        }
        plan.add(image: image.first, video: video.first)
        try await plan.add(selection, settings)
        return plan
    }

    /// Files that are read besides, and would be lost like an asset.
    private func otherInputs(_ settings: Settings?) -> [String] {
        let files = [
            judging.profile ?? settings?.profile, baseline ?? settings?.baseline, settings?.file,
            selection.assets.filesFrom,
        ]
        return files.compactMap(\.self) + request.inputs
    }
}

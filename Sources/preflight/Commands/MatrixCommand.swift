import ArgumentParser
import MediaPreflight
import PreflightReports

struct MatrixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix",
        abstract:
            "Compare providers: which of them would take an image and a motion video, and what it costs.",
        usage: """
            preflight matrix <image> <video> [<options>]
            preflight matrix [--image <asset>] [--video <asset>] [<options>]
            """,
        discussion: """
            One row for each provider, one column for each value of character_orientation. Every file is measured once.

            accepted: nothing that the provider documents stands against it. adjusted: it takes the files and alters \
            them, as it documents. refused: a documented limit is broken; the cell says which, by how much, and how \
            many more. unknown: something could not be measured, the document can be read both ways or only \
            recommends the limit, only the provider behind the provider documents it, or nobody documents anything.

            The price is that of the clip, from the cheapest model and quality to the dearest, where it is documented. \
            The evidence is that of the weakest document that the row rests on, with the day on which it was read. \
            First come the providers that accept under every orientation; among equals those with better evidence, with \
            a price, and the cheaper ones.

            Exit status 0 means that some provider takes the files as they are or adjusted, 1 that every one refuses, \
            3 that none takes them and of some it is not known. After Ctrl-C (130) what was not measured is unknown.

            EXAMPLES:
              preflight matrix hero.png dance.mp4
              preflight matrix --video dance.mp4 --orientation image --accepted
              preflight matrix hero.png dance.mp4 --profile kkiai,kling-v1,./mine.yml
              preflight matrix hero.png https://cdn.example.com/dance.mp4 --format html=matrix.html
            """
    )

    @Argument(
        help: "The image and the motion video, or one of them: files or URLs, told apart by content.",
        completion: .file())
    var assets: [String] = []

    @Option(help: ArgumentHelp("The image of the character.", valueName: "asset"), completion: .file())
    var image: [String] = []

    @Option(help: ArgumentHelp("The motion video.", valueName: "asset"), completion: .file())
    var video: [String] = []

    @Option(help: "Show one orientation alone.")
    var orientation: CharacterOrientation?

    @Option(
        name: .customLong("profile"),
        help: ArgumentHelp(
            "The profiles to compare: ids, or paths of YAML files, separated by commas. (default: all built-in ones)",
            valueName: "ids"),
        completion: .profiles)
    var profileList: String?

    @Flag(help: "List alone the providers that take the files, as they are or adjusted; all are counted.")
    var accepted = false

    @Option(
        name: .customLong("format"),
        help: ArgumentHelp(
            "\(ReportFormat.ofMatrices.map(\.rawValue).joined(separator: ", ")); FORMAT=PATH writes to a file. May be given several times. (default: text)",
            valueName: "format[=path]"),
        completion: .list(ReportFormat.ofMatrices.map(\.rawValue)))
    var requested: [OutputDestination] = []

    @OptionGroup var color: ColorOptions

    @OptionGroup var fetching: FetchOptions

    func validate() throws {
        // The parser would take the last and drop the others unjudged.
        guard image.count <= 1, video.count <= 1, assets.count <= 2 else {
            throw ValidationError("A matrix is of one image and one motion video.")
        }
        guard assets.isEmpty || (image + video).isEmpty else {
            throw ValidationError("Name both files by --image and --video, or neither.")
        }
        guard !(assets + image + video).isEmpty else {
            throw ValidationError("There is nothing to compare: name an IMAGE, a VIDEO, or both.")
        }
        if let other = requested.first(where: { !ReportFormat.ofMatrices.contains($0.format) }) {
            throw ValidationError("A matrix does not come as \(other.format.rawValue).")
        }
        guard profileNames.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("--profile takes ids or paths, separated by commas.")
        }
    }

    func run() async throws {
        let outputs = Outputs(requested)
        let profiles = try Preflight.profiles(profileNames)
        let names = assets + image + video
        try outputs.validate(against: names + profileNames)
        let termination = try Termination()
        let bar = ProgressBar.ifSeen(fetching)
        let (source, policy) = (fetching.factsSource(bar), fetching.policy)
        let facts = await termination.run {
            var facts: [MediaFacts] = []
            await Preflight.probe(names.map { MediaSource($0) }, by: source, fetching: policy) {
                facts.append($0)
            }
            return facts
        }
        bar?.clear()
        let roles: [Subject?] = image.map { _ in .image } + video.map { _ in .video }
        let pair = try MediaPair(
            zip(facts, roles.isEmpty ? facts.map { _ in nil } : roles).map { AssetInRole($0, role: $1) })
        if pair.isSwapped, assets.count > 1 {
            Console.complain("note: the video was named first; the two were told apart by content")
        }
        let whole = Preflight.matrix(
            image: pair.image, video: pair.video, orientation: orientation, against: profiles)
        let matrix = accepted ? whole.accepting : whole
        complainOfAge(profiles)
        try outputs.write { destination, sink in
            sink.write(destination.matrixRenderer(colorless: color.noColor).render(matrix))
        }
        let measured = facts.count { !$0.isCancelled }
        try termination.endIfSignalled("\(measured) of \(facts.count) assets were measured")
        throw ExitStatus(whole.verdict)
    }

    /// Says how many of the profiles are old.
    private func complainOfAge(_ profiles: [Profile]) {
        let old = profiles.compactMap { ProfileAge(of: $0, at: CurrentTime.seconds) }
            .filter { $0.notice(atMost: nil, isStrict: false) != nil }
        guard let oldest = old.max(by: { $0.days < $1.days }) else { return }
        Console.complain(
            "note: the limits of \(old.count) of \(profiles.count) profiles were read more than "
                + "\(ProfileAge.notedDays) days ago, those of \(oldest.name) on \(oldest.read): they may have changed"
        )
    }

    private var profileNames: [String] {
        profileList.map(ProfileList.names) ?? Preflight.builtInProfiles
    }
}

extension OutputDestination {
    /// What makes this output of a matrix.
    fileprivate func matrixRenderer(colorless: Bool) -> any MatrixRenderer {
        switch format {
        case .json: MatrixJSON()
        case .markdown: MarkdownMatrix()
        case .html: HTMLMatrix()
        default: TextMatrix(layout(colorless: colorless))
        }
    }
}

import ArgumentParser
import MediaPreflight
import PreflightProject

/// Which files are judged, beside those that are named one by one.
struct SelectionOptions: ParsableArguments {
    @OptionGroup var assets: AssetOptions

    @Option(
        help: ArgumentHelp(
            "Judge only what changed since a revision, as git tells it: what is not committed yet, too.",
            valueName: "rev"))
    var changedSince: String?

    @Option(
        help: ArgumentHelp(
            "Of what is found in folders and lists, judge what this pattern covers, and nothing else. May be given several times.",
            valueName: "glob"))
    var include: [String] = []

    @Option(
        help: ArgumentHelp(
            "Leave out what this pattern covers. May be given several times.", valueName: "glob"))
    var exclude: [String] = []

    @Flag(
        help:
            "Choose from files that are named one by one as from those of a list: for hooks that name files.")
    var forceExclude = false

    @Flag(help: "Let an empty selection pass.")
    var allowEmpty = false

    @OptionGroup var configuration: SettingsOptions

    /// Whether anything says what to judge.
    var isAsked: Bool { !assets.assets.isEmpty || assets.filesFrom != nil || changedSince != nil }

    /// The settings that are to be used; nil when there are none.
    func settings() throws(PreflightError) -> Settings? { try configuration.settings() }

    /// What finds files in folders and lists.
    func finder(_ settings: Settings?) async throws(PreflightError) -> AssetFinder {
        var changes: ChangedFiles?
        if let changedSince { changes = try await ChangedFiles.since(changedSince) }
        let included = try Self.globs(include)
        let requests = try Self.globs([AssetFinder.requestPattern])
        return AssetFinder(
            include: included.isEmpty ? settings?.include ?? [] : included,
            exclude: try Self.globs(exclude) + (settings?.exclude ?? []),
            requests: settings?.requests ?? requests, changes: changes)
    }

    /// Patterns of the command line, which begin at the working directory.
    private static func globs(_ patterns: [String]) throws(PreflightError) -> [PlacedGlob] {
        var globs: [PlacedGlob] = []
        for pattern in patterns { globs.append(PlacedGlob(try Glob(pattern))) }
        return globs
    }
}

import ArgumentParser
import MediaPreflight

/// How files are judged: for commands that judge many.
struct GateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A built-in profile (see `preflight profiles`), or the path of a YAML file; several with commas between, for what all of them accept; or strictest, for what every provider accepts. (default: the settings', else \(Preflight.defaultProfile), or whose request it is)",
            valueName: "id"),
        completion: .profiles)
    var profile: String?

    @Option(help: ArgumentHelp("The character_orientation that will be sent."))
    var orientation: CharacterOrientation?

    @OptionGroup var policy: PolicyOptions

    @Flag(help: "Measure every file anew, and remember nothing.")
    var noCache = false

    @Option(
        help: ArgumentHelp("Most files measured at once. (default: one for each processor)", valueName: "n"))
    var jobs: Int?

    @OptionGroup var fetching: FetchOptions

    func validate() throws {
        guard jobs.map({ (1...1024).contains($0) }) ?? true else {
            throw ValidationError("--jobs takes a number from 1 to 1024.")
        }
    }
}

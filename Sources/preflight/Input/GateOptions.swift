import ArgumentParser
import MediaPreflight
import PreflightStore
import PreflightSystem

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

    /// How a run judges.
    func run(failingOn threshold: FailureThreshold, _ reading: RequestReadingOptions) -> GateRun.Options {
        var options = GateRun.Options()
        options.profile = profile
        options.policy = policy.policy.failing(on: threshold)
        options.dialect = reading.dialect
        options.isLenient = reading.lenient
        options.readsLocalPaths = !reading.noLocalPaths
        options.fetching = fetching.policy
        options.program = ThisProcess.executable
        options.jobs = jobs
        options.keepsFacts = !noCache
        return options
    }
}

extension GateRun {
    /// Judges everything, and shows how far it has come where somebody can see it.
    /// - Parameters:
    ///   - bar: Shows how far downloads have come.
    ///   - isSilent: Whether nothing shows how far the run has come.
    ///   - termination: Ends the run early.
    /// - Returns: The reports.
    /// - Throws: `PreflightError` when reports cannot be kept.
    func finish(
        _ bar: ProgressBar?, isSilent: Bool = false, unless termination: Termination
    ) async throws(PreflightError) -> Ledger {
        let meter = isSilent || bar != nil ? nil : GateMeter.ifSeen()
        let result = await termination.run { () async -> Result<Ledger, PreflightError> in
            do throws(PreflightError) { return .success(try await finish(progress: meter?.show)) } catch {
                return .failure(error)
            }
        }
        bar?.clear()
        meter?.clear()
        return try result.get()
    }
}

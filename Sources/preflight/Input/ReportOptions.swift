import ArgumentParser
import MediaPreflight
import PreflightProject
import PreflightReports

/// What is reported, where, and what of it fails: for commands that judge many things.
struct ReportOptions: ParsableArguments {
    @Option(
        name: .customLong("format"),
        help: ArgumentHelp(
            "\(ReportFormat.names); FORMAT=PATH writes to a file. May be given several times. (default: text)",
            valueName: "format[=path]"),
        completion: .list(ReportFormat.allCases.map(\.rawValue)))
    var requested: [OutputDestination] = []

    @Option(
        help: ArgumentHelp(
            "What makes the run fail: error, unknown (what could not be measured, too), warning, or never. (default: unknown)",
            valueName: "what"))
    var failOn: FailureThreshold?

    @Option(
        help: ArgumentHelp("List at most so many findings; all are counted.", valueName: "n"))
    var maxFindings: Int?

    @Flag(help: "Print what fails, and nothing when all passes.")
    var quiet = false

    @Flag(help: "Print how often each code was found, instead of each finding.")
    var statistics = false

    @OptionGroup var color: ColorOptions

    func validate() throws {
        guard maxFindings.map({ $0 >= 0 }) ?? true else {
            throw ValidationError("--max-findings takes a number from 0.")
        }
        guard !quiet || !statistics else {
            throw ValidationError("--quiet and --statistics exclude each other.")
        }
    }

    /// Where reports go: as asked for here, else as the settings say, else as text to standard output.
    func outputs(_ settings: Settings?) -> Outputs {
        let settled = settings?.outputs.compactMap { output in
            ReportFormat(rawValue: output.format).map { OutputDestination(format: $0, path: output.path) }
        }
        return Outputs(requested.isEmpty ? settled ?? [] : requested)
    }

    /// What the text lists. What somebody named is listed whatever became of it; what was found, when it does not pass.
    func listing(isVerbose: Bool, isSearched: Bool) -> TextReport.Listing {
        if statistics { return .statistics }
        if quiet { return .causes }
        return isSearched && !isVerbose ? .notPassing : .everything
    }
}

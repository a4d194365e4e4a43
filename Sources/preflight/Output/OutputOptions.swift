import ArgumentParser
import MediaPreflight

/// `--no-color`, for commands that print for people.
struct ColorOptions: ParsableArguments {
    @Flag(help: "Print without colour, as when NO_COLOR is set or the output is not a terminal.")
    var noColor = false
}

/// `--format` and `--no-color`, for commands that print facts.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .customLong("format"),
        help: ArgumentHelp(
            "text or json; json=PATH writes to a file. May be given several times. (default: text)",
            valueName: "format[=path]"),
        completion: .list(ReportFormat.ofFacts.map(\.rawValue)))
    var requested: [OutputDestination] = []

    @OptionGroup var color: ColorOptions

    func validate() throws {
        if let other = requested.first(where: { !ReportFormat.ofFacts.contains($0.format) }) {
            throw ValidationError("Facts come as text or json, not as \(other.format.rawValue).")
        }
    }

    /// What was asked for; text on standard output when nothing was.
    var outputs: Outputs { Outputs(requested) }
}

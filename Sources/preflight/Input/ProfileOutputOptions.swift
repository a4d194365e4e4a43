import ArgumentParser
import MediaPreflight
import PreflightReports

/// A form in which profiles are shown.
enum ProfileFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case markdown
}

/// `--format` and `--no-color`, for commands that show profiles.
struct ProfileOutputOptions: ParsableArguments {
    @Option(help: "The form of the answer.")
    var format = ProfileFormat.text

    @OptionGroup var color: ColorOptions

    /// Prints what is made in the format that was asked for.
    func write(_ content: (ProfileFormat, TextLayout) throws -> String) throws {
        try Console.print(content(format, Console.layout(colorless: color.noColor)))
    }
}

import ArgumentParser
import MediaPreflight

/// `--no-color`, for commands that print for people.
struct ColorOptions: ParsableArguments {
    @Flag(help: "Print without colour, as when NO_COLOR is set or the output is not a terminal.")
    var noColor = false
}

/// `--format` and `--no-color`, for commands whose output others may read.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .customLong("format"),
        help: ArgumentHelp(
            "text or json; json=PATH writes to a file. May be given several times. (default: text)",
            valueName: "format[=path]"),
        completion: .list(OutputFormat.allCases.map(\.rawValue)))
    var requested: [OutputDestination] = []

    @OptionGroup var color: ColorOptions

    var noColor: Bool { color.noColor }

    /// What was asked for; text on standard output when nothing was.
    var destinations: [OutputDestination] {
        requested.isEmpty ? [OutputDestination(format: .text, path: nil)] : requested
    }

    /// Refuses outputs that would run into each other or into an asset.
    func validate(against assets: [String]) throws {
        guard destinations.count(where: { $0.path == nil }) <= 1 else {
            throw ValidationError(
                "Only one format can go to standard output: write the other as FORMAT=PATH.")
        }
        let paths = destinations.compactMap(\.path)
        if let twice = paths.first(where: { path in paths.count { Platform.isSameFile($0, path) } > 1 }) {
            throw ValidationError(
                "Two formats cannot be written to the same file '\(Console.visible(twice))'.")
        }
        for path in paths where assets.contains(where: { Platform.isSameFile($0, path) }) {
            throw ValidationError(
                "The output '\(Console.visible(path))' is also an input: it would be lost.")
        }
    }

    /// Writes every output. All are tried, so that one that fails does not cost the others.
    func write(
        _ content: (OutputDestination, inout OutputSink) throws(PreflightError) -> Void
    ) throws(OutputError) {
        var failure: OutputError?
        for destination in destinations {
            do throws(OutputError) {
                var sink = try destination.open()
                do throws(PreflightError) { try content(destination, &sink) } catch {
                    throw OutputError(message: error.description)
                }
                try sink.close()
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }
}

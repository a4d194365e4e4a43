import ArgumentParser
import MediaPreflight
import PreflightReports

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the versions of the libraries that measure and fetch media."
    )

    @OptionGroup var color: ColorOptions

    func run() throws {
        let text = TextLibraries(Console.layout(colorless: color.noColor))
        try Console.print(text.render(tool: Preflight.tool, libraries: Preflight.libraries))
    }
}

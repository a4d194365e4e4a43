import ArgumentParser
import MediaPreflight

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the libraries that measure media, and warn of known vulnerabilities.",
        discussion: """
            A warning does not change the exit status: preflight keeps hostile files away from the code in \
            question as far as it can, and an update mends the rest.
            """
    )

    @OptionGroup var color: ColorOptions

    func run() throws {
        let text = TextLibraries(Console.layout(colorless: color.noColor))
        try Console.print(text.render(tool: Preflight.tool, libraries: Preflight.libraries))
    }
}

import ArgumentParser
import MediaPreflight

struct Profiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the profiles, or show every limit of one with its quote and its document.",
        discussion: """
            EXAMPLES:
              preflight profiles
              preflight profiles kkiai
              preflight profiles ./mine.yml
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A built-in profile, or the path of a YAML file. Lists the built-in ones when left out.",
            valueName: "id"),
        completion: .profiles)
    var profile: String?

    @OptionGroup var color: ColorOptions

    func run() throws {
        let text = TextProfile(Console.layout(colorless: color.noColor))
        if let profile {
            try Console.print(text.render(try Preflight.profile(profile)))
        } else {
            try Console.print(text.list(try Preflight.builtInProfiles.map { try Preflight.profile($0) }))
        }
    }
}

import ArgumentParser
import MediaPreflight

/// The profiles: shown, compared and checked by subcommands, of which the first may be left out.
struct Profiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the profiles, show all of one, or compare what they say.",
        usage: """
            preflight profiles [<id>] [--format <format>]
            preflight profiles --limit <key> [--format <format>]
            preflight profiles diff <first> <second> [--format <format>]
            preflight profiles check <files> ...
            """,
        discussion: """
            Alone it lists the built-in profiles: how many limits each states, how many forms of its request are \
            known, and the day on which the oldest of its documents was read. With an ID it shows all that one \
            states, with the quotes and the documents. With --limit it shows one limit in all of them.

            EXAMPLES:
              preflight profiles
              preflight profiles kkiai
              preflight profiles ./mine.yml
              preflight profiles --limit image.maxBytes
              preflight profiles diff kkiai kling-v2
              preflight profiles check ./mine.yml
            """,
        subcommands: [Show.self, Diff.self, CheckFiles.self, Pages.self],
        defaultSubcommand: Show.self
    )
}

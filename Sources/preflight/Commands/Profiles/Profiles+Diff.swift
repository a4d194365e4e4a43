import ArgumentParser
import MediaPreflight
import PreflightReports

extension Profiles {
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what two profiles say differently, with the quotes.",
            discussion: """
                Compared is what each provider's own documents say of media, the prompt, the forms in which media are \
                sent, the default orientation and paying. Where one says nothing itself and its upstream does, that \
                is shown too. The exit status is 0 whether they differ or not.

                EXAMPLES:
                  preflight profiles diff kkiai kling-v2
                  preflight profiles diff ./mine.yml ./yours.yml --format json
                """
        )

        @Argument(
            help: "A built-in profile, or the path of a YAML file.", completion: .profiles)
        var first: String

        @Argument(
            help: "The one to compare it with.", completion: .profiles)
        var second: String

        @OptionGroup var output: ProfileOutputOptions

        func run() throws {
            let difference = ProfileDifference(try Preflight.profile(first), try Preflight.profile(second))
            try output.write { format, layout in
                switch format {
                case .text: TextProfileDifference(layout).render(difference)
                case .json: ProfileDifferenceJSON().render(difference)
                case .markdown: MarkdownProfileDifference().render(difference)
                }
            }
        }
    }
}

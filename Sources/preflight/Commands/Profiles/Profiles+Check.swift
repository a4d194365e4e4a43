import ArgumentParser
import FoundationEssentials
import MediaPreflight
import PreflightReports

extension Profiles {
    struct CheckFiles: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check profile files of your own.",
            discussion: """
                Every FILE is read as --profile reads it. What it states is told, or the first mistake in it by line \
                and column; so is what can be read and is likely not meant: a limit without effect or looser than \
                the upstream's, a document that nothing cites, a day that has not come.

                Exit status 0 means that every FILE can be used, 1 that one has a mistake.

                EXAMPLES:
                  preflight profiles check mine.yml
                  preflight profiles check profiles/*.yml
                """
        )

        @Argument(help: "A profile's YAML file.", completion: .file(extensions: ["yml", "yaml"]))
        var files: [String]

        @OptionGroup var color: ColorOptions

        func run() throws {
            let text = TextProfileAudit(Console.layout(colorless: color.noColor))
            var status = ExitStatus.pass
            for file in files {
                let answer: String
                do throws(PreflightError) {
                    answer = text.render(
                        try Preflight.audit(profile: file, today: Self.latestToday), file: file)
                } catch {
                    // The others are worth knowing about too.
                    answer = text.render(error)
                    status = .fail
                }
                try Console.print(answer)
            }
            throw status
        }

        /// The day that it is where it is latest: what is dated with it may have been written today somewhere.
        private static var latestToday: String {
            Date(timeIntervalSince1970: Double(CurrentTime.seconds) + 14 * 3600).formatted(
                .iso8601.year().month().day())
        }
    }
}

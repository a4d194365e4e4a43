import ArgumentParser
import MediaPreflight
import PreflightReports

extension Profiles {
    /// Writes the documentation's pages of the built-in profiles. It is for those who maintain them, so `--help` does not
    /// show it.
    struct Pages: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the pages of the built-in profiles for DocC into a folder.", shouldDisplay: false
        )

        @Argument(help: "The folder. It must exist.", completion: .directory)
        var folder: String

        func run() throws {
            let profiles = try Show.stated()
            for page in ProfilePages.all(profiles) {
                let sink = try OutputSink(fileAt: "\(folder)/\(page.name)")
                sink.write(page.text)
                try sink.close()
            }
        }
    }
}

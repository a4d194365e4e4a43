import ArgumentParser
import FoundationEssentials
import MediaPreflight

/// Writes the manual's pages. It is for those who install or package preflight, so `--help` does not show it.
struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the manual's pages for `man` into a folder.", shouldDisplay: false)

    @Argument(help: "The folder. It must exist.", completion: .directory)
    var folder: String

    func run() throws {
        let pages = try ManualPage.all()
        for page in pages {
            let sink = try OutputSink(fileAt: "\(folder)/\(page.name).1")
            sink.write(page.render(date: date, among: pages))
            try sink.close()
        }
    }

    private var date: String {
        Date(timeIntervalSince1970: Double(CurrentTime.seconds)).formatted(.iso8601.year().month().day())
    }
}

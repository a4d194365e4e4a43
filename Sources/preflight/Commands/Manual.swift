import ArgumentParser
import FoundationEssentials

/// Writes the manual's pages. It is for those who install or package preflight, so `--help` does not show it.
struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the manual's pages for `man` into a folder.", shouldDisplay: false)

    @Argument(help: "The folder. It must exist.", completion: .directory)
    var folder: String

    func run() throws {
        let pages = try ManualPage.all()
        for page in pages {
            let sink = OutputSink(try AtomicFile.create("\(folder)/\(page.name).1"))
            sink.write(page.render(date: date, among: pages))
            try sink.close()
        }
    }

    /// The same input must give the same pages, so whoever packages may say which day it is
    /// (reproducible-builds.org).
    private var date: String {
        let given = Int(Platform.environment("SOURCE_DATE_EPOCH", default: ""))
        // Up to the year 9999, which is as far as four digits go.
        let seconds = given.map { min(max(0, $0), 253_402_300_799) }
        let day = seconds.map { Date(timeIntervalSince1970: Double($0)) } ?? Date()
        return day.formatted(.iso8601.year().month().day())
    }
}

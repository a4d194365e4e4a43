import PreflightModel
import PreflightReports
import TestSupport
import Testing

/// What those who read the formats take at most.
@Suite struct CILimitTests {
    private func run(_ count: Int, severity: Severity, outcome: Outcome = .fail) -> SampleRun {
        SampleRun(count: count) { index in
            var report = Sample.tooSmall("assets/\(index).jpg", index)
            report.findings[0].severity = severity
            report.findings[0].outcome = outcome
            return report
        }
    }

    private static let kinds = [
        (Severity.error, "error", 10), (.warning, "warning", 10), (.note, "notice", 9),
    ]

    @Test(arguments: kinds, -1...1)
    func `GitHub gets ten annotations of a kind and a line that counts the rest`(
        kind: (severity: Severity, name: String, room: Int), excess: Int
    ) throws {
        let text = try CIFormat.github.text(run(kind.room + excess, severity: kind.severity))
        let commands = text.split(separator: "\n").compactMap { ParsedCommand($0) }
        let annotations = commands.filter { $0.name == kind.name && $0.properties["file"] != nil }
        #expect(annotations.count == min(kind.room + excess, kind.room))
        #expect(commands.count { $0.name == kind.name } <= 10)
        #expect(text.contains("1 \(kind.name) more") == (excess > 0))
    }

    @Test func `what could not be measured comes after what is wrong, and is an error too`() throws {
        let reports = SampleRun(count: 12) { index in
            var report = Sample.tooSmall("\(index).jpg")
            if index < 6 { report.findings[0].outcome = .unknown }
            return report
        }
        let commands = try CIFormat.github.text(reports).split(separator: "\n").compactMap {
            ParsedCommand($0)
        }
        let files = commands.filter { $0.name == "error" }.compactMap { $0.properties["file"] }
        #expect(files == [6, 7, 8, 9, 10, 11, 0, 1, 2, 3].map { "\($0).jpg" })
    }

    @Test(arguments: [(0, 0), (9, 0), (10, 0), (11, 1), (100, 90)])
    func `SARIF has as many results as code scanning takes, and says what it lacks`(count: Int, left: Int)
        throws
    {
        let reports = SampleRun(count: count) { index in
            var report = Sample.tooSmall("\(index).jpg")
            // The worst come last, and are kept.
            report.findings[0].severity = index < count - 5 ? .note : .error
            return report
        }
        var text = ""
        try SARIFReport(rules: [], maxResults: 10).render(reports, to: &text)
        let log = try SARIFLog(text)
        #expect(log.results.count == count - left)
        #expect(log.results.count { $0.level == "error" } == min(count, 5))
        #expect(
            log.notices.contains { $0.contains("\(left) finding") && $0.contains("left out") } == (left > 0))
    }

    @Test(arguments: [100, 150, 180, 220, 300, 5000])
    func `a comment is never too long, and says what it leaves out`(count: Int) throws {
        let text = try CIFormat.markdown.text(run(count, severity: .error))
        #expect(text.utf8.count <= 65_536)
        try expectComplete(text, count: count)
    }

    @Test func `a comment on what just has room leaves nothing out`() throws {
        var (most, least) = (100, 400)
        while least - most > 1 {
            let count = (most + least) / 2
            let isCut = try CIFormat.markdown.text(run(count, severity: .note)).contains("no room")
            (most, least) = isCut ? (most, count) : (count, least)
        }
        let full = try CIFormat.markdown.text(run(most, severity: .note))
        #expect(full.utf8.count > 60_000)
        try expectComplete(try CIFormat.markdown.text(run(most + 1, severity: .note)), count: most + 1)
    }

    @Test func `a name that is all too long costs the others nothing`() throws {
        let long = String(repeating: "\u{1B}", count: 100_000)
        let reports = SampleRun([Sample.tooSmall(long), Sample.tooSmall("b.jpg")])
        let text = try CIFormat.markdown.text(reports)
        #expect(text.utf8.count <= 65_536)
        #expect(text.contains("<code>b.jpg</code>"))
    }

    @Test func `the summary of a step stays within a mebibyte`() throws {
        var text = ""
        let count = 5000
        try GitHubSummary().render(run(count, severity: .error), to: &text)
        #expect(text.utf8.count <= 1 << 20)
        #expect(text.utf8.count > 900_000)
        try expectComplete(text, count: count)
    }

    /// What is shown and what the last line counts come to everything.
    private func expectComplete(_ text: String, count: Int) throws {
        let lines = text.split(separator: "\n")
        let rows = lines.count { $0.hasPrefix("| <code>") }
        let commands = lines.count { $0.hasPrefix("<details>") }
        let last = try #require(lines.last)
        func left(_ noun: String) -> Int {
            let words = last.split(separator: " ")
            let place = words.firstIndex { $0.hasPrefix(noun) } ?? 0
            return place > 0 ? Int(words[place - 1]) ?? 0 : 0
        }
        let isCut = last.hasPrefix("… and ")
        #expect(rows + (isCut ? left("finding") : 0) == count)
        #expect(commands + (isCut ? left("command") : 0) == count)
        #expect(lines.count { $0 == "</details>" } == commands)
    }
}

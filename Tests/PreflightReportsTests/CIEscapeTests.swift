import Foundation
import PreflightModel
import PreflightReports
import PreflightText
import TestSupport
import Testing

/// Whatever a name is, each format's reader gets it back as it is to be shown, and nothing else.
@Suite struct CIEscapeTests {
    private static func report(_ text: String) -> Report {
        var report = Sample.tooSmall(text)
        report.findings[0].message = text
        report.findings[0].source = LimitSource(document: text, quote: text, read: text)
        report.findings[0].fix = Fix(text, command: text)
        report.findings[0].actual = .text(text)
        report.findings[0].limit = .text(text)
        return report
    }

    @Test(arguments: 0..<60)
    func `awkward texts come back as they are to be shown`(seed: UInt64) throws {
        var generator = SeededGenerator(seed)
        let text = generator.awkwardText()
        let shown = HostileText.visible(text)
        let run = SingleRun(Self.report(text))

        let command = try #require(ParsedCommand(try CIFormat.github.text(run).split(separator: "\n")[0]))
        #expect(command.properties["title"] == "IMG004 image-side-too-short")
        if !text.contains("/") { #expect(command.properties["file"]?.hasSuffix(shown.suffix(3)) == true) }
        #expect(command.message.contains("\n\(shown)\n"))

        let document = ParsedXML(try CIFormat.junit.text(run))
        #expect(document.mistake == nil)
        let failure = try #require(document.elements.first { $0.name == "failure" })
        #expect(failure.attributes["message"] == "IMG004 image-side-too-short: " + shown)
        #expect(failure.text.contains("\n\(shown)\n"))

        let lines = try CIFormat.markdown.text(run).split(separator: "\n")
        let row = try #require(lines.first { $0.hasPrefix("| <code>") })
        let cells = row.components(separatedBy: " | ").map(shownMarkdown)
        #expect(cells.count == 6)
        #expect(cells[2] == shown)

        for format in [CIFormat.sarif, .gitlab, .ndjson] {
            let json = try JSONSerialization.jsonObject(with: Data(try format.text(run).utf8))
            #expect(JSONSerialization.isValidJSONObject(json))
        }
    }

    @Test(arguments: CIFormat.allCases)
    func `no name gives a log a command, moves its cursor or hides`(format: CIFormat) throws {
        let text = try format.text(Sample.hostile)
        for line in text.split(separator: "\n") {
            let command = ParsedCommand(line.drop { $0.isWhitespace })
            #expect(
                command == nil || (format == .github && ["error", "notice"].contains(command?.name)),
                "\(line)")
            if format != .markdown || !line.hasPrefix("###") { #expect(!line.contains("##"), "\(line)") }
        }
        #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.isHidden })
    }

    @Test func `Markdown holds no markup that a name brings`() throws {
        let text = try CIFormat.markdown.text(Sample.hostile)
        var isFenced = false
        for line in text.split(separator: "\n") where line.hasPrefix("```") || !isFenced {
            if line.hasPrefix("```") {
                isFenced.toggle()
                continue
            }
            let bare = line.replacing(/<\/?(code|span|details|summary)>|<a href="[^"<>]*">|<\/a>/, with: "")
            #expect(!bare.contains { "<>`*[]".contains($0) }, "\(line)")
            // Nobody is mentioned and nothing is referred to: what begins a reference stands alone.
            #expect(!line.contains(/[@#]\w/) || line.contains(/&#\d+;/), "\(line)")
            #expect(!line.contains(/&#(64|35);\w/), "\(line)")
        }
    }

    @Test func `a fence is longer than any run of backticks in the command`() throws {
        for count in 0...5 {
            let ticks = String(repeating: "`", count: count)
            var report = Sample.tooSmall("a.png")
            report.findings[0].fix = Fix("Rename", command: "mv '\(ticks)' b")
            let lines = try CIFormat.markdown.text(SingleRun(report)).split(separator: "\n")
            let fence = String(repeating: "`", count: max(count + 1, 3))
            let start = try #require(lines.firstIndex { $0 == fence + "sh" })
            #expect(lines[start + 1] == "mv '\(ticks)' b")
            #expect(lines[start + 2] == fence)
        }
    }
}

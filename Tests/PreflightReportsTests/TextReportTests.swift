import PreflightModel
import PreflightReports
import TestSupport
import Testing

@Suite struct TextReportTests {
    @Test func `no line is wider than the layout, except names and commands`() {
        for width in [40, 60, 100] {
            let text = TextReport(TextLayout(width: width)).render(Sample.failing)
            for line in text.split(separator: "\n") where line.count > width {
                let isName = line.hasPrefix("FAIL") || line.hasPrefix("PASS")
                let isWord = !line.drop { $0 == " " }.contains(" ")
                #expect(isName || isWord || line.contains("ffmpeg"), "\(line)")
            }
        }
    }

    @Test func `no line ends in a space`() {
        let text = TextReport().render(Sample.failing) + TextFacts().document(Sample.all)
        #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test func `colour takes nothing away and adds no word`() {
        let colored = TextReport(TextLayout(style: .colored)).render(Sample.failing)
        #expect(colored.contains("\u{1B}["))
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == TextReport().render(Sample.failing))
    }

    @Test func `a file given twice has each finding once in each place`() {
        var report = Sample.failing
        report.assets.append(report.assets[1])
        report.findings += [Sample.tooSmall.of(3)]
        let text = TextReport().render(report)
        #expect(text.ranges(of: Sample.tooSmall.code + " " + Sample.tooSmall.rule).count == 2)
    }

    @Test func `findings stand under their own asset, even when two are shown alike`() throws {
        var report = Sample.failing
        for index in report.assets.indices { report.assets[index].facts.path = "https://example.com/file?…" }
        let parts = TextReport().render(report).split(separator: "https://example.com/file?…")
        #expect(parts.count == 4)
        for (index, part) in parts.dropFirst().enumerated() {
            #expect(part.contains(Sample.tooSmall.rule) == (index == 1))
            #expect(part.contains(Sample.tooLong.rule) == (index == 2))
            #expect(part.hasPrefix("  (asset \(index + 1))"))
        }
    }

    @Test func `a finding about the request stands under the request`() {
        var report = Sample.passing
        report.findings = [
            Finding(
                code: "REQ001", rule: "unknown-field", severity: .warning, subject: .request,
                location: Location(path: "request.json", pointer: "/modle", line: 3, column: 5),
                message: "No document names this field.")
        ]
        let text = TextReport().render(report)
        #expect(
            text.contains("\nrequest.json\n  warning   REQ001 unknown-field /modle at line 3, column 5\n"))
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (14_210, "14 KB"),
        (1_550, "1.5 KB"),
        (999_999, "999 KB"), (10_485_760, "10.4 MB"), (104_857_600, "104.8 MB"), (3_000_000_000, "3 GB"),
        (Int64.max, "9223372036.8 GB"),
    ])
    func `a file size is rounded down, so that it never looks like more`(bytes: Int64, shown: String) {
        var report = Sample.passing
        report.assets[0].facts.byteCount = bytes
        #expect(TextReport().render(report).contains("PNG 900×1200, \(shown)\n"))
    }
}

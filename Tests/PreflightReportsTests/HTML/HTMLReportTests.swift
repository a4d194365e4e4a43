import Foundation
import PreflightModel
import PreflightReports
import TestSupport
import Testing

@testable import PreflightReports

@Suite(.tags(.slow), .ownThread) struct HTMLReportTests {
    private let report = HTMLReport(rules: [Sample.rule], thumbnails: SampleThumbnails())

    @Test(arguments: ["folder", "fail", "pass", "request-fail"])
    func `a page reads as reviewed`(name: String) throws {
        let page = try report.page(try #require(Self.runs[name]))
        // The style and the script have tests of their own, in a browser.
        let markup = page.replacing(HTMLPage.style, with: "…").replacing(HTMLPage.script, with: "…")
            .replacing(HTMLWriter.escaped(HTMLPage.policy), with: "…")
        #expect(Golden(beside: #filePath).difference(markup, "report-\(name).html") == nil)
    }

    @Test(arguments: [
        ("report.css", HTMLPage.style, HTMLPage.styleDigest),
        ("report.js", HTMLPage.script, HTMLPage.scriptDigest),
    ])
    func `the policy lets only our own script and style be`(name: String, content: String, digest: String)
        throws
    {
        #expect(!content.contains("</"))
        let file = Repository.root
            .appendingPathComponent("Sources/PreflightReports/HTML/Page/\(name)")
        let sum = try Program.shell("sha256sum '\(file.path)' || shasum -a 256 '\(file.path)'").output.prefix(
            64)
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { start in
            UInt8(sum.dropFirst(start).prefix(2), radix: 16)
        }
        #expect(Data(bytes).base64EncodedString() == digest)
    }

    @Test(arguments: Sample.runs.keys.sorted())
    func `every finding and every asset of the JSON is on the page, once`(name: String) throws {
        let run = try #require(Sample.runs[name])
        var page = ""
        try report.render(run, to: &page)
        var (findings, assets) = (0, 0)
        try run.forEach { report in
            for finding in report.findings {
                var message = HTMLWriter()
                message.prose(finding.message)
                #expect(page.contains(">\(message.drain())</p>"))
            }
            for asset in report.assets {
                #expect(page.contains(">\(HTMLWriter.escaped(HostileText.visible(asset.facts.path)))</bdi>"))
            }
            findings += report.findings.count
            assets += report.assets.count
        }
        #expect(page.ranges(of: "<section class=\"finding ").count == findings)
        #expect(page.ranges(of: "<details class=\"facts\">").count == assets)
    }

    @Test func `a run of any size is written in small pieces`() throws {
        var sink = PieceCounter()
        try report.render(SampleRun(count: 20_000) { _ in Sample.passing }, to: &sink)
        #expect(sink.count >= 20_000)
        #expect(sink.largest < 64 << 10)
    }

    @Test(arguments: [
        (
            "KKIAI, Motion Control <https://a.example/x.html>", "KKIAI, Motion Control",
            "https://a.example/x.html"
        ),
        ("KKIAI (https://a.example/docs)", "KKIAI", "https://a.example/docs"),
        ("https://a.example/", "https://a.example/", "https://a.example/"),
        ("see http://a.example/a, page 3", "see http://a.example/a, page 3", "http://a.example/a"),
        ("<https://a.example/\"onclick=\"x>", "<https://a.example/\"onclick=\"x>", "https://a.example/"),
    ])
    func `a document's URL becomes a link`(line: String, title: String, url: String) throws {
        let citation = try #require(Citation(line))
        #expect(citation.title == title)
        #expect(citation.url == url)
    }

    @Test(arguments: [
        "", "A manual", "javascript:alert(1)", "data:text/html,x", "ftp://a.example", "https://", "http:// x",
    ])
    func `anything else is no link`(line: String) { #expect(Citation(line) == nil) }

    private static let runs: [String: SampleRun] = [
        "folder": Sample.folder, "fail": SampleRun([Sample.failing]), "pass": SampleRun([Sample.passing]),
        "request-fail": SampleRun([Sample.refusedRequest]),
    ]
}

/// Counts what is written, and keeps nothing.
struct PieceCounter: TextOutputStream {
    private(set) var count = 0
    private(set) var largest = 0

    mutating func write(_ piece: String) {
        count += 1
        largest = max(largest, piece.utf8.count)
    }
}

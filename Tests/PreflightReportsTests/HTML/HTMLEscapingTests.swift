import PreflightModel
import PreflightText
import TestSupport
import Testing

@testable import PreflightReports

/// Names, metadata and requests come from strangers, and end up in a page that someone opens.
@Suite struct HTMLEscapingTests {
    private static let hostile = [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><script>x</script>",
        "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "--><svg onload=alert(1)>", "]]>",
        "&lt;b&gt;",
        "<!--", "</title><script>", "</bdi></article></main>", "javascript:alert(1)", "\u{0}\u{8}\u{1B}[31m",
        "a\u{202E}gnp.exe", "<\u{200B}script>", "`${alert(1)}`", "{{7*7}}", "\u{FFFD}\u{FFFE}",
        "line\nbreak\r\ttab",
        "&#60;script&#62;", "＜script＞", "data:text/html,<script>alert(1)</script>",
        "\" autofocus onfocus=\"x",
    ]

    @Test(arguments: hostile)
    func `no text of a stranger becomes markup`(text: String) throws {
        // Rules are ours, and their line breaks begin paragraphs.
        let rule = Self.rule(text, text.replacing("\n", with: " "))
        let page = try HTMLReport(rules: [rule]).page(Self.run(text))
        let plain = try HTMLReport(rules: [Self.rule("x", "x")]).page(Self.run("x"))
        // Whatever the texts are, the page has the same elements with the same attributes.
        #expect(Self.skeleton(page) == Self.skeleton(plain))
        #expect(!page.unicodeScalars.contains { $0 != "\n" && $0.isHidden })
    }

    @Test func `texts made at random never become markup`() throws {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "<", ">", "\"", "'", "&", "/", "=", " ", "script", "img", "onerror", "-", "!", "]", "\\", "\u{0}",
            "é", "ا",
        ]
        let skeleton = Self.skeleton(try HTMLReport().page(Self.run("x")))
        for _ in 0..<50 {
            let count = Int.random(in: 1...24, using: &random)
            let text = "x" + (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            #expect(Self.skeleton(try HTMLReport().page(Self.run(text))) == skeleton, "\(text)")
        }
    }

    @Test(arguments: [
        ("javascript:alert(1)", nil), ("JaVaScRiPt:alert(1)//https:", nil),
        ("Title <https://a.example/?a=1&b='2\"3>", "https://a.example/?a=1&amp;b="),
        ("x https://a.example/<script>", "https://a.example/"),
    ])
    func `only web addresses are linked, and tell nobody where from`(document: String, url: String?) throws {
        var finding = Sample.tooSmall
        finding.source = LimitSource(document: document, quote: "q", read: "")
        let page = try HTMLReport().page(
            SampleRun([Sample.single(Sample.smallHero, .image, .fail, [finding])]))
        let links = page.matches(of: /<a href="([^"#]*)"([^>]*)>/)
        #expect(links.map { String($0.1) } == [url].compactMap(\.self))
        for link in links { #expect(link.2 == #" rel="noreferrer noopener" target="_blank""#) }
    }

    /// A run with a text wherever there can be one.
    private static func run(_ text: String) -> SampleRun {
        var facts = Sample.smallHero
        facts.path = text
        facts.mediaType = text
        facts.fileExtension = text
        facts.defects = [Defect(.unreadable, text)]
        var track = VideoTrackFacts(codec: text)
        track.pixelFormat = text
        let video = MediaFacts(
            path: text,
            content: .video(
                VideoFacts(
                    container: ContainerFacts(format: .init(rawValue: text), majorBrand: text), video: track,
                    audio: [AudioTrackFacts(codec: text)])),
            web: .saying(text))
        let other = MediaFacts(
            path: text,
            content: .other(OtherFacts(identifiedAs: text, problem: SourceProblem(.notMedia, text))))
        let source = LimitSource(document: text, quote: text, read: text)
        let finding = Finding(
            code: text, rule: text, severity: .error, subject: .image,
            location: Location(path: text, asset: 0, pointer: text, line: 1), message: text,
            actual: .text(text),
            limit: .text(text), unit: text, evidence: .header, source: source, fix: Fix(text, command: "rm x")
        )
        var suppressed = finding
        suppressed.suppression = Suppression(.ignored, reason: text)
        var field = finding
        field.location.asset = nil
        let profile = Report.ProfileReference(id: text, name: text)
        let report = Report(
            tool: .init(name: text, version: text), profile: profile,
            request: RequestReport(
                path: text, byteCount: 1, dialect: text, dialectTitle: text, verdict: .fail,
                stake: CostEstimate(
                    seconds: 1, amounts: [.init(value: 1, unit: text, model: text)], source: source)),
            pair: text, verdict: .fail, orientations: [],
            assets: [facts, video, other].map { asset in
                var asset = Sample.asset(asset, .image, .fail)
                asset.pointer = text
                return asset
            }, findings: [finding, suppressed, field])
        let reports = [report, Sample.single(facts, .image, .fail, [finding])]
        var run = SampleRun(reports)
        run.summary = RunSummary(tool: .init(name: text, version: text), profile: profile)
        for report in reports { run.summary.add(report) }
        run.summary.staleBaseline = [.init(path: text, code: text)]
        return run
    }

    private static func rule(_ code: String, _ text: String) -> RulePage {
        RulePage(
            code: code, name: text, severity: .error, summary: text, rationale: text, reading: text,
            remedy: text,
            sources: [text], examples: [])
    }

    /// The page's tags with the names of their attributes, as a parser sees them. Backticks make code, and do no harm.
    private static func skeleton(_ page: String) -> [String] {
        let markup = page.replacing(HTMLPage.style, with: "").replacing(HTMLPage.script, with: "")
        let tags = markup.split(separator: "<").dropFirst().map { piece in
            let tag = piece.prefix { $0 != ">" }
            return String(tag).replacing(/="[^"]*"/, with: "")
        }
        return tags.filter { $0 != "code" && $0 != "/code" }
    }
}

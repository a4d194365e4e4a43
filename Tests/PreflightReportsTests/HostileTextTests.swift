import PreflightModel
import PreflightReports
import PreflightText
import TestSupport
import Testing

/// File names and metadata come from strangers.
@Suite struct HostileTextTests {
    @Test(arguments: [
        ("hero.png", "hero.png"),
        ("naïve 日本.png", "naïve 日本.png"),
        ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"),
        ("line\nbreak\r", "line\\u{A}break\\u{D}"),
        ("c1\u{9B}31m", "c1\\u{9B}31m"),
        ("\u{202E}gnp.exe", "\\u{202E}gnp.exe"),
        ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
        ("::error::pwned.png", "\\u{3A}:error::pwned.png"),
        ("a ::error file=x::y", "a \\u{3A}:error file=x::y"),
        ("std::vector", "std::vector"),
        ("x##vso[task]y", "x#\\u{23}vso[task]y"),
        ("##[error]z", "#\\u{23}[error]z"),
        ("repaired \u{FFFD}", "repaired \u{FFFD}"),
    ])
    func `what a terminal or a log would act upon is shown as an escape`(name: String, shown: String) {
        #expect(HostileText.visible(name) == shown)
    }

    @Test func `an emoji of several scalars stays whole`() {
        #expect(HostileText.visible("👩‍👩‍👧 🏳️‍🌈") == "👩‍👩‍👧 🏳️‍🌈")
    }

    private static let names = [
        "::error file=a,line=1::x", "a\n::error::x", "a ::warning::b c", "\u{A0}::error::x", "\t::error::x",
        "x ##vso[task.complete result=Failed]", "\u{1B}]0;title\u{7}", "a\u{2028}::error::x",
    ]

    @Test(arguments: names)
    func `no name can begin a line with a workflow command or move the cursor`(name: String) {
        var facts = Sample.smallHero
        facts.path = name
        facts.defects = [Defect(.unreadable, name)]
        var finding = Sample.tooSmall
        finding.location.path = name
        finding.message = "The name is \(name)"
        finding.fix = Fix(name, command: "rm '\(name)'")
        var pointer = Sample.pointer
        pointer.path = name
        pointer.content = .other(OtherFacts(identifiedAs: name, problem: SourceProblem(.notMedia, name)))
        let assets = [facts, pointer, Self.fetched(name)]
        let report = Report(
            tool: Sample.tool, profile: .init(id: "p", name: name), verdict: .fail, orientations: [],
            assets: assets.map { Sample.asset($0, .image, .fail) }, findings: [finding])
        let layout = TextLayout(width: 40)
        let texts = [
            TextReport(layout).render(report), TextFacts(layout).document(assets),
            ReportJSON().render(report), FactsJSON().document(assets),
        ]
        for text in texts {
            for line in text.split(separator: "\n") {
                #expect(!line.drop { $0.isWhitespace }.hasPrefix("::"), "\(line)")
                #expect(!line.contains("##"), "\(line)")
            }
            #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.isHidden })
        }
    }

    @Test(arguments: names)
    func `no profile of a stranger's can either`(name: String) {
        var profile = Sample.profile
        let source = LimitSource(document: name, quote: name, read: name)
        profile.name = name
        profile.summary = name
        profile.limits = [.imageMinSide: Limit(.pixels(1), source: source)]
        profile.remarks = [Remark(summary: name, source: source)]
        profile.misprints = [Misprint(topic: name, printed: name, reason: name, source: source)]
        let layout = TextLayout(width: 40)
        let difference = ProfileDifference(profile, Sample.otherProfile)
        let limit = LimitComparison(of: .imageMinSide, in: [profile, Sample.otherProfile])
        let texts = [
            TextProfile(layout).render(profile), TextProfile(layout).list([profile]),
            TextProfileDifference(layout).render(difference), TextLimitComparison(layout).render(limit),
            MarkdownProfileDifference().render(difference), MarkdownLimitComparison().render(limit),
            ProfileDifferenceJSON().render(difference), LimitComparisonJSON().render(limit),
            ProfileJSON().render(profile), MarkdownProfile().render(profile),
            MarkdownProfileTable(linksPages: true).render([profile, Sample.otherProfile]),
        ]
        for text in texts {
            for line in text.split(separator: "\n") {
                #expect(!line.drop { $0.isWhitespace }.hasPrefix("::"), "\(line)")
                #expect(!line.contains("##[") && !line.contains("##vso"), "\(line)")
            }
            #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.isHidden })
        }
    }

    /// A file from a server that puts a text wherever it can.
    private static func fetched(_ text: String) -> MediaFacts {
        var facts = Sample.hero
        facts.web = .saying(text)
        return facts
    }

    @Test func `a command is shown as it is, unless it cannot be`() {
        var report = Sample.failing
        report.findings[0].fix = Fix("Rename it", command: "mv -- 'a ::b' c")
        #expect(TextReport().render(report).contains("            mv -- 'a ::b' c\n"))
        report.findings[0].fix = Fix("Rename it", command: "mv -- 'a\u{1B}b' c")
        #expect(TextReport().render(report).contains("rename the file first"))
    }
}

extension WebFacts {
    /// What is known of a URL whose server puts a text wherever it can.
    static func saying(_ text: String) -> WebFacts {
        WebFacts(
            url: text, mistake: text, scheme: text, unreachable: text,
            fetch: FetchFacts(
                redirects: [.init(status: 302, url: text, leavesHost: true)], status: 200, contentType: text,
                proxy: text, failure: FetchFailure(.badResponse, text)))
    }
}

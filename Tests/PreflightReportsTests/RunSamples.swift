import PreflightModel
import TestSupport

/// Reports one after another, as a gate judges them. What is not given is made up on the fly, so that a run may be long.
struct SampleRun: Run {
    var summary: RunSummary
    private let count: Int
    private let report: @Sendable (Int) -> Report

    init(_ reports: [Report]) { self.init(count: reports.count) { reports[$0] } }

    init(count: Int, _ report: @escaping @Sendable (Int) -> Report) {
        self.count = count
        self.report = report
        summary = RunSummary(tool: Sample.tool, profile: Sample.kkiai)
        for index in 0..<count { summary.add(report(index)) }
    }

    func forEach(_ body: (Report) -> Void) {
        for index in 0..<count { body(report(index)) }
    }
}

extension Sample {
    static func report(_ assets: [AssetReport], _ findings: [Finding], pair: String? = nil) -> Report {
        let verdict: Verdict =
            assets.contains { $0.verdict == .fail }
            ? .fail : assets.contains { $0.verdict == .unknown } ? .unknown : .pass
        return Report(
            tool: tool, profile: kkiai, pair: pair, verdict: verdict, orientations: [], assets: assets,
            findings: findings)
    }

    /// A report of one picture that is too small, under a name.
    static func tooSmall(_ path: String, _ number: Int = 0) -> Report {
        var facts = smallHero
        facts.path = path
        var finding = tooSmall.of(0)
        finding.location.path = path
        finding.message += " (\(number))"
        return report([asset(facts, .image, .fail, [])], [finding])
    }

    /// A folder in which some findings are let be.
    static let suppressed: SampleRun = {
        var small = tooSmall("assets/old/hero.jpg")
        small.findings[0].suppression = Suppression(.ignored, reason: "agreed with the studio")
        small.findings.append(ambiguousSize.of(0))
        small.findings[1].location.path = "assets/old/hero.jpg"
        small.findings[1].suppression = Suppression(.baseline)
        small.assets[0].verdict = .pass
        small.verdict = .pass
        var run = SampleRun([small, passing])
        run.summary.staleBaseline = [.init(path: "assets/gone.png", code: "IMG003")]
        return run
    }()

    /// Ctrl-C after three of seven.
    static let interrupted: SampleRun = {
        var run = SampleRun([passing, tooSmall("./assets/a.jpg"), undecided])
        run.summary.isInterrupted = true
        run.summary.unjudged = 4
        run.summary.unlisted = 2
        return run
    }()

    /// A pair of which each half is fine and both together are not, and URLs that are shown alike.
    static let pairs: SampleRun = {
        var pair = report(
            [asset(hero, .image, .pass, [.image]), asset(dance, .video, .pass, [.video])], [tooLong.of(1)],
            pair: "hero")
        pair.verdict = .fail
        let url = "https://cdn.example.com/hero.jpg?…"
        return SampleRun([pair, tooSmall(url), tooSmall(url)])
    }()

    static let requests: SampleRun = {
        var other = refusedRequest
        other.request?.path = "requests/other.json"
        for index in other.findings.indices { other.findings[index].location.path = "requests/other.json" }
        return SampleRun([refusedRequest, pricedRequest, other])
    }()

    /// Names that want to be something else.
    static let hostileNames = [
        "a|b`c.png", "<img src=x onerror=alert(1)>.png", "@everyone #1 GH-1.png",
        "[x](https://evil.example).png",
        "line\nbreak\r.png", "::error::pwned.png", "##[error]x.png", "%0A::warning::x.png", "a,b:c=d.png",
        "]]>&amp;\"'.png", "\u{1B}[2J\u{0}\u{FFFE}.png", "\u{202E}gnp.exe", "日本 👩‍👩‍👧 é.png", "{0} $(id) $x$.png",
        "a:b.png", "-rf", "www.evil.example", "hero@2x.png", "``` x ```.png", "</testcase>.png",
        "  spaced  .png",
    ]

    static let hostile = SampleRun(
        hostileNames.map { name in
            var report = tooSmall(name)
            report.findings[0].message = "The name is \(name)"
            report.findings[0].fix = Fix("Rename \(name)", command: "mv -- '\(name)' hero.png")
            return report
        })

    /// Runs by the names of their goldens.
    static let runs: [String: any Run] = [
        "pass": SingleRun(passing), "fail": SingleRun(failing), "unknown": SingleRun(undecided),
        "request-fail": SingleRun(refusedRequest), "web": SingleRun(webReport), "suppressed": suppressed,
        "interrupted": interrupted, "pairs": pairs, "requests": requests, "hostile": hostile,
    ]
}

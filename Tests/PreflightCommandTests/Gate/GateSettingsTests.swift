import Foundation
import TestSupport
import Testing

/// What `.preflight.yml` says, from the file to the exit status.
@Suite(.tags(.slow), .ownThread) struct GateSettingsTests {
    private static let hero = "demo/hero.png"
    private static let small = "demo/hero-too-small.jpg"
    private static let dance = "demo/dance.mp4"
    /// Accepted under the orientation `video` alone.
    private static let long = "video/duration-10.1.mp4"

    @Test func `settings of a folder say what files are judged as`() throws {
        let folder = try GateFolder(
            ["characters/a.mp4": Self.dance, "characters/b.png": Self.hero, "dances/c.mp4": Self.dance],
            settings: "assets: {characters/**: image, dances/**: video}")
        let run = try folder.run()
        #expect(run.outcome("characters/a.mp4") == "fail SRC007")
        #expect(run.outcome("characters/b.png") == "pass" && run.outcome("dances/c.mp4") == "pass")
    }

    @Test(arguments: [
        ("", "pass"), ("orientation: image", "fail VID006"),
        ("assets: {short/**: {orientation: image}}", "fail VID006"),
        ("orientation: image\nassets: {short/**: {orientation: video}}", "pass"),
        ("assets: {\"**\": {orientation: image}, short/*.mp4: {orientation: video}}", "pass"),
    ])
    func `settings of a folder say under which orientation files are judged`(
        settings: String, outcome: String
    ) throws {
        let folder = try GateFolder(["short/a.mp4": Self.long], settings: settings)
        #expect(try folder.run().failures("short/a.mp4") == outcome)
        #expect(try folder.run("--orientation", "image").failures("short/a.mp4") == "fail VID006")
    }

    // MARK: Findings

    @Test(
        arguments: [
            ("IMG003: error, IMG005: error", 1, "fail"), ("IMG003: warning, IMG005: note", 0, "pass"),
            ("IMG003: warning", 1, "fail"),
        ] as [(String, Int32, String)])
    func `settings of a folder say how much a code counts`(severities: String, status: Int32, verdict: String)
        throws
    {
        let folder = try GateFolder(["a.jpg": Self.small], settings: "severity: {\(severities)}")
        #expect(try folder.check().status == status)
        let run = try folder.run()
        #expect(run.assets.map(\.verdict) == [verdict])
        for finding in run.findings where severities.contains(finding.code) {
            #expect(severities.contains("\(finding.code): \(finding.severity)"))
        }
        #expect(try folder.check("--no-config", ".").status == 1)
    }

    @Test func `settings of a folder let findings be, for a reason that is told`() throws {
        let folder = try GateFolder(
            ["old/a.jpg": Self.small, "new/b.jpg": Self.small],
            settings: """
                ignore:
                  - {code: IMG003, paths: ["old/**"], reason: "agreed with the <studio>"}
                  - {code: IMG005, reason: wide on purpose}
                """)
        let run = try folder.run()
        #expect(run.assets.map(\.verdict) == ["fail", "pass"] && run.summary.suppressed == 3)
        let suppressed = run.findings.filter { $0.suppression != nil }.map {
            "\($0.location.path) \($0.code) \($0.suppression?.kind ?? "") \($0.suppression?.reason ?? "")"
        }
        #expect(
            suppressed == [
                "new/b.jpg IMG005 ignored wide on purpose",
                "old/a.jpg IMG003 ignored agreed with the <studio>",
                "old/a.jpg IMG005 ignored wide on purpose",
            ])
        let text = try folder.check("--verbose")
        #expect(text.status == 1 && text.output.contains("agreed with the <studio>"), "\(text.output)")
        try folder.add("new/b.jpg", Self.hero)
        #expect(try folder.check("--fail-on", "warning").status == 0)
    }

    // MARK: Selection and reports

    @Test func `settings of a folder say where to look and what to write, from their own folder`() throws {
        let folder = try GateFolder(
            ["assets/a.png": Self.hero, "elsewhere/b.jpg": Self.small, "assets/deep/c.png": Self.hero],
            settings: "paths: [assets]\noutputs: [text, json=reports/run.json]\n")
        try folder.folder.makeFolder("reports")
        let result = try Program("preflight").run(
            ["check"], in: folder.folder.url.appendingPathComponent("assets/deep"))
        #expect(result.status == 0 && result.output.hasPrefix("PASS"), "\(result)")
        let run = try JudgedRun(folder.folder.text("reports/run.json") ?? "")
        #expect(run.summary.pass == 2)
        // An argument beats the key.
        #expect(try folder.check("--format", "json=/dev/null", "elsewhere").output.isEmpty)
        #expect(try folder.check("elsewhere").status == 1)
    }

    @Test(arguments: [("error", 0), ("unknown", 0), ("warning", 1), ("never", 0)] as [(String, Int32)])
    func `settings of a folder say from what on the run fails`(threshold: String, status: Int32) throws {
        // IMG008 is a warning.
        let folder = try GateFolder(["a.png": "image/animated.png"], settings: "failOn: \(threshold)")
        #expect(try folder.check().status == status)
        #expect(try folder.check("--fail-on", "never").status == 0)
        #expect(try folder.check("--fail-on", "warning").status == 1)
    }

    @Test(arguments: [
        (["--include", "*.dat"], ["deep/d.dat"]), (["--exclude", "deep/**"], ["a.png"]),
        (["--exclude", "*.png", "--exclude", "*.dat"], []), (["--exclude", "*.png"], ["deep/d.dat"]),
        (["--include", "deep/**", "--exclude", "*.dat"], ["deep/c.png"]),
        (["."], ["a.png", "deep/c.png", "deep/d.dat"]), (["deep"], ["deep/c.png", "deep/d.dat"]),
        (["deep/d.dat"], ["deep/d.dat"]),
    ])
    func `settings of a folder and options choose files`(arguments: [String], paths: [String]) throws {
        let folder = try GateFolder(
            ["a.png": Self.hero, "deep/c.png": Self.hero, "deep/d.dat": Self.hero, ".hidden.png": Self.hero],
            settings: "{}")
        let program = try Program("preflight")
        let all = ["check", "--format", "json"] + arguments
        let result = try program.run(all, in: folder.folder.url)
        if paths.isEmpty {
            #expect(result.status == 2 && result.errors.contains("--allow-empty"), "\(result)")
            let allowed = try program.run(all + ["--allow-empty"], in: folder.folder.url)
            #expect(allowed.status == 0)
            #expect(try JudgedRun(allowed.output).assets.isEmpty)
        } else {
            #expect(try JudgedRun(result.output).assets.map(\.path) == paths)
        }
    }

    @Test func `settings of a folder are not needed, and are as good elsewhere`() throws {
        let folder = try GateFolder(["a.jpg": Self.small])
        #expect(try folder.check().status == 2)
        try folder.write("other.yml", "severity: {IMG003: note, IMG005: note}")
        #expect(try folder.check("--config", "other.yml").status == 0)
        try folder.write(".preflight.yml", "severity: {IMG003: not, IMG005: note}")
        let wrong = try folder.check()
        #expect(wrong.status == 2 && wrong.errors.contains(".preflight.yml:1:"), "\(wrong.errors)")
        #expect(try folder.check("--no-config", "a.jpg").status == 1)
    }
}

extension JudgedRun {
    /// What became of a path: its verdict and its codes.
    func outcome(_ path: String) -> String? { outcomes[Array(path.utf8)]?.description }

    /// Its verdict and the codes of what failed.
    func failures(_ path: String) -> String? {
        guard let outcome = outcomes[Array(path.utf8)] else { return nil }
        let codes = Set(findings.filter { $0.location.path == path && $0.severity == "error" }.map(\.code))
        return ([outcome.verdict] + (outcome.verdict == "pass" ? [] : codes.sorted())).joined(separator: " ")
    }
}

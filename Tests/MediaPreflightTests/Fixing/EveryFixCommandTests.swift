import Foundation
import MediaPreflight
import PreflightRules
import PreflightSystem
import TestSupport
import Testing

/// Every command that findings print, run as it is printed, and what comes out judged again.
@Suite(.tags(.slow), .ownThread) struct EveryFixCommandTests {
    @Test func `every command that is printed about a sample keeps its promises, and no rule is left out`()
        async throws
    {
        let judges = try Preflight.builtInProfiles.map { try Preflight(profile: $0) }
        let made = try TemporaryFolder()
        var commands = try await printed(about: try samples(), judges)
        commands += try await printed(about: try await Self.make(in: made), [try Self.tight()])
        for broken in try await broken(among: commands) { Issue.record("\(broken)") }

        let run = commands.reduce(into: Set<String>()) { $0.formUnion($1.codes) }
        let outside: Set = ["SRC003", "SRC005"]  // fix the file itself: below
        let missing = Self.fixingCodes.subtracting(run).subtracting(outside)
        #expect(missing.isEmpty, "no command of \(missing.sorted()) was run")
        #expect(commands.count > 100, "only \(commands.count) commands were run")
    }

    @Test func `a file that may not be read can be read by its owner afterwards`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.png", Fixture.bytes(of: Fixture.hero))
        let facts = MediaFacts(path: "a.png", content: .other(OtherFacts(problem: .permissionDenied)))
        let command = try #require(try Self.command(about: facts, "SRC003"))
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path("a.png"))
        try await Self.shell(command, in: folder)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path("a.png"))[.posixPermissions]
        #expect(mode as? Int == 0o400)
        #expect(await Preflight.probe(.file(folder.path("a.png"))).image != nil)
    }

    @Test func `what a pointer stands for is fetched`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("it's.png", Fixture.bytes(of: Fixture.hero))
        try await Self.shell(
            """
            exec 2>&1; set -e; export HOME="$PWD" GIT_CONFIG_NOSYSTEM=1
            git init -q --bare store.git; git init -q work; cd work; git lfs install --local >/dev/null
            git config user.name a; git config user.email a@example.com; git lfs track '*.png' >/dev/null
            mv "../it's.png" .; git add .; git commit -qm a
            git remote add origin "file://$HOME/store.git"; git push -q origin HEAD:main
            GIT_LFS_SKIP_SMUDGE=1 git clone -q -b main "file://$HOME/store.git" "$HOME/clone"
            """, in: folder)
        let pointer = await Preflight.probe(.file(folder.path("clone/it's.png")))
        var facts = pointer
        facts.path = "clone/it's.png"
        let command = try #require(try Self.command(about: facts, "SRC005"))
        try await Self.shell(command, in: folder)
        #expect(await Preflight.probe(.file(folder.path("clone/it's.png"))).image != nil)
    }

    // MARK: - What is run

    private func samples() throws -> [URL] {
        try ["demo", "image", "video", "hostile"].flatMap { group in
            try FileManager.default.contentsOfDirectory(
                at: Fixture.folder.appendingPathComponent(group),
                includingPropertiesForKeys: nil
            ).sorted { $0.path < $1.path }
        }
    }

    private func printed(about files: [URL], _ judges: [Preflight]) async throws -> [PrintedCommand] {
        let facts = await Preflight.probe(files.map { .file($0.path) })
        return zip(files, facts).flatMap { PrintedCommand.all(about: $0, facts: $1, in: judges) }
            .filter { !$0.command.hasPrefix("git ") }
    }

    /// Runs two at a time: FFmpeg has threads of its own.
    private func broken(among commands: [PrintedCommand]) async throws -> [String] {
        try await withThrowingTaskGroup(of: [String].self) { group in
            var broken: [String] = []
            for (index, command) in commands.enumerated() {
                if index >= 2 { broken += try await group.next() ?? [] }
                group.addTask { try await command.brokenPromises() }
            }
            for try await found in group { broken += found }
            return broken
        }
    }

    /// Codes of all rules that say how a copy is made, or whose examples show a command.
    private static let fixingCodes: Set<String> = {
        var codes: Set<String> = []
        for rule in RuleRegistry.assets {
            if rule is any FixableRule.Type { codes.insert(rule.page.code) }
            for case .asset(let facts, let subject) in rule.page.examples.map(\.evidence) {
                guard let profile = try? Preflight.profile("kkiai") else { continue }
                let context = RuleContext(
                    facts: facts, subject: subject, orientation: .image, profile: profile)
                if rule.evaluate(context).contains(where: { $0.fix?.command != nil }) {
                    codes.insert(rule.page.code)
                }
            }
        }
        return codes
    }()

    // MARK: - Samples that are too large to be kept

    /// Limits that small files break.
    private static func tight() throws -> Preflight {
        var profile = try Preflight.profile("kkiai")
        let source = LimitSource(document: "", quote: "", read: "")
        profile.id = "tight"
        profile.limits[.imageMaxBytes] = Limit(.fileSize(FileSize(200, .kilobytes)), source: source)
        profile.limits[.imageMaxSide] = Limit(.pixels(1000), source: source)
        profile.limits[.videoMaxBytes] = Limit(.fileSize(FileSize(1, .megabytes)), source: source)
        return Preflight(profile: profile, fetching: nil)
    }

    private static func make(in folder: TemporaryFolder) async throws -> [URL] {
        let picture = "ffmpeg -v error -f lavfi -i mandelbrot=size=900x700 -frames:v 1 -update 1"
        try await shell(
            """
            \(picture) large.png
            \(picture) -q:v 1 large.jpg
            \(picture) -vf scale=1400:900 long.jpg
            \(picture) -vf format=rgba large-transparent.png
            \(picture) large.bmp
            ffmpeg -v error -f lavfi -i testsrc2=size=640x480:rate=24 -t 4 -qp 1 -pix_fmt yuv420p large.mp4
            ffmpeg -v error -f lavfi -i testsrc=size=600x400 -frames:v 1 -update 1 turned.png
            exiftool -q -m -n -Orientation=7 -overwrite_original turned.png
            ffmpeg -v error -f lavfi -i testsrc=size=600x400 -frames:v 1 -update 1 turned.jpg
            exiftool -q -m -n -Orientation=5 -overwrite_original turned.jpg
            """, in: folder)
        try claimOneSecond("large.mp4", as: "too-short-by-its-header.mp4", in: folder)
        return try folder.names().map { folder.url.appendingPathComponent($0) }
    }

    /// Copies a movie, with a header that states a second.
    private static func claimOneSecond(
        _ name: String, as copy: String, in folder: TemporaryFolder
    ) throws {
        var bytes = Array(try Data(contentsOf: folder.url.appendingPathComponent(name)))
        let header = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("mvhd".utf8)) })
        bytes.replaceSubrange((header + 20)..<(header + 24), with: bytes[(header + 16)..<(header + 20)])
        try Data(bytes).write(to: folder.url.appendingPathComponent(copy))
    }

    private static func command(about facts: MediaFacts, _ code: String) throws -> String? {
        try Preflight(profile: "kkiai").evaluate([AssetInRole(facts)]).findings.first { $0.code == code }?
            .fix?.command
    }

    private static func shell(_ script: String, in folder: TemporaryFolder) async throws {
        let result = try await Program.run(
            "sh", ["-c", script], in: folder.url.path, outputLimit: 1 << 20, deadline: .seconds(120))
        let said = String(decoding: result.output + result.standardError, as: UTF8.self)
        #expect(result.hasSucceeded, "\(script)\n\(said)")
    }
}

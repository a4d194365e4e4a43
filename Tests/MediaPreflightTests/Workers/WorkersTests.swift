import Foundation
import PreflightModel
import ReportTestSupport
import Testing

@testable import MediaPreflight

/// Files that are measured by processes of their own, some of which they bring down.
@Suite(.ownThread) struct IsolatedMeasurementTests {
    private let folder: TemporaryFolder
    private let preflight: Preflight

    init() throws {
        _ = signal(SIGPIPE, SIG_IGN)
        folder = try TemporaryFolder()
        preflight = try Preflight(profile: Preflight.defaultProfile)
    }

    /// Copies of a sample under names.
    private func files(_ names: [String]) throws -> [AssetRequest] {
        try names.map { name in
            let place = folder.path(name)
            try FileManager.default.copyItem(atPath: Fixtures.hero.name, toPath: place)
            return AssetRequest(.file(place))
        }
    }

    private func measurement(
        _ program: String, _ arguments: [String], deadline: Duration = .seconds(60)
    ) -> IsolatedMeasurement {
        IsolatedMeasurement(
            program: program, arguments: arguments, count: 2, deadline: deadline, here: preflight.factsSource)
    }

    private static func problem(_ facts: MediaFacts) -> String? {
        if case .other(let other) = facts.content { other.problem.detail } else { nil }
    }

    @Test func `facts are the same as those that are measured here`() async throws {
        let assets =
            [Fixtures.hero, Fixtures.longDance, .file("/no/such/file"), Fixtures.smallHero].map {
                AssetRequest($0)
            } + [
                AssetRequest(.bytes(try Fixtures.bytes(of: Fixtures.hero), label: "bytes")),
                AssetRequest(.url("ftp://x/")),
            ]
        let there = await measurement(try Program("preflight").path, ["worker"]).facts(of: assets)
        #expect(there == (await preflight.factsSource.facts(of: assets)))
    }

    #if os(Linux)
        @Test func `a file that brings a process down costs no other file its facts`() async throws {
            let saboteur = try Saboteur()
            let variables = saboteur.environment.map { "\($0.key)=\($0.value)" }
            let measurement = measurement(
                "/usr/bin/env", variables + [try Program("preflight").path, "worker"], deadline: .seconds(5))
            let bad = ["crash.png", "quit.png", "hang.png", "garble.png"]
            let names = ["0.png", bad[0], "1.png", bad[1], "2.png", bad[2], "3.png", bad[3], "4.png"]
            let facts = await measurement.facts(of: try files(names))
            #expect(facts.map(\.path) == names.map(folder.path))
            let problems = Dictionary(uniqueKeysWithValues: zip(names, facts.map(Self.problem)))
            #expect(
                names.filter { problems[$0] == .some(nil) } == ["0.png", "1.png", "2.png", "3.png", "4.png"])
            #expect(problems["crash.png"] == "the process that measured it was ended by signal 11")
            #expect(problems["quit.png"] == "the process that measured it exited with status 7")
            #expect(problems["hang.png"] == "measuring it took more than 5 s")
            #expect(problems["garble.png"] == "the process that measured it gave a garbled answer")
        }

        @Test func `a wait that nobody needs any more ends soon`() async throws {
            let saboteur = try Saboteur()
            let variables = saboteur.environment.map { "\($0.key)=\($0.value)" }
            let measurement = measurement(
                "/usr/bin/env", variables + [try Program("preflight").path, "worker"], deadline: .seconds(600)
            )
            let assets = try files(["hang.png", "0.png", "hang-too.png"])
            let task = Task { await measurement.facts(of: assets) }
            task.cancel()
            let facts = await task.value
            #expect(facts.map(\.path) == assets.map(\.source.name))
            #expect(facts.allSatisfy { Self.problem($0)?.contains("cancelled") == true })
        }
    #endif

    @Test(arguments: [
        ("exit 1", "the process that measured it exited with status 1"),
        (
            #"printf '\004\000\000\000abcd'; exec cat >/dev/null"#,
            "the process that measured it gave a garbled answer"
        ),
        ("exec cat", "the process that measured it gave a garbled answer"),
        ("yes", "the process that measured it answered with too much"),
    ])
    func `processes that only break down leave every file unmeasured, and say so`(
        script: String, problem: String
    ) async throws {
        let assets = try files(["a.png", "b.png", "c.png"])
        let facts = await measurement("/bin/sh", ["-c", script]).facts(of: assets)
        #expect(facts.map(\.path) == assets.map(\.source.name))
        #expect(facts.map(Self.problem) == [problem, problem, problem])
    }

    @Test func `files are measured here where there are no processes to be had`() async throws {
        let assets = try files(["a.png", "b.png"])
        let facts = await measurement("/no/such/program", []).facts(of: assets)
        #expect(facts == (await preflight.factsSource.facts(of: assets)))
        #expect(facts.map(Self.problem) == [nil, nil])
    }

    @Test func `more ask at once than there are processes`() async throws {
        let measurement = measurement(try Program("preflight").path, ["worker"])
        let expected = await preflight.factsSource.facts(of: [AssetRequest(Fixtures.dance)])
        await withTaskGroup { group in
            for _ in 0..<40 {
                group.addTask { await measurement.facts(of: [AssetRequest(Fixtures.dance)]) == expected }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}

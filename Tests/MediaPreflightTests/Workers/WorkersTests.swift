import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import MediaPreflight

/// Files that are measured by processes of their own, some of which they bring down.
@Suite(.tags(.slow), .ownThread) struct WorkersTests {
    private let folder: TemporaryFolder
    private let here = MeasuredFacts(nil)

    init() throws {
        _ = signal(SIGPIPE, SIG_IGN)
        folder = try TemporaryFolder()
    }

    /// Copies of a sample under names.
    private func files(_ names: [String]) throws -> [Asset] {
        try names.map { name in
            let place = folder.path(name)
            try FileManager.default.copyItem(atPath: Fixture.hero.name, toPath: place)
            return Asset(.file(place))
        }
    }

    private func measurement(
        _ program: String, _ arguments: [String], deadline: Duration = .seconds(60)
    ) -> MeasuredFacts {
        MeasuredFacts(
            nil, by: Workers(program: program, arguments: arguments, count: 2, deadline: deadline))
    }

    /// Processes that meet a fault.
    private func measurement(_ fault: Fault, deadline: Duration) throws -> MeasuredFacts {
        measurement(
            "/usr/bin/env",
            fault.environment.map { "\($0.key)=\($0.value)" } + [try Program("preflight").path, "worker"],
            deadline: deadline)
    }

    private static func problem(_ facts: MediaFacts) -> String? {
        if case .other(let other) = facts.content { other.problem.detail } else { nil }
    }

    @Test func `facts are the same as those that are measured here`() async throws {
        let assets =
            [Fixture.hero, Fixture.longDance, .file("/no/such/file"), Fixture.smallHero].map {
                Asset($0)
            } + [
                Asset(.bytes(try Fixture.bytes(of: Fixture.hero), label: "bytes")),
                Asset(.url("ftp://x/")),
            ]
        let there = await measurement(try Program("preflight").path, ["worker"]).facts(of: assets)
        #expect(there == (await here.facts(of: assets)))
    }

    @Test func `a file that brings a process down costs no other file its facts`() async throws {
        let fault = try Fault("crash@crash.png,hang@hang.png,garbage@garble.png")
        let measurement = try measurement(fault, deadline: .seconds(5))
        let names = ["0.png", "crash.png", "1.png", "hang.png", "2.png", "garble.png", "3.png"]
        let facts = await measurement.facts(of: try files(names))
        // One that hangs is known at once; of the others it may have been somebody else's fault.
        #expect(fault.met.sorted() == ["crash", "crash", "crash", "garbage", "garbage", "hang"])
        #expect(facts.map(\.path) == names.map(folder.path))
        let problems = Dictionary(uniqueKeysWithValues: zip(names, facts.map(Self.problem)))
        #expect(names.filter { problems[$0] == .some(nil) } == ["0.png", "1.png", "2.png", "3.png"])
        #expect(problems["crash.png"] == "the process that measured it was ended by signal 6")
        #expect(problems["hang.png"] == "measuring it took more than 5 s")
        #expect(problems["garble.png"] == "the process that measured it gave a garbled answer")
    }

    @Test(arguments: ["crash@2", "garbage@2"])
    func `a file is not blamed for what befell a process once`(plan: String) async throws {
        let fault = try Fault(plan)
        let facts = await (try measurement(fault, deadline: .seconds(60))).facts(
            of: try files(["a.png"]) + files(["b.png"]))
        #expect(!fault.met.isEmpty)
        #expect(facts.map(Self.problem) == [nil, nil])
    }

    @Test func `a wait that nobody needs any more ends soon`() async throws {
        let fault = try Fault("hang@hang.png,hang@hang-too.png")
        let measurement = try measurement(fault, deadline: .seconds(600))
        let assets = try files(["hang.png", "0.png", "hang-too.png"])
        let task = Task { await measurement.facts(of: assets) }
        task.cancel()
        let facts = await task.value
        #expect(facts.map(\.path) == assets.map(\.source.name))
        #expect(facts.allSatisfy { Self.problem($0)?.contains("cancelled") == true })
    }

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

    @Test func `files are unmeasured where there are no processes to be had`() async throws {
        let facts = await measurement("/no/such/program", []).facts(of: try files(["a.png", "b.png"]))
        #expect(facts.allSatisfy { $0.other?.problem.kind == .measurementFailed })
        #expect(
            facts.allSatisfy { Self.problem($0)?.hasPrefix("no process could be started") == true })
    }

    @Test func `more may ask at once than there are processes`() async throws {
        let measurement = measurement(try Program("preflight").path, ["worker"])
        let expected = await here.facts(of: [Asset(Fixture.dance)])
        await withTaskGroup { group in
            for _ in 0..<40 {
                group.addTask { await measurement.facts(of: [Asset(Fixture.dance)]) == expected }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test func `many who wait together get their own facts, and a bad file costs none of them`() async throws
    {
        let fault = try Fault("crash@7.png,garbage@11.png")
        let measurement = try measurement(fault, deadline: .seconds(60))
        let assets = try files((0..<40).map { "\($0).png" })
        let facts = await withTaskGroup { group in
            for (index, asset) in assets.enumerated() {
                group.addTask { (index, await measurement.facts(of: asset)) }
            }
            return await group.reduce(into: [Int: MediaFacts]()) { $0[$1.0] = $1.1 }
        }
        #expect(Set(fault.met) == ["crash", "garbage"])
        #expect(assets.indices.allSatisfy { facts[$0]?.path == assets[$0].source.name })
        let unmeasured = assets.indices.filter { facts[$0]?.image == nil }
        #expect(unmeasured == [7, 11])
    }
}

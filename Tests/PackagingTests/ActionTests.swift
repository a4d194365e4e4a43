import Foundation
import TestSupport
import Testing
import Yams

/// `action.yml`: that its parts fit together, and that the scripts of its steps do what they should.
@Suite(.tags(.slow), .ownThread) struct ActionTests {
    private let action: Node
    private let steps: [Node]

    init() throws {
        action = try #require(try Repository.documents("action.yml").first)
        steps = try #require(action["runs", "steps"]?.sequence.map(Array.init))
    }

    /// What `${{ … }}` mentions, such as `inputs.paths`.
    private func expressions(_ node: Node) -> [String] {
        node.scalars.flatMap { $0.matches(of: /\$\{\{(.*?)\}\}/).map { String($0.output.1) } }
    }

    private func names(_ context: Regex<(Substring, Substring)>, in texts: [String]) -> Set<String> {
        Set(texts.flatMap { $0.matches(of: context).map { String($0.output.1) } })
    }

    @Test func `every input is used, and no other`() throws {
        let conditions = steps.compactMap { $0["if"]?.string }
        let used = names(/inputs\.([a-z-]+)/, in: expressions(try #require(action["runs"])) + conditions)
        #expect(used == Set(try #require(action["inputs"]).keys))
    }

    @Test func `every output is one that a step gives`() throws {
        let used = names(/steps\.([a-z]+)\./, in: expressions(action))
        #expect(used.isSubset(of: steps.compactMap { $0["id"]?.string }))
        for (name, output) in try #require(action["outputs"]?.mapping) {
            #expect(output["value"]?.string == "${{ steps.check.outputs.\(try #require(name.string)) }}")
        }
    }

    /// What an input holds would be run.
    @Test func `no script has an expression in it`() throws {
        for step in steps {
            #expect(step["run"]?.string?.contains("${{") != true)
            #expect((step["run"] == nil) == (step["uses"] != nil))
            #expect((step["run"] == nil) == (step["shell"] == nil))
        }
    }

    @Test func `every script that a step calls is there and can be run`() throws {
        let called = steps.compactMap { $0["run"]?.string }.flatMap {
            $0.matches(of: /\$GITHUB_ACTION_PATH\/([A-Za-z\/-]+)/).map { String($0.output.1) }
        }
        #expect(Set(called) == ["Scripts/setup", "Scripts/ci-build", "Scripts/ci-check"])
        for script in called {
            let path = Repository.root.appendingPathComponent(script).path
            #expect(FileManager.default.isExecutableFile(atPath: path), "\(script)")
        }
    }

    // MARK: - The step that checks

    private func step(_ id: String) throws -> Node { try #require(steps.first { $0["id"]?.string == id }) }

    /// Runs the step with inputs as a workflow gives them.
    private func check(_ inputs: [String: String], in job: Job) throws -> Program.Result {
        var given: [String: String] = ["preflight": try Program("preflight").path]
        for (name, input) in try #require(action["inputs"]?.mapping) {
            given[name.string ?? ""] = given[name.string ?? ""] ?? input["default"]?.string
        }
        given["formats"] = "text"
        given.merge(inputs) { _, input in input }
        let step = try step("check")
        var environment: [String: String] = [:]
        for (name, value) in try #require(step["env"]?.mapping) {
            let input = try #require(value.string?.firstMatch(of: /inputs\.([a-z-]+)/)).output.1
            environment[try #require(name.string)] = given[String(input)] ?? ""
        }
        return try job.run(try #require(step["run"]?.string), environment)
    }

    @Test(
        arguments: [("hero.png", 0, "pass"), ("hero-too-small.jpg", 1, "fail")] as [(String, Int32, String)])
    func `the verdict is the exit status and an output`(file: String, status: Int32, verdict: String) throws {
        let job = try Job()
        try job.copy(Fixture.url("demo/\(file)"), as: file)
        let result = try check(["paths": file, "formats": "text\njson=reports/all.json\n"], in: job)
        #expect(result.status == status, "\(result.errors)")
        let report = job.work.appendingPathComponent("reports/all.json").path
        #expect(try job.outputs() == ["status": "\(status)", "verdict": verdict, "json": report])
        #expect(FileManager.default.fileExists(atPath: report))
    }

    @Test func `a wrong input is an error that the outputs tell`() throws {
        let job = try Job()
        try job.copy(Repository.passing, as: "hero.png")
        #expect(try check(["paths": "hero.png", "profile": "no such"], in: job).status == 2)
        #expect(try job.outputs() == ["status": "2", "verdict": "error"])
    }

    static let hostileNames = [
        "a b.png", "-0.png", "--orientation=x.png", "$(touch injected).png", "`touch injected`.png",
        "a;touch injected;.png", "'\".png", "*.png", "a\\b.png", "::error::x.png", "é…😀.png", "${{ x }}.png",
        " leading.png", "a=b<<c.png",
    ]

    @Test(arguments: hostileNames)
    func `a name is a name, whatever it says`(name: String) throws {
        let job = try Job()
        try job.copy(Repository.passing, as: name)
        try job.copy(Repository.failing, as: "other.jpg")
        let result = try check(["paths": name, "formats": "json=report \(name).json"], in: job)
        #expect(result.status == 0, "\(result.errors)\(result.output)")
        let report = job.work.appendingPathComponent("report \(name).json").path
        #expect(try job.outputs() == ["status": "0", "verdict": "pass", "json": report])
        #expect(FileManager.default.fileExists(atPath: report))
        #expect(try FileManager.default.contentsOfDirectory(atPath: job.work.path).count == 3)
    }

    @Test(arguments: ["x\nstatus=0", "$(touch injected); touch injected"])
    func `no input is run, and none makes an output of its own`(text: String) throws {
        let inputs = try #require(action["inputs"]).keys.filter { !["preflight", "formats"].contains($0) }
        for input in inputs {
            let job = try Job()
            try job.copy(Repository.failing, as: "hero.jpg")
            let result = try check(["paths": "hero.jpg"].merging([input: text]) { _, new in new }, in: job)
            #expect(result.status != 0, "\(input)")
            #expect(try job.outputs()["status"] != "0", "\(input)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: job.work.path) == ["hero.jpg"])
        }
    }

    @Test func `several paths and arguments stand one a line, in another folder`() throws {
        let job = try Job()
        let folder = job.work.appendingPathComponent("my assets")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try job.copy(Repository.passing, as: "my assets/a b.png")
        try job.copy(Repository.failing, as: "my assets/-c.jpg")
        let inputs = [
            "working-directory": "my assets", "paths": "a b.png\n\n-c.jpg\n", "profile": "kkiai",
            "arguments": "--verbose\n--no-color\n", "formats": "json=report.json",
        ]
        #expect(try check(inputs, in: job).status == 1)
        let report = try #require(job.folder.text("work/my assets/report.json"))
        #expect(report.contains("\"path\": \"a b.png\"") && report.contains("\"path\": \"-c.jpg\""))
        #expect(report.contains("\"outcome\": \"pass\""), "--verbose did not arrive")
        #expect(try job.outputs()["json"] == folder.appendingPathComponent("report.json").path)
    }
}

import Foundation
import TestSupport
import Testing
import Yams

/// `templates/preflight.yml`: the inputs, and the job's script with everything but the build.
@Suite(.tags(.slow), .ownThread) struct GitLabTests {
    private let inputs: Node
    private let job: Node

    init() throws {
        let documents = try Repository.documents("templates/preflight.yml")
        #expect(documents.count == 2)
        inputs = try #require(documents.first?["spec", "inputs"])
        job = try #require(documents.last?["$[[ inputs.job-name ]]"])
    }

    private func mentioned(_ node: Node) -> [String] {
        node.scalars.flatMap { $0.matches(of: /\$\[\[ inputs\.([a-z-]+) \]\]/).map { String($0.output.1) } }
    }

    @Test func `every input is used, and no other`() throws {
        #expect(Set(mentioned(job) + ["job-name"]) == Set(inputs.keys))
    }

    /// What an input holds would be run.
    @Test func `no script has an input in it`() throws {
        #expect(mentioned(try #require(job["script"])).isEmpty)
    }

    @Test func `the reports that GitLab reads are those that are written`() throws {
        let written = try #require(job["variables", "CHECK_FORMATS"]?.string)
        for report in ["codequality", "junit"] {
            let file = try #require(job["artifacts", "reports", report]?.string)
            #expect(written.contains("=$CI_PROJECT_DIR/\(file)\n"))
        }
    }

    /// The script from `git clone` on, in which the source is a repository with this project's check and a cached
    /// program.
    @Test(arguments: [("hero.png", 0), ("hero-too-small.jpg", 1)] as [(String, Int32)])
    func `the job gives the verdict`(file: String, status: Int32) throws {
        let source = try TemporaryFolder()
        let made = try Program.shell(
            """
            mkdir Scripts && cp "$ROOT"/Scripts/ci-check Scripts
            printf '#!/bin/sh\\n' >Scripts/setup && printf '#!/bin/sh\\necho "%s"\\n' "$PROGRAM" >Scripts/ci-build
            chmod +x Scripts/* && git init -q -b main && git add . &&
                git -c user.name=a -c user.email=a@example.com commit -q -m a
            """,
            environment: [
                "ROOT": Repository.root.path, "PROGRAM": try Program("preflight").path, "HOME": "/none",
            ],
            in: source.url)
        #expect(made.status == 0, "\(made.errors)")
        let machine = try Job()
        try machine.copy(Fixture.url("demo/\(file)"), as: "-a b.img")
        let script = try #require(job["script"]?.sequence).compactMap(\.string).joined(separator: "\n")
        let result = try machine.run(
            script,
            [
                "PREFLIGHT_REPOSITORY": "file://\(source.url.path)", "PREFLIGHT_REF": "main",
                "CI_PROJECT_DIR": machine.work.path, "CHECK_PATHS": "-a b.img",
                "CHECK_FORMATS": "text\njson=\(machine.work.path)/preflight.json\n",
            ])
        #expect(result.status == status, "\(result.errors)")
        #expect(machine.folder.text("work/preflight.json") != nil)
    }
}

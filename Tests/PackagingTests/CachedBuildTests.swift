import Foundation
import TestSupport
import Testing

/// `Scripts/ci-build`, on a small copy of the project, so that nothing is really built.
@Suite(.tags(.slow), .ownThread) struct CachedBuildTests {
    private let job: Job
    private let source: TemporaryFolder

    init() throws {
        source = try TemporaryFolder()
        job = try Job(source: source.url)
        let copied = try Program.shell(
            """
            mkdir Scripts Sources && cp "$ROOT"/Scripts/ci-build Scripts && cp "$ROOT"/Package.swift . && echo 1 >Sources/a
            printf '#!/bin/sh\\necho built >>built\\necho "${0%%/*}/../program"\\n' >Scripts/build-standalone
            printf '#!/bin/sh\\n' >program && chmod +x program Scripts/build-standalone
            """, environment: ["ROOT": Repository.root.path], in: source.url)
        #expect(copied.status == 0, "\(copied.errors)")
    }

    private func build(_ argument: String) throws -> String {
        let result = try job.run("\"$GITHUB_ACTION_PATH/Scripts/ci-build\" \(argument)")
        #expect(result.status == 0, "\(result.errors)")
        return String(result.output.dropLast())
    }

    @Test func `the key is the same until a source changes`() throws {
        let key = try build("--key")
        #expect(key.wholeMatch(of: /preflight-[A-Za-z0-9_-]+-[0-9a-f]{16}/) != nil, "\(key)")
        #expect(try build("--key") == key)
        try source.write("Sources/a", "2")
        #expect(try build("--key") != key)
    }

    @Test func `what is in the cache is not built again, and what is old leaves it`() throws {
        let program = try build("'a cache'")
        #expect(FileManager.default.isExecutableFile(atPath: program))
        #expect(try build("'a cache'") == program)
        #expect(job.folder.text("work/built") == "built\n")
        try source.write("Sources/a", "2")
        #expect(try build("'a cache'") != program)
        #expect(job.folder.text("work/built") == "built\nbuilt\n")
        let cached = try FileManager.default.contentsOfDirectory(atPath: job.work.path + "/a cache")
        #expect(cached.count == 1)
    }

    @Test func `without an argument it says how it is used`() throws {
        let result = try job.run("\"$GITHUB_ACTION_PATH/Scripts/ci-build\"")
        #expect(result.status == 2)
        #expect(result.errors.contains("usage: Scripts/ci-build"))
    }
}

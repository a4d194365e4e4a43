#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    /// Runs that are killed: what they leave behind is whole, and in nobody's way.
    @Suite struct GateKillTests {
        @Test
        func `a killed run leaves old outputs or new ones, and a folder that is judged as before`()
            throws
        {
            let tree = try AssetTree(count: 300)
            let cache = try TemporaryFolder()
            // They lie among the assets, as they do where people run it.
            let names = ["a/run.json", "a/run.md", "requests/run.sarif", "run.xml"]
            let formats = ["json", "markdown", "sarif", "junit"]
            let arguments =
                ["check", ".", "--offline", "--exclude", "expired.request.json"]
                + zip(formats, names).flatMap { ["--format", "\($0)=\($1)"] }
            let program = try Program("preflight")
            let variables = ["PREFLIGHT_CACHE_DIR": cache.url.path]
            func contents() throws -> [Data] {
                try names.map { try Data(contentsOf: tree.url.appendingPathComponent($0)) }
            }
            let old = names.map { Data("what was there before \($0)\n".utf8) }
            func putBack() throws {
                for (name, old) in zip(names, old) {
                    try old.write(to: tree.url.appendingPathComponent(name))
                }
            }

            let start = Date()
            #expect(try program.run(arguments, environment: variables, in: tree.url).status == 1)
            let seconds = Date().timeIntervalSince(start)
            let new = try contents()
            #expect(zip(new, old).allSatisfy { $0 != $1 })

            var numbers = SeededNumbers(1)
            for round in 0..<12 {
                try putBack()
                let process = try RunningProgram(program, arguments, environment: variables, in: tree.url)
                // Some moment of a run; which one it is decides what is seen, not whether it is right.
                Thread.sleep(forTimeInterval: seconds * Double.random(in: 0...1, using: &numbers))
                process.signal(SIGKILL)
                _ = process.end()
                for (index, content) in try contents().enumerated() {
                    #expect(
                        content == old[index] || content == new[index], "\(names[index]) in round \(round)")
                }
            }
            try putBack()
            #expect(try program.run(arguments, environment: variables, in: tree.url).status == 1)
            #expect(try contents() == new)
        }
    }
#endif

import Foundation
import TestSupport
import Testing

/// `Dockerfile` and `.dockerignore`. `Scripts/check-packaging` makes the second stage and runs it.
@Suite(.tags(.slow), .ownThread) struct ContainerTests {
    /// The instructions, each on one line.
    private let instructions: [(name: String, rest: String)]

    init() throws {
        let text = try Repository.text("Dockerfile").split(separator: "\n").filter { !$0.hasPrefix("#") }
            .joined(separator: "\n").replacing("\\\n", with: " ")
        instructions = text.split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }

    private func rests(_ name: String) -> [String] { instructions.filter { $0.name == name }.map(\.rest) }

    @Test func `both stages are of one Debian release`() throws {
        let releases = rests("FROM").compactMap { $0.firstMatch(of: /(bookworm|trixie|forky)/)?.output.1 }
        #expect(releases.count == 2 && Set(releases).count == 1)
    }

    @Test func `what is copied is there, and not kept from the image`() throws {
        let allowed = try Repository.text(".dockerignore").split(separator: "\n").filter { $0.hasPrefix("!") }
            .map { String($0.dropFirst()) }
        let sources = rests("COPY").filter { !$0.hasPrefix("--from") }
            .flatMap { $0.split(separator: " ").dropLast().map(String.init) }
        #expect(!sources.isEmpty)
        for source in sources {
            #expect(
                FileManager.default.fileExists(atPath: Repository.root.appendingPathComponent(source).path),
                "\(source)")
            #expect(allowed.contains { source == $0 || source.hasPrefix($0 + "/") }, "\(source)")
        }
        #expect(allowed.allSatisfy { name in sources.contains { $0 == name || $0.hasPrefix(name + "/") } })
    }

    /// The manifest names every target's folder, and is refused when one is missing.
    @Test func `every target's folder is copied`() throws {
        let copied = rests("COPY").flatMap { $0.split(separator: " ") }
        let manifest = try Repository.text("Package.swift")
        let paths = manifest.matches(of: /path: "([^"]+)"/).map { $0.output.1 } + ["Sources", "Tests"]
        for path in paths {
            #expect(copied.contains { path == $0 || path.hasPrefix($0 + "/") }, "\(path)")
        }
    }

    @Test func `it runs as a user of its own, and runs preflight`() throws {
        let last = try #require(instructions.lastIndex { $0.name == "FROM" })
        let stage = instructions[last...]
        #expect(stage.last { $0.name == "USER" }?.rest == "preflight")
        #expect(stage.contains { $0.name == "ENTRYPOINT" && $0.rest == "[\"preflight\"]" })
        #expect(stage.contains { $0.name == "RUN" && $0.rest.contains("useradd") })
    }
}

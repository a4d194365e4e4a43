import Foundation
import TestSupport
import Testing

/// `Scripts/install`, with the program that the tests have built.
@Suite(.tags(.slow), .ownThread) struct InstallTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Blanks and quotes, as a user's folders have them.
    private var root: String { folder.path("a root") }
    private let prefix = "/opt/it's mine"

    private func install(_ arguments: String = "", _ environment: [String: String] = [:]) throws
        -> Program.Result
    {
        let defaults = ["DESTDIR": root, "PREFIX": prefix, "BINARY": try Program("preflight").path]
        return try Program.shell(
            "exec '\(Repository.root.path)'/Scripts/install \(arguments)",
            environment: defaults.merging(environment) { _, given in given }, in: folder.url)
    }

    /// Files and folders below a place.
    private func tree(_ place: String) throws -> [String] {
        try Program.shell("cd \"$PLACE\" && find . | LC_ALL=C sort", environment: ["PLACE": place]).output
            .split(separator: "\n").map(String.init)
    }

    @Test func `everything goes where each system looks for it, and nowhere else`() throws {
        let result = try install()
        #expect(result.status == 0, "\(result.errors)")
        let commands = ["", "-check", "-doctor", "-explain", "-probe", "-profiles", "-stream"]
        let files = try tree(root).filter { $0.contains(".") || $0.contains("preflight") }
        let expected =
            [
                "bin/preflight", "share/bash-completion/completions/preflight",
                "share/fish/vendor_completions.d/preflight.fish", "share/zsh/site-functions/_preflight",
                "share/doc/preflight/LICENSE", "share/doc/preflight/README.md",
                "share/preflight/installed.txt", "share/preflight/schemas/preflight-report-1.schema.json",
            ] + commands.map { "share/man/man1/preflight\($0).1" }
        for path in expected { #expect(files.contains(".\(prefix)/\(path)"), "\(path) is missing") }
        #expect(try folder.names() == ["a root"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["opt"])
    }

    @Test func `the installed program works`() throws {
        #expect(try install().status == 0)
        let run = try Program.shell(
            "\"$PROGRAM\" check \"$ASSET\"",
            environment: ["PROGRAM": "\(root)\(prefix)/bin/preflight", "ASSET": Repository.passing.path])
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test func `installing twice is the same as once, and forgets what is no longer installed`() throws {
        #expect(try install().status == 0)
        let once = try tree(root)
        let list = "\(root)\(prefix)/share/preflight/installed.txt"
        let old = "\(root)\(prefix)/share/man/man1/preflight-old.1"
        #expect(
            try Program.shell(
                "echo share/man/man1/preflight-old.1 >>\"$LIST\" && touch \"$OLD\"",
                environment: ["LIST": list, "OLD": old]
            ).status == 0)
        #expect(try install().status == 0)
        #expect(try tree(root) == once)
    }

    @Test func `uninstalling leaves what others have put there, and nothing else`() throws {
        let theirs = "\(root)\(prefix)/share/man/man1"
        try FileManager.default.createDirectory(atPath: theirs, withIntermediateDirectories: true)
        try Data("theirs".utf8).write(to: URL(fileURLWithPath: theirs + "/preflight-theirs.1"))
        let before = try tree(root)
        #expect(try install().status == 0)
        #expect(try install("--uninstall").status == 0)
        #expect(try tree(root) == before)
        // There is nothing left to remove, and that is no failure.
        #expect(try install("--uninstall").status == 0)
    }

    @Test(arguments: ["../../kept", "share/../../../kept", "/kept", ".."])
    func `a list that leads elsewhere removes nothing`(entry: String) throws {
        #expect(try install().status == 0)
        let kept = try folder.write("kept")
        let list = "\(root)\(prefix)/share/preflight/installed.txt"
        #expect(
            try Program.shell(
                "printf '%s\\n' \"$ENTRY\" >\"$LIST\"", environment: ["ENTRY": entry, "LIST": list]
            ).status == 0)
        #expect(try install("--uninstall").status == 2)
        #expect(FileManager.default.fileExists(atPath: kept))
    }

    @Test(arguments: [["PREFIX": "usr"], ["DESTDIR": "here"], ["BINARY": "/none"]])
    func `what cannot be meant is refused before anything is written`(environment: [String: String]) throws {
        #expect(try install("", environment).status == 2)
        #expect(try folder.names().isEmpty)
    }

    @Test func `a program that fails installs nothing`() throws {
        #expect(try install("", ["BINARY": "/bin/false"]).status != 0)
        #expect(try folder.names().isEmpty)
    }

    @Test func `make hands over its variables as they are`() throws {
        let result = try Program.shell(
            "make -s -C '\(Repository.root.path)' install \"PREFIX=$AT\" DESTDIR=\"$ROOT\" BINARY=\"$PROGRAM\"",
            environment: ["AT": prefix, "ROOT": root, "PROGRAM": try Program("preflight").path])
        #expect(result.status == 0, "\(result.errors)")
        #expect(FileManager.default.isExecutableFile(atPath: "\(root)\(prefix)/bin/preflight"))
    }
}

import Foundation
import TestSupport
import Testing
import WebTestSupport

/// Disks that are full, folders that may not be written, files that may not grow.
@Suite(.tags(.slow), .ownThread) struct GateStorageTests {
    private let folder: TemporaryFolder
    private let program: Program

    init() throws {
        folder = try TemporaryFolder()
        program = try Program("preflight")
        try folder.makeFolder("assets")
        try add(0..<3)
    }

    private func add(_ numbers: Range<Int>) throws {
        for number in numbers {
            try AssetSource.link(
                Repository.demo.appendingPathComponent("hero.png"),
                to: folder.url.appendingPathComponent("assets/\(number).png"))
        }
    }

    private static let isRoot = geteuid() == 0
    /// Whether this user may mount a file system that only a process of its own sees.
    private static let canMount =
        (try? Program.shell("unshare -m true").status) == 0 && isRoot

    /// One that is read, whatever becomes of the others.
    private var others: [String] { ["--format", "text", "--format", "json=\(folder.path("run.json"))"] }

    /// The run told of the failure, in one line, and wrote what it could.
    private func expectTold(_ result: Program.Result, _ parts: String..., isWritten: Bool = true) {
        #expect(result.status == 2 && !result.wasKilled, "\(result)")
        #expect(
            result.errors.hasPrefix("error: ") && result.errors.count { $0 == "\n" } == 1, "\(result.errors)")
        for part in parts { #expect(result.errors.contains(part), "\(result.errors)") }
        if isWritten {
            #expect(result.output.contains("PASS"))
            #expect(folder.text("run.json")?.contains("\"interrupted\": false") == true)
        } else {
            #expect(folder.text("run.json") == nil)
        }
        #expect((try? folder.names())?.contains { $0.hasSuffix(".tmp") } == false)
    }

    @Test(arguments: [
        ("/dev/full", "No space left on device"), ("assets/0.png/x/run.sarif", "Not a directory"),
        ("missing/run.sarif", "No such file or directory"), ("assets", "Is a directory"),
    ])
    func `storage that fails costs the output that it is about, and no other`(path: String, reason: String)
        throws
    {
        let result = try program.run(
            ["check", "assets", "--format", "sarif=\(path)"] + others, in: folder.url)
        expectTold(result, "cannot write '\(path)'", reason)
    }

    @Test(.enabled(if: !isRoot || canMount, "root may write everywhere, and may not mount here"))
    func `storage that fails because a folder is read-only is told`() throws {
        try folder.makeFolder("out")
        let command =
            "'\(program.path)' check assets --format sarif=out/run.sarif --format text --format json=run.json"
        let script =
            Self.isRoot
            ? "unshare -m sh -c \"mount --bind out out && mount -o remount,ro,bind out && exec \(command)\""
            : "chmod 555 out && \(command); status=$?; chmod 755 out; exit $status"
        let result = try Program.shell(script, in: folder.url)
        expectTold(
            result, "cannot write 'out/run.sarif'",
            Self.isRoot ? "Read-only file system" : "Permission denied")
    }

    @Test func `storage that fails because files may not grow is told, and no cut output appears`() throws {
        try add(3..<60)
        let result = try Program.shell(
            "ulimit -f 8; exec '\(program.path)' check assets --format text --format json=run.json",
            in: folder.url)
        #expect(result.status == 2 && !result.wasKilled && result.output.hasPrefix("PASS"), "\(result)")
        #expect(result.errors == "error: cannot write 'run.json': File too large\n")
        #expect(try folder.names() == ["assets"])
    }

    @Test func `storage that fails for what is kept meanwhile ends the run`() throws {
        let tree = try AssetTree(count: 800)
        let output = [
            "--offline", "--verbose", "--format", "text", "--format", "json=\(folder.path("run.json"))",
        ]
        let missing = try program.run(
            ["check", "."] + output, environment: ["TMPDIR": "/no/such/folder"], in: tree.url)
        expectTold(missing, "in '/no/such/folder'", "No such file", "Set TMPDIR", isWritten: false)
        let arguments = (["check", "."] + output).map { "'\($0)'" }.joined(separator: " ")
        let limited = try Program.shell("ulimit -f 64; exec '\(program.path)' \(arguments)", in: tree.url)
        expectTold(limited, "temporary file", "File too large", isWritten: false)
    }

    @Test(.enabled(if: canMount, "only root can mount a small disk"))
    func `storage that fails because the disk of temporary files is full ends the run`() throws {
        let tree = try AssetTree(count: 800)
        try folder.makeFolder("tmp")
        let small = folder.path("tmp")
        let script = """
            unshare -m sh -c "mount -t tmpfs -o size=16k none '\(small)' && TMPDIR='\(small)' exec '\(program.path)' \\
            check . --offline --verbose --format json='\(folder.path("run.json"))'"
            """
        expectTold(
            try Program.shell(script, in: tree.url), "No space left on device", "Set TMPDIR", isWritten: false
        )
    }

    @Test func `a few files need no temporary file`() throws {
        let result = try program.run(
            ["check", "assets", "--format", "json"], environment: ["TMPDIR": "/no/such/folder"],
            in: folder.url)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    }

    @Test func `a URL needs a temporary file when more comes than is held in memory, and says so`() throws {
        let hero = try Data(contentsOf: Repository.demo.appendingPathComponent("hero.png"))
        try folder.write("small.png", Array(hero))
        try folder.write("large.png", Array(hero) + [UInt8](repeating: 0, count: 2 << 20))
        let server = try NginxServer(serving: folder.url)
        func check(_ name: String) throws -> Program.Result {
            try program.run(
                ["check", "--allow-private", "--download", server.url(name)],
                environment: ["TMPDIR": "/no/such/folder"], in: folder.url)
        }
        #expect(try check("/small.png").status == 0)
        let large = try check("/large.png")
        #expect(large.status == 3 && large.output.contains("SRC034"), "\(large)")
        #expect(large.output.contains("no temporary file can be made in '/no/such/folder'"), "\(large)")
    }
}

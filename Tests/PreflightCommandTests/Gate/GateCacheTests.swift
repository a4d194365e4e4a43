import Foundation
import TestSupport
import Testing

/// Facts that are kept from run to run.
@Suite(.tags(.slow, .asksForTheDay), .ownThread) struct GateCacheTests {
    private let cache: TemporaryFolder
    private let program: Program

    init() throws {
        cache = try TemporaryFolder()
        program = try Program("preflight")
    }

    private var variables: [String: String] { ["PREFLIGHT_CACHE_DIR": cache.url.path] }

    private func check(
        _ folder: URL, _ arguments: String..., environment: [String: String] = [:]
    ) throws -> Program.Result {
        try program.run(
            ["check", ".", "--offline", "--exclude", "expired.request.json", "--format", "json"] + arguments,
            environment: variables.merging(environment) { _, given in given }, in: folder)
    }

    /// Makes files old enough for their facts to be kept: what was written to just now may be written to again.
    private func settle() { Thread.sleep(forTimeInterval: 2.1) }

    private func heroes(_ names: [String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in names {
            try FileManager.default.copyItem(
                at: Repository.demo.appendingPathComponent("hero.png"),
                to: folder.url.appendingPathComponent(name))
        }
        return folder
    }

    @Test func `the cache changes no report, be it empty, full, or shared by several runs at once`() throws {
        let tree = try AssetTree(count: 200)
        settle()
        let reference = try check(tree.url, "--no-cache")
        #expect(reference.status == 1 && reference.errors.isEmpty)
        #expect(try cache.names() == [])
        let first = try check(tree.url)
        #expect(first.output == reference.output && first.errors.isEmpty)
        #expect(try cache.names() != [])
        #expect(try check(tree.url).output == reference.output)

        // From nothing again, by four at once.
        let shared = try TemporaryFolder()
        let results = try Program.shell(
            """
            for i in 1 2 3 4; do
              PREFLIGHT_CACHE_DIR='\(shared.path("cache"))' '\(program.path)' check . --offline \\
                --exclude expired.request.json --format json='\(shared.path("run"))'-$i &
            done
            wait
            """, in: tree.url)
        #expect(results.errors.isEmpty, "\(results.errors)")
        for number in 1...4 { #expect(shared.text("run-\(number)") == reference.output) }
    }

    #if os(Linux)
        @Test func `the cache answers for files that have not changed, and for no others`() throws {
            // Measuring any of these ends the process: a verdict comes from the cache.
            let fault = try Fault("crash@*")
            let names = (0..<40).map { "crash-\($0).png" }
            let folder = try heroes(names)
            settle()
            let broken = try JudgedRun(check(folder.url, environment: fault.environment).output)
            #expect(!fault.met.isEmpty)
            #expect(broken.summary.unknown == 40, "what could not be measured is not kept")
            #expect(try check(folder.url).status == 0)

            // The second was changed, and has the size and the time of before; the third was replaced by another.
            try Program.shell(
                """
                touch -r crash-1.png time && printf x | dd of=crash-1.png bs=1 seek=8 conv=notrunc 2>/dev/null
                touch -r time crash-1.png && rm time
                cp '\(Repository.demo.path)/hero-too-small.jpg' new && mv new crash-2.png
                mv crash-3.png crash-moved.png
                """, in: folder.url
            ).expectSuccess()
            let known = try JudgedRun(check(folder.url, environment: fault.environment).output)
            let unknown = known.assets.filter { $0.verdict == "unknown" }.map(\.path)
            // Moving a file changes its times on some file systems.
            #expect(
                unknown == ["crash-1.png", "crash-2.png"]
                    || unknown == ["crash-1.png", "crash-2.png", "crash-moved.png"])
            #expect(known.summary.pass == 40 - unknown.count)
            let now = try JudgedRun(check(folder.url).output)
            #expect(now.assets.filter { $0.verdict == "fail" }.map(\.path) == ["crash-1.png", "crash-2.png"])
        }
    #endif

    @Test(arguments: ["garbage", "empty", "folder", "cut"])
    func `the cache that is damaged is made anew, and changes no verdict`(damage: String) throws {
        let folder = try heroes((0..<40).map { "\($0).png" })
        settle()
        let reference = try check(folder.url)
        #expect(reference.status == 0)
        for name in try cache.names() {
            try Program.shell(
                [
                    "garbage": "yes | head -c 100000 >'\(name)'", "empty": ": >'\(name)'",
                    "folder": "rm '\(name)'; mkdir '\(name)'",
                    "cut":
                        "size=$(wc -c <'\(name)'); head -c $((size / 2)) '\(name)' >part; mv part '\(name)'",
                ][damage] ?? "false", in: cache.url
            ).expectSuccess()
        }
        for _ in 0..<2 {
            let result = try check(folder.url)
            #expect(result.status == 0 && result.output == reference.output)
        }
    }

    @Test func `the cache that cannot be kept is done without`() throws {
        let folder = try heroes((0..<40).map { "\($0).png" })
        for place in ["/dev/null/cache", "/proc/cache"] {
            let result = try check(folder.url, environment: ["PREFLIGHT_CACHE_DIR": place])
            #expect(result.status == 0, "\(result.errors)")
        }
    }
}

extension Program.Result {
    /// Expects that a script did what it was to do.
    func expectSuccess() { #expect(status == 0, "\(errors)") }
}

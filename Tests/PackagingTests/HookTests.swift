import Foundation
import TestSupport
import Testing
import Yams

/// `.pre-commit-hooks.yaml`, called as pre-commit calls it. `Scripts/check-packaging` runs pre-commit itself.
@Suite(.tags(.slow), .ownThread) struct HookTests {
    private let hooks: [Node]

    init() throws {
        hooks = try #require(
            try Repository.documents(".pre-commit-hooks.yaml").first?.sequence.map(Array.init))
    }

    private func hook(_ id: String) throws -> Node { try #require(hooks.first { $0["id"]?.string == id }) }

    @Test func `each hook can be had built and installed, and is otherwise the same`() throws {
        #expect(
            hooks.compactMap { $0["id"]?.string } == [
                "preflight", "preflight-all", "preflight-system", "preflight-all-system",
            ])
        for id in ["preflight", "preflight-all"] {
            let (built, installed) = (try hook(id), try hook(id + "-system"))
            #expect(built["language"]?.string == "swift" && installed["language"]?.string == "system")
            for key in ["name", "entry", "args", "files", "require_serial", "pass_filenames"] {
                #expect(built[key] == installed[key], "\(id): \(key)")
            }
        }
    }

    @Test(arguments: [
        ("a.png", true, true), ("a b/C.JPEG", true, true), ("dances/x.MP4", true, true),
        ("hero.request.json", true, true), ("request.json", false, false), ("a.json", false, false),
        ("a.ts", false, false), ("png", false, false), ("a.png.txt", false, false),
        (".preflight.yml", false, true), ("sub/.preflight.yml", false, true),
        ("x.preflight.yml", false, false),
        (".preflight-baseline.json", false, true), (".preflightignore", false, true),
    ])
    func `hooks run for assets, requests and settings`(name: String, asset: Bool, any: Bool) throws {
        for (id, expected) in [("preflight", asset), ("preflight-all", any)] {
            let pattern = try Regex(try #require(try hook(id)["files"]?.string))
            #expect(name.contains(pattern) == expected, "\(id)")
        }
    }

    @Test(arguments: [["a.png"], ["a b.png", "-0.png", "--strict.png", "$(touch x).png", "é'\".png"]])
    func `changed files are judged whatever they are called`(names: [String]) throws {
        let folder = try TemporaryFolder()
        for name in names {
            try FileManager.default.copyItem(
                at: Repository.passing, to: folder.url.appendingPathComponent(name))
        }
        let hook = try hook("preflight")
        // pre-commit splits the entry as a shell would, and adds the arguments and the names.
        let entry = try #require(hook["entry"]?.string).split(separator: " ").dropFirst().map(String.init)
        let arguments = try #require(hook["args"]?.sequence).compactMap(\.string)
        let preflight = try Program("preflight")
        let passed = try preflight.run(entry + arguments + names, in: folder.url)
        #expect(passed.status == 0, "\(passed.errors)\(passed.output)")

        try FileManager.default.copyItem(
            at: Repository.failing, to: folder.url.appendingPathComponent("-bad.jpg"))
        #expect(try preflight.run(entry + arguments + names + ["-bad.jpg"], in: folder.url).status == 1)
    }
}

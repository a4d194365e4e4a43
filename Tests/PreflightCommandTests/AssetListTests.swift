import Foundation
import TestSupport
import Testing

/// `--files-from`: assets named in a list instead of as arguments.
@Suite(.tags(.slow), .ownThread) struct AssetListTests {
    @Test func `a list of assets is judged after the assets named as arguments`() throws {
        let folder = try TemporaryFolder()
        let list = try folder.write("list", "dance.mp4\n\nhero.png\n")
        let result = try Repository.preflight(
            "check", "hero-too-small.jpg", "--files-from", list, "--format", "json")
        #expect(result.status == 1)
        let order = ["hero-too-small.jpg", "dance.mp4", "hero.png"].compactMap {
            result.output.firstRange(of: "\"path\": \"\($0)\"")?.lowerBound
        }
        #expect(order.count == 3)
        #expect(order == order.sorted())
    }

    @Test func `a list of assets may come through standard input, with names that hold line ends`() throws {
        let folder = try TemporaryFolder()
        let program = try Program("preflight").path
        let script = """
            cp '\(Repository.demo.path)/hero.png' 'two
            lines.png' && printf 'two\\nlines.png\\0' | '\(program)' check --verbose --files-from - -0
            """
        let result = try Program.shell(script, in: folder.url)
        #expect(result.status == 0)
        #expect(result.output.contains("two\\u{A}lines.png"))
    }

    #if os(Linux)
        @Test(arguments: [
            ("check /dev/stdin <'$hero'", "PASS"), ("check /dev/fd/9 9<'$hero'", "PASS"),
            ("cat '$hero' | PREFLIGHT check /dev/stdin", "this is a pipe (FIFO)"),
        ])
        func `a descriptor's name is a descriptor of the command, not of what measures for it`(
            command: String, expected: String
        ) throws {
            let program = "'\(try Program("preflight").path)'"
            let line = command.contains("PREFLIGHT") ? command : "PREFLIGHT \(command)"
            let hero = Repository.demo.appendingPathComponent("hero.png").path
            let script = line.replacingOccurrences(of: "PREFLIGHT", with: program)
                .replacingOccurrences(of: "$hero", with: hero)
            let result = try Program.shell("\(script) --verbose")
            #expect(result.output.contains(expected), "\(result)")
        }
    #endif

    @Test func `a list of assets may begin with a byte order mark, unless its names end in NUL`() throws {
        let folder = try TemporaryFolder()
        let list = try folder.write("list", [0xEF, 0xBB, 0xBF] + Array("hero.png\r\n".utf8))
        #expect(try Repository.preflight("check", "--files-from", list).status == 0)
        let exact = try folder.write("exact", [0xEF, 0xBB, 0xBF] + Array("hero.png\0".utf8))
        #expect(try Repository.preflight("check", "--files-from", exact, "-0").status == 1)
        let wide = try folder.write("wide", [0xFF, 0xFE] + "hero.png\n".utf8.flatMap { [$0, 0] })
        let result = try Repository.preflight("check", "--files-from", wide)
        #expect(result.status == 2)
        #expect(result.errors.contains("is UTF-16: save it as UTF-8"))
    }

    @Test func `a list of assets that is missing, empty or not UTF-8 is wrong usage`() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write("empty", [])
        let latin = try folder.write("latin", [0x68, 0xE9, 0x0A])
        for list in [folder.path("gone"), empty, latin, folder.url.path] {
            let result = try Repository.preflight("probe", "--files-from", list)
            #expect(result.status == 2, "\(list)")
            #expect(!result.errors.isEmpty)
        }
        #expect(try Repository.preflight("probe", "hero.png", "-0").status == 2)
    }

    @Test func `a list of assets may be longer than a command line can be`() throws {
        let folder = try TemporaryFolder()
        let names = String(repeating: "hero.png\n", count: 20_000)
        let list = try folder.write("long", names)
        let result = try Repository.preflight("probe", "--files-from", list, "--format", "json=/dev/null")
        #expect(result.status == 0)
    }
}

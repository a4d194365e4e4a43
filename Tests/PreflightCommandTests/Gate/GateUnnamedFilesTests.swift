import Foundation
import TestSupport
import Testing

/// Files of a folder whose names do not say what they are.
@Suite(.tags(.slow), .ownThread) struct GateUnnamedFilesTests {
    @Test func `files without a media extension are judged when they begin as media, else counted`() throws {
        let folder = try GateFolder([
            "good": "demo/hero.png", "bad.bak": "demo/hero-too-small.jpg", "named.png": "demo/hero.png",
        ])
        for name in ["Makefile", "notes", "data.unknown"] { try folder.write(name, "text") }
        try folder.write("readme.md", "text")
        let run = try folder.run(".")
        #expect(run.assets.map(\.path) == ["bad.bak", "good", "named.png"])
        #expect(run.verdict == "fail")
        #expect(try folder.check(".", "--format", "json").output.contains("\"skipped\": 3"))
        #expect(
            try folder.check(".").output.contains(
                "3 files skipped: no image or video by name or first bytes."))
    }

    @Test func `files without a media extension are no matter where patterns choose`() throws {
        let folder = try GateFolder(["good": "demo/hero.png", "named.png": "demo/hero.png"])
        let run = try folder.run(".", "--include", "*.png")
        #expect(run.assets.map(\.path) == ["named.png"])
    }

    @Test func `files with no media extension or a name like a URL are files when found on disk`() throws {
        let folder = try GateFolder(["http:x.png": "demo/hero.png", "https:/cdn/y.png": "demo/hero.png"])
        let found = try folder.run(".")
        #expect(found.assets.map(\.path) == ["./http:x.png", "./https:/cdn/y.png"])
        #expect(found.verdict == "pass")
        let named = try folder.run("http:x.png", "https:/cdn/y.png")
        #expect(named.verdict == "pass")
        try folder.write("list.txt", "http:x.png\n")
        #expect(try folder.run("--files-from", "list.txt").verdict == "pass")
    }
}

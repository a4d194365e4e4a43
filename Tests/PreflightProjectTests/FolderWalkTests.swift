import Foundation
import PreflightModel
import PreflightProject
import TestSupport
import Testing

@Suite struct FolderWalkTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func placed(_ patterns: [String], in folder: TemporaryFolder) throws -> [PlacedGlob] {
        try patterns.map { PlacedGlob(try Glob($0), in: folder.url.path) }
    }

    /// What every name of the walk's tests is one of.
    private static let finder: AssetFinder = {
        let requests = (try? Glob("*.request.json")).map { [PlacedGlob($0)] } ?? []
        return AssetFinder(requests: requests)
    }()

    @Test func `images, videos and requests are found, whatever the case of their names`() throws {
        try folder.write([
            "a.png", "b.JPEG", "c.Mp4", "d.heic", "e.request.json", "f.json", "g.txt", "h", "png",
            "i.png.txt", "sub/a.mov",
            "sub/deep/b.webm", "j.", "sub/request.json",
        ])
        #expect(
            folder.found(Self.finder)
                == [
                    "a.png", "b.JPEG", "c.Mp4", "d.heic", "e.request.json request", "sub/a.mov",
                    "sub/deep/b.webm",
                ])
    }

    @Test func `a name that tells nothing is told by the first bytes`() throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]
        let mp4 = [0, 0, 0, 16] + Array("ftypisom".utf8)
        let sound = [0, 0, 0, 16] + Array("ftypM4A ".utf8)
        for (name, bytes) in [
            ("a", png), ("b.bak", mp4), ("c.unlisted-extension", [0xFF, 0xD8, 0xFF, 0xE0]), ("d.png~", png),
            ("Makefile", Array("all:".utf8)), ("e.dat", sound), ("f.", []), (".hidden", png), ("g.txt", png),
            ("h.md", png), ("sub/i", png), ("ignored/j", png), ("k.ignored", png),
        ] as [(String, [UInt8])] {
            try folder.write(name)
            try folder.write(name, bytes)
        }
        try folder.write(".gitignore", "ignored/\n*.ignored\n")
        try folder.write(".git/HEAD")
        #expect(folder.found(Self.finder) == ["a", "b.bak", "c.unlisted-extension", "d.png~", "sub/i"])
        var selection = SelectedFiles()
        Self.finder.add(filesIn: folder.url.path, to: &selection)
        // What is known to be something else does not count, nor does what is ignored.
        #expect(selection.skippedCount == 3)
        selection.sort()
        #expect(selection.skippedCount == 3)
    }

    /// Packets that begin with a G, and hold a byte many times over.
    private static func packets(_ count: Int, _ header: [UInt8], of byte: UInt8) -> [UInt8] {
        let packet = [UInt8(ascii: "G")] + header + [UInt8](repeating: byte, count: 187 - header.count)
        return Array(repeating: packet, count: count).flatMap(\.self)
    }

    @Test func `a name that tells nothing may be a transport stream's, or an image's behind other bytes`()
        throws
    {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8)
        let response = Array("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n".utf8)
        for (name, bytes) in [
            ("a", Self.packets(3, [0x40, 0x11, 0x10], of: 0xFF)), ("b", [0xEF, 0xBB, 0xBF] + png),
            ("c", response + jpeg), ("d", [UInt8](repeating: 7, count: 16) + png),
            // Two packets, packets of text, packets with nothing in them, and previews in something else.
            ("v", Self.packets(2, [0x40, 0x11, 0x10], of: 0xFF)),
            ("w", Self.packets(3, Array("abc".utf8), of: 0x61)),
            ("x", Self.packets(3, [0x40, 0x11, 0x00], of: 0xFF)),
            ("y", [UInt8](repeating: 7, count: 17) + png),
            ("z", [7] + [0xFF, 0xD8, 0xFF, 0xE0]),
        ] as [(String, [UInt8])] {
            try folder.write(name)
            try folder.write(name, bytes)
        }
        #expect(folder.found(Self.finder) == ["a", "b", "c", "d"])
    }

    @Test func `nothing but regular files is opened to see what it is`() throws {
        try folder.shell("mkfifo pipe")
        #expect(folder.found(Self.finder) == [])
    }

    @Test func `what is hidden is left out`() throws {
        try folder.write([
            ".a.png", ".hidden/b.png", ".git/c.png", "d.png", "nested/.git/e.png", "nested/f.png", ".png",
        ])
        #expect(folder.found(Self.finder) == ["d.png", "nested/f.png"])
    }

    @Test func `the order is that of the names, with a folder where its name stands`() throws {
        let names = [
            "B.png", "a.png", "a/b.png", "a/b/c.png", "a-.png", "a/b0.png", "é.png", "日.png", "Z/a.png",
            "aa.png",
        ]
        let expected = [
            "B.png", "Z/a.png", "a/b/c.png", "a/b.png", "a/b0.png", "a-.png", "a.png", "aa.png", "é.png",
            "日.png",
        ]
        try folder.write(names)
        #expect(folder.found(Self.finder) == expected)
    }

    @Test func `files made in any order give one list, in the order that sorting gives`() throws {
        var generator = SystemRandomNumberGenerator()
        let names = (0..<300).map { _ in
            let depth = Int.random(in: 0...3, using: &generator)
            let parts = (0...depth).map { _ in
                ["a", "b.c", "ü", "A", "_", "a b", "z-", "0"].randomElement() ?? "a"
            }
            return parts.joined(separator: "/") + ".d/\(Int.random(in: 0..<40, using: &generator)).png"
        }
        let other = try TemporaryFolder()
        try folder.write(names)
        try other.write(names.shuffled(using: &generator))
        let found = folder.found(Self.finder)
        #expect(found == other.found(Self.finder))
        #expect(Set(found) == Set(names))

        var sorted = SelectedFiles()
        for name in names.shuffled(using: &generator) { sorted.add(name, as: .asset) }
        sorted.sort()
        #expect(found == sorted.map(\.path))
    }

    @Test(
        arguments: [
            "日本語.png", "имя.png", "שם.png", "नाम.png", "😀.png", "e\u{301}.png", "two\nlines.png", "sp ace.png",
            " .png", "'\".png",
            "$(x).png", "-rf.png", "a\\b.png", "*.png", "[a].png", "tab\t.png", "\u{1B}[31m.png",
            "\u{202E}gnp.png", "a\r.png",
            LongText("n", times: 251, then: ".png"),
        ] as [LongText])
    func `names may be anything that is text`(given: LongText) throws {
        let name = given.text
        try folder.write(["\(name)", "folder-\(name.prefix(200))/\(name)"])
        let expected = [name, "folder-\(name.prefix(200))/\(name)"].sorted {
            Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        }
        #expect(folder.found(Self.finder).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    #if os(Linux)
        @Test func `a name that is not text is a problem`() throws {
            try folder.shell("printf x > \"$(printf 'a\\377.png')\"; printf x > \"$(printf 'b\\377.txt')\"")
            try folder.shell("d=\"$(printf 'd\\300')\"; mkdir \"$d\"; printf x > \"$d/c.png\"")
            #expect(folder.found(Self.finder) == ["a\u{FFFD}.png unreadable", "d\u{FFFD}/c.png unreadable"])
        }
    #endif

    @Test func `TypeScript is no video`() throws {
        try folder.write(
            "main.ts", "Good = 1; export const a: string = '\(String(repeating: "x", count: 300))'\n")
        try folder.write(["empty.ts", "other.mts"])
        var packets = [UInt8](repeating: 0xFF, count: 188 * 3)
        for index in stride(from: 0, to: packets.count, by: 188) { packets[index] = 0x47 }
        try folder.write("video.ts", packets)
        packets = [UInt8](repeating: 0x21, count: 192 * 3)
        for index in stride(from: 4, to: packets.count, by: 192) { packets[index] = 0x47 }
        try folder.write("video.MTS", packets)
        #expect(folder.found(Self.finder) == ["video.MTS", "video.ts"])
    }

    @Test func `with globs to include, exactly what they cover is found`() throws {
        try folder.write([
            "a.png", "b.txt", "keep/a.txt", "keep/deep/b", "other/keep.png", "c.request.json", ".hidden.txt",
        ])
        let finder = try AssetFinder(
            include: Self.placed(["*.txt", "/keep/", "c.*"], in: folder),
            requests: Self.placed(["*.json"], in: folder))
        #expect(folder.found(finder) == ["b.txt", "c.request.json request", "keep/a.txt", "keep/deep/b"])
        #expect(folder.found(finder, in: "keep") == ["a.txt", "deep/b"])
    }

    @Test func `what globs exclude is left out, whatever includes it`() throws {
        try folder.write([
            "a.png", "drafts/a.png", "set/drafts/b.png", "set/b.png", "old/c.png", "set/old/c.png",
        ])
        let exclude = try Self.placed(["drafts/", "/old/**"], in: folder)
        #expect(folder.found(AssetFinder(exclude: exclude)) == ["a.png", "set/b.png", "set/old/c.png"])
        let include = try Self.placed(["drafts", "a.png"], in: folder)
        #expect(folder.found(AssetFinder(include: include, exclude: exclude)) == ["a.png"])
        #expect(folder.found(AssetFinder(exclude: exclude), in: "drafts") == [])
        #expect(folder.found(AssetFinder(exclude: exclude), in: "set/drafts") == [])
    }

    @Test func `globs count from their own folder, and from the walked one outside of it`() throws {
        try folder.write(["conf/art/a.png", "conf/art/b.png", "else/art/a.png"])
        let place = folder.path("conf")
        let finder = AssetFinder(exclude: [PlacedGlob(try Glob("art/a.png"), in: place)])
        #expect(folder.found(finder, in: "conf") == ["art/b.png"])
        #expect(folder.found(finder, in: "conf/art") == ["b.png"])
        #expect(folder.found(finder) == ["conf/art/b.png", "else/art/a.png"])
        #expect(folder.found(finder, in: "else") == [])
    }

    @Test func `a folder that is not there is a problem`() throws {
        #expect(folder.found(Self.finder, in: "none").map { $0.hasSuffix("/none missing") } == [true])
        try folder.write("file.png")
        #expect(
            folder.found(Self.finder, in: "file.png").map { $0.hasSuffix("/file.png unreadable") } == [true])
    }

    @Test(.enabled(if: getuid() != 0)) func `a folder that may not be read is a problem`() throws {
        try folder.write(["a.png", "closed/b.png"])
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path("closed"))
        #expect(folder.found(Self.finder) == ["a.png", "closed unreadable"])
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("closed"))
    }

    @Test func `folders whose path is too long for the system are a problem`() throws {
        // One half is moved into the other, as no path leads that far.
        let half = Array(repeating: String(repeating: "n", count: 200), count: 11).joined(separator: "/")
        try folder.write("upper/\(half)/b.png")
        try folder.write("lower/\(half)/a.png")
        try folder.shell("mv lower upper/\(half)/")
        let found = folder.found(Self.finder)
        #expect(found.count == 2)
        #expect(found.first == "upper/\(half)/b.png")
        #expect(found.last?.hasSuffix("n unreadable") == true)
        try folder.shell("rm -r upper")
    }

    @Test func `how deep folders go is bounded`() throws {
        try folder.write(String(repeating: "d/", count: 512) + "a.png")
        try folder.write(String(repeating: "d/", count: 513) + "b.png")
        let deepest = String(repeating: "d/", count: 512)
        #expect(folder.found(Self.finder) == [deepest + "a.png", deepest + "d limitReached"])
    }

    @Test func `a read-only folder is read`() throws {
        try folder.write("locked/a.png")
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path("locked"))
        #expect(folder.found(Self.finder) == ["locked/a.png"])
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("locked"))
    }

    @Test func `a folder that changes while it is walked neither stops nor breaks the walk`() async throws {
        try folder.write((0..<200).map { "set\($0 % 20)/\($0).png" })
        let folder = folder
        let changes = Task.detached {
            for round in 0..<40 {
                try? FileManager.default.removeItem(atPath: folder.path("set\(round % 20)"))
                try? folder.write((0..<10).map { "set\(round % 20)/new\($0).png" })
            }
        }
        for _ in 0..<40 {
            let found = folder.found(Self.finder)
            #expect(found.allSatisfy { $0.hasSuffix(".png") })
        }
        await changes.value
    }

    @Test func `pipes and devices are selected by name, and left to be refused`() throws {
        try folder.shell("mkfifo pipe.png pipe.txt")
        #expect(folder.found(Self.finder) == ["pipe.png"])
    }

    @Test(arguments: [
        ("", "PATH/a.png"), ("/", "PATH/a.png"), ("//", "PATH/a.png"), ("/.", "PATH/./a.png"),
        ("/sub/..", "PATH/sub/../a.png"),
    ])
    func `a folder's path is kept as it was given`(_ suffix: String, expected: String) throws {
        try folder.write("a.png")
        try folder.write("sub/none")
        var files = SelectedFiles()
        Self.finder.add(filesIn: folder.url.path + suffix, to: &files)
        #expect(files.map(\.path) == [expected.replacingOccurrences(of: "PATH", with: folder.url.path)])
    }
}

@Suite struct LinkTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a link to a file of the tree is a file of its own name`() throws {
        try folder.write(["tree/a.png", "tree/data/blob"])
        try folder.link("tree/b.png", to: "a.png")
        try folder.link("tree/c.png", to: "data/blob")
        try folder.link("tree/d.txt", to: "a.png")
        #expect(folder.found(AssetFinder(), in: "tree") == ["a.png", "b.png", "c.png"])
    }

    @Test func `a link to a folder of the tree is not followed, for its files are found anyway`() throws {
        try folder.write("tree/art/a.png")
        try folder.link("tree/again", to: "art")
        try folder.link("tree/art/up", to: "..")
        try folder.link("tree/folder.png", to: "art")
        #expect(folder.found(AssetFinder(), in: "tree") == ["art/a.png"])
    }

    @Test func `a link out of the tree is a problem, unless nobody would look at it`() throws {
        try folder.write(["out/a.png", "out/b.txt", "treetop/c.png"])
        try folder.write("tree/a.png")
        try folder.link("tree/b.png", to: folder.path("out/a.png"))
        try folder.link("tree/c", to: "../out")
        try folder.link("tree/d.txt", to: "../out/b.txt")
        try folder.link("tree/e.png", to: "../treetop/c.png")
        try folder.link("tree/.hidden", to: "../out")
        try folder.link("tree/ignored", to: "../out")
        try folder.write("tree/.gitignore", "ignored")
        #expect(
            folder.found(AssetFinder(), in: "tree") == [
                "a.png", "b.png unavailable", "c unavailable", "e.png unavailable",
            ])
    }

    @Test func `a link that leads nowhere is a problem, unless nobody would look at it`() throws {
        try folder.link("a.png", to: "none")
        try folder.link("b.txt", to: "none")
        try folder.link("c.png", to: "c.png")
        try folder.link("d", to: "d")
        #expect(folder.found(AssetFinder()) == ["a.png missing", "c.png notRegularFile"])
    }

    @Test func `the folder itself may be a link`() throws {
        try folder.write("tree/a.png")
        try folder.link("tree/b.png", to: "a.png")
        try folder.link("link", to: "tree")
        #expect(folder.found(AssetFinder(), in: "link") == ["a.png", "b.png"])
    }
}

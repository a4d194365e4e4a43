import Foundation
import PreflightProject
import TestSupport
import Testing

@Suite struct IgnoreTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Everything that is not hidden, whatever it is called.
    private static func everything() throws -> AssetFinder {
        AssetFinder(include: [PlacedGlob(try Glob("*"))])
    }

    /// Trees and patterns made of parts that meet in many ways; git is asked what it would ignore.
    @Test(arguments: 0..<4)
    func `files are ignored as git ignores them`(_ batch: Int) throws {
        var patterns: [String: String] = [:]
        for seed in (batch * 40)..<((batch + 1) * 40) {
            var maker = TreeMaker(seed: UInt64(seed))
            let files = maker.files().map { "\(seed)/\($0)" }
            try folder.write(files)
            for place in maker.folders(of: files) { patterns[place + ".gitignore"] = maker.ignoreFile() }
        }
        for (name, text) in patterns { try folder.write(name, text) }

        let listed = try folder.shell(
            "git init -q --template= . && git ls-files --others --exclude-standard -z")
        let expected = listed.split(separator: "\0").map(String.init)
            .filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
        let found = folder.found(try Self.everything())
        #expect(found.count == expected.count)
        for path in Set(found).symmetricDifference(expected).sorted() {
            let tree = path.prefix { $0 != "/" } + "/"
            Issue.record(
                "\(path) is found, or ignored, by one alone: \(patterns.filter { $0.key.hasPrefix(tree) })")
        }
    }

    @Test func `the file of a folder further down has the last word, and ours after git's`() throws {
        try folder.write(["a.png", "b.png", "c.png", "sub/a.png", "sub/b.png", "sub/c.png"])
        try folder.write(".gitignore", "a.png\nb.png\n")
        try folder.write(".preflightignore", "!b.png\nc.png\n")
        try folder.write("sub/.gitignore", "!c.png\nb.png\n")
        #expect(folder.found(AssetFinder()) == ["b.png", "sub/c.png"])
    }

    @Test func `what is below an excluded folder stays excluded`() throws {
        try folder.write(["drafts/a.png", "drafts/keep.png", "kept/a.png", "kept/keep.png"])
        try folder.write(".gitignore", "drafts/\n!drafts/keep.png\nkept/*\n!kept/keep.png\n")
        #expect(folder.found(AssetFinder()) == ["kept/keep.png"])
    }

    @Test func `the ignore files of the folders above count, up to the repository's root`() throws {
        try folder.write([
            "repo/set/art/a.png", "repo/set/art/b.png", "repo/set/art/c.png", "repo/set/art/d.png",
        ])
        try folder.write("repo/set/art/e.png")
        try folder.write(".gitignore", "a.png")
        try folder.write(".preflightignore", "a.png")
        try folder.write("repo/.gitignore", "b.png\n/a.png\nset/art/e.png")
        try folder.write("repo/set/.preflightignore", "/art/c.png")
        try folder.write("repo/.git/info/exclude", "d.png")
        #expect(folder.found(AssetFinder(), in: "repo/set/art") == ["a.png"])
        #expect(
            folder.found(AssetFinder(respectsIgnoreFiles: false), in: "repo/set/art")
                == ["a.png", "b.png", "c.png", "d.png", "e.png"])
    }

    @Test func `without a repository our own files above count alone`() throws {
        try folder.write(["set/a.png", "set/b.png", "set/c.png"])
        try folder.write(".gitignore", "a.png")
        try folder.write(".preflightignore", "/set/b.png")
        try folder.write("set/.gitignore", "c.png")
        #expect(folder.found(AssetFinder(), in: "set") == ["a.png"])
    }

    @Test func `a folder that was named is walked though it is ignored`() throws {
        try folder.write("build/a.png")
        try folder.write(".preflightignore", "build/")
        #expect(folder.found(AssetFinder()) == [])
        #expect(folder.found(AssetFinder(), in: "build") == ["a.png"])
    }

    @Test func `the exclude file is found from a work tree that shares its repository`() throws {
        try folder.write("main/a.png")
        try folder.shell(
            "cd main && git init -q . && git commit -q --allow-empty -m one && git worktree add -q ../second")
        try folder.write("main/.git/info/exclude", "b.png")
        try folder.write(["second/art/a.png", "second/art/b.png"])
        #expect(folder.found(AssetFinder(), in: "second") == ["art/a.png"])
        #expect(folder.found(AssetFinder(), in: "second/art") == ["a.png"])
    }

    @Test(arguments: [
        (256 << 10, ["b.png"]), (256 << 10 + 1, [".gitignore limitReached", "a.png", "b.png"]),
    ])
    func `an ignore file that is too large is not read in part`(_ size: Int, expected: [String]) throws {
        try folder.write(["a.png", "b.png"])
        try folder.write(".gitignore", "a.png\n" + String(repeating: "#", count: size - 6))
        #expect(folder.found(AssetFinder()) == expected)
    }

    @Test func `an ignore file that is a link is not followed, nor passed over in silence`() throws {
        try folder.write(["a.png", "patterns"])
        try folder.link(".preflightignore", to: "patterns")
        #expect(folder.found(AssetFinder()) == [".preflightignore notRegularFile", "a.png"])
    }
}

/// Makes trees and patterns, the same for the same seed.
private struct TreeMaker: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &self) ?? "" }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    private static let folderNames = ["a", "b", "ab", "drafts", "a b", "é", "x-y"]
    private static let fileNames = [
        "f", "hero.png", "a.png", "b.jpg", "ab", "a b", "#x", "!x", "x ", "[x]", "a*b", "q?", "日本.png",
        "c\\d", "]", "-",
        "F", "0", "x\r",
    ]

    mutating func files() -> [String] {
        let folders = (0..<8).map { _ in
            (0..<Int.random(in: 0...3, using: &self)).map { _ in pick(Self.folderNames) + "/" }.joined()
        }
        // No file may be where another's folder is.
        let taken = Set(folders.flatMap { $0.split(separator: "/").map(String.init) })
        return Set((0..<40).map { _ in pick(folders) + pick(Self.fileNames.filter { !taken.contains($0) }) })
            .sorted()
    }

    /// Some of the folders that files are in.
    mutating func folders(of files: [String]) -> [String] {
        var folders: Set<String> = []
        for file in files {
            var parts = file.split(separator: "/").dropLast()
            while !parts.isEmpty {
                folders.insert(parts.joined(separator: "/") + "/")
                parts.removeLast()
            }
        }
        return folders.sorted().shuffled(using: &self).prefix(3).map { $0 }
    }

    mutating func ignoreFile() -> String {
        let lines = (0..<Int.random(in: 1...6, using: &self)).map { _ in line() }
        return (chance(5) ? "\u{FEFF}" : "") + lines.joined(separator: "\n") + (chance(50) ? "\n" : "")
    }

    private mutating func line() -> String {
        if chance(3) {
            return pick([
                "", "# a", "!", "/", "\\", "a\\", "[", "[a", "//", "!/", " ", "**/", "/**", "[[:x:]]",
            ])
        }
        let depth = chance(55) ? 1 : Int.random(in: 2...3, using: &self)
        let names = (0..<depth).map { _ in depth > 1 && chance(30) ? "**" : name() }
        return (chance(25) ? "!" : "") + (chance(20) ? "/" : "") + names.joined(separator: "/")
            + (chance(25) ? "/" : "") + (chance(5) ? pick([" ", "  ", "\\ ", "\r", "\t"]) : "")
    }

    private mutating func name() -> String {
        if chance(40) {
            return pick(
                Self.folderNames + Self.fileNames.map { $0.replacingOccurrences(of: "\\", with: "\\\\") })
        }
        // Two stars in a row git reads in different ways, depending on what stands before them.
        return (0..<Int.random(in: 1...3, using: &self)).map { _ in
            pick([
                "*", "?", "a", "b", "*.png", "[ab]", "[!a]", "[a-c]", "[^b-z]", "[]x]", "\\a", "\\*", ".",
                "[[:alpha:]]",
                "[[:digit:]x]", "[a-]", "[\\]]", "x", "-", "é", "[é]", "??",
            ])
        }.joined().replacingOccurrences(of: "**", with: "*")
    }
}

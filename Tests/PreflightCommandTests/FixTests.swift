import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `preflight fix`, run as a user would run it.
@Suite(.tags(.slow), .ownThread) struct FixTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Copies a sample into the folder.
    @discardableResult private func take(_ sample: String, as name: String) throws -> Data {
        let source = Fixture.url(sample)
        let bytes = try Data(contentsOf: source)
        try bytes.write(to: folder.url.appendingPathComponent(name))
        return bytes
    }

    private func fix(_ arguments: String..., path: String? = nil) throws -> Program.Result {
        let environment = path.map { ["PATH": $0] } ?? [:]
        return try Program("preflight").run(["fix"] + arguments, environment: environment, in: folder.url)
    }

    private func isAccepted(_ names: String...) throws -> Bool { try areAccepted(names) }

    private func areAccepted(_ names: [String]) throws -> Bool {
        try Program("preflight").run(["check", "--"] + names, in: folder.url).status == 0
    }

    /// A folder of programs in front of the usual ones, with one of the test's own in it.
    private func programs(_ name: String, _ script: String) throws -> String {
        let bin = folder.url.appendingPathComponent("bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        let file = bin.appendingPathComponent(name)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return "\(bin.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
    }

    @Test func `what would be refused gets an accepted copy, and the original stays as it is`() throws {
        let image = try take("demo/hero-too-small.jpg", as: "hero.jpg")
        let video = try take("demo/dance-too-long.mp4", as: "dance.mp4")
        let result = try fix("hero.jpg", "dance.mp4")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(
            try folder.names() == [
                "dance.mp4", "dance.preflight-29.9s.mp4", "hero.jpg", "hero.preflight.jpg",
            ])
        #expect(try isAccepted("hero.preflight.jpg") && isAccepted("dance.preflight-29.9s.mp4"))
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("hero.jpg")) == image)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("dance.mp4")) == video)
        #expect(result.output.contains("DONE     hero.preflight.jpg  JPEG 750×300"))
    }

    @Test func `what is accepted is left alone, and needs no program`() throws {
        try take("demo/hero.png", as: "hero.png")
        let result = try fix("hero.png", path: "/nonexistent")
        #expect(result.status == 0)
        #expect(result.output == "PASS     hero.png: nothing to do, it is accepted as it is\n")
        #expect(try folder.names() == ["hero.png"])
    }

    @Test(arguments: [
        ("video/duration-2.9.mp4", "VID005"), ("image/plain.svg", "IMG001"),
        ("image/truncated.jpg", "IMG006"),
        ("video/encrypted.mp4", "VID0"), ("hostile/empty.mp4", "SRC004"), ("image/animated.webp", "IMG001"),
    ])
    func `what no program fixes is said, and the others are fixed`(sample: String, code: String) throws {
        let name = String(sample.split(separator: "/")[1])
        try take(sample, as: name)
        try take("image/lossy.webp", as: "b.webp")
        let result = try fix(name, "b.webp")
        #expect(result.status == 1)
        #expect(result.output.contains("FAIL     \(name): no program fixes it\n         \(code)"))
        #expect(try isAccepted("b.webp.preflight.png"))
    }

    @Test func `a dry run prints the plan and its command, runs nothing and needs nothing`() throws {
        try take("demo/hero-too-small.jpg", as: "hero.jpg")
        let result = try fix("hero.jpg", "--dry-run", path: "/nonexistent")
        #expect(result.status == 0)
        #expect(result.output.contains("FIX      hero.jpg: scale it to 750×250 and pad it to 750×300\n"))
        #expect(result.output.contains("the copy would be hero.preflight.jpg\n"))
        let command = try #require(
            result.output.split(separator: "\n").first { $0.contains("ffmpeg -nostdin") })
        let check = try Program("preflight").run(["check", "hero.jpg"], in: folder.url)
        #expect(check.output.contains(command.trimmingCharacters(in: .whitespaces)))
        #expect(try folder.names() == ["hero.jpg"])
    }

    @Test func `a program that is missing is named, with how it is had, before anything is done`() throws {
        try take("demo/hero-too-small.jpg", as: "hero.jpg")
        try take("image/plain.heic", as: "a.heic")
        let result = try fix("hero.jpg", "a.heic", path: "/nonexistent")
        #expect(result.status == 2)
        #expect(result.errors.contains("apt install ffmpeg") && result.errors.contains("brew install ffmpeg"))
        #expect(result.errors.contains("heif-convert"))
        #expect(try folder.names() == ["a.heic", "hero.jpg"])
    }

    @Test func `a file that exists is replaced only when that is asked for`() throws {
        try take("demo/hero-too-small.jpg", as: "hero.jpg")
        try folder.write("hero.preflight.jpg", "old")
        let refused = try fix("hero.jpg")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("which exists"))
        #expect(folder.text("hero.preflight.jpg") == "old")
        #expect(try fix("hero.jpg", "--overwrite").status == 0)
        #expect(try isAccepted("hero.preflight.jpg"))
    }

    @Test func `two copies of one name are refused before anything is done`() throws {
        try folder.makeFolder("x")
        try take("demo/hero-too-small.jpg", as: "hero.jpg")
        try take("demo/hero-too-small.jpg", as: "x/hero.jpg")
        for arguments in [["hero.jpg", "x/hero.jpg", "--out", "o"], ["hero.jpg", "./hero.jpg"]] {
            let result = try Program("preflight").run(["fix"] + arguments, in: folder.url)
            #expect(result.status == 2)
            #expect(result.errors.contains("would both be"))
        }
        #expect(try folder.names() == ["hero.jpg", "x"])
    }

    @Test(arguments: ["hard link", "symbolic link", "asset"])
    func `a copy never takes the place of an original`(way: String) throws {
        let original = try take("demo/hero-too-small.jpg", as: "hero.jpg")
        let copy = folder.url.appendingPathComponent("hero.preflight.jpg")
        let hero = folder.url.appendingPathComponent("hero.jpg")
        switch way {
        case "hard link": try FileManager.default.linkItem(at: hero, to: copy)
        case "symbolic link": try FileManager.default.createSymbolicLink(at: copy, withDestinationURL: hero)
        default: try original.write(to: copy)
        }
        let result = try fix("hero.jpg", way == "asset" ? "hero.preflight.jpg" : "--overwrite", "--overwrite")
        #expect(result.status == 2)
        #expect(result.errors.contains("is the original"))
        #expect(try Data(contentsOf: hero) == original && Data(contentsOf: copy) == original)
    }

    @Test func `copies go to a folder, which is made`() throws {
        try take("image/lossy.webp", as: "a.webp")
        #expect(try fix("a.webp", "--out", "new/deep").status == 0)
        #expect(try isAccepted("new/deep/a.webp.preflight.png"))
        #expect(try folder.names() == ["a.webp", "new"])
    }

    @Test func `a folder that cannot be written to is an error of usage`() throws {
        try take("image/lossy.webp", as: "a.webp")
        let result = try fix("a.webp", "--out", "a.webp/o")
        #expect(result.status == 2)
        #expect(result.errors.contains("cannot write 'a.webp/o'"))
        #expect(try folder.names() == ["a.webp"])
    }

    /// Each program that makes copies gets every name.
    @Test(
        arguments: [
            ("image/side-299x300.jpg", "jpg", "preflight.jpg"),
            ("video/h264.mkv", "mkv", "mkv.preflight.mp4"),
            ("image/cmyk.jpg", "cmyk", "cmyk.preflight.jpg"),
            ("image/turned.heic", "heic", "heic.preflight.png"),
        ])
    func `a file of any name is fixed`(sample: String, ending: String, copy: String) throws {
        let names = ["-x", "a:b", "50%d", "a\nb", "it's [0] $HOME", "größe 寸法", "@a*?{b}"]
        for name in names { try take(sample, as: "\(name).\(ending)") }
        let originals = names.map { "\($0).\(ending)" }
        let result = try Program("preflight").run(["fix", "--thorough", "--"] + originals, in: folder.url)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let copies = names.map { "\($0).\(copy)" }
        #expect(try Set(folder.names()) == Set(originals + copies))
        #expect(try areAccepted(copies))
    }

    @Test func `a copy with too many bytes is made again with fewer`() throws {
        try folder.write(
            "tight.yml",
            Array(
                """
                extends: kkiai
                limits:
                  image.maxBytes: {value: 150 KB}
                """.utf8))
        let made = try Program.shell(
            "ffmpeg -v error -f lavfi -i mandelbrot=size=1200x900 -frames:v 1 -update 1 a.png", in: folder.url
        )
        #expect(made.status == 0, "\(made.errors)")
        let result = try fix("a.png", "--profile", "./tight.yml")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("accepted, at the "))
        #expect(try folder.names() == ["a.png", "a.png.preflight.jpg", "tight.yml"])
    }

    @Test func `a copy that is still refused is removed, and the reason given`() throws {
        try take("demo/hero-too-small.jpg", as: "hero.jpg")
        let path = try programs("ffmpeg", "for last; do :; done; cp original \"$last\"")
        let result = try fix("hero.jpg", path: path)
        #expect(result.status == 1)
        #expect(
            result.output.contains(
                "FAIL     the copy would still not be accepted, and was removed\n         IMG003"))
        #expect(try folder.names() == ["bin", "hero.jpg"])
    }

    @Test func `a program that fails is quoted, harmlessly, and the others are fixed`() throws {
        try take("demo/hero-too-small.jpg", as: "hero.jpg")
        try take("image/plain.heic", as: "a.heic")
        let path = try programs("ffmpeg", "printf 'no\\033[2J\\n::error::such thing\\n' >&2; exit 3")
        let result = try fix("hero.jpg", "a.heic", path: path)
        #expect(result.status == 1)
        #expect(
            result.output.contains("FAIL     hero.jpg does not decode cleanly")
                && result.output.contains("\n         no\\u{1B}[2J\n         \\u{3A}:error"))
        #expect(try folder.names() == ["a.heic", "a.heic.preflight.png", "bin", "hero.jpg"])
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func `a signal ends the program that runs, and nothing is left behind`(signal: Int32, status: Int32)
        throws
    {
        try take("demo/hero-too-small.jpg", as: "hero.jpg")
        let begun = folder.path("begun")
        let path = try programs("ffmpeg", "echo half > copy.jpg; echo $$ > '\(begun)'; exec sleep 600")
        let process = try ChildProcess(
            Program("preflight").path, ["fix", "hero.jpg"], environment: ["PATH": path], in: folder.url.path,
            descriptors: (nil, nil, nil))
        while folder.text("begun")?.hasSuffix("\n") != true { usleep(20_000) }
        process.signal(signal)
        let ending = process.wait()
        #expect(ending.status == status && !ending.wasKilled)
        #expect(try folder.names() == ["begun", "bin", "hero.jpg"])
        let sleeper = try #require(folder.text("begun").flatMap { Int32($0.dropLast()) })
        #expect(kill(sleeper, 0) != 0)
    }

    @Test func `a URL and nothing at all are errors of usage`() throws {
        #expect(try fix("https://example.com/a.png?token=secret").status == 2)
        #expect(try fix("https://example.com/a.png?token=secret").errors.contains("secret") == false)
        #expect(try fix().status == 2)
    }
}

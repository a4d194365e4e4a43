import Foundation
import TestSupport
import Testing

/// `preflight matrix`, as a user runs it.
@Suite(.tags(.slow), .ownThread) struct MatrixTests {
    @Test func `two files are compared with every provider`() throws {
        let result = try Repository.preflight("matrix", "hero.png", "dance.mp4")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.hasPrefix("Accepted by "))
        let listed = try Repository.preflight("profiles").output.split(separator: "\n")
            .dropFirst().filter { !$0.hasPrefix(" ") }.compactMap { $0.split(separator: " ").first }
        let rows = Set(result.output.split(separator: "\n").compactMap { $0.split(separator: " ").first })
        #expect(rows.isSuperset(of: listed))
    }

    @Test func `files in the other order are told apart, and it is said`() throws {
        let plain = try Repository.preflight("matrix", "hero.png", "dance.mp4")
        let swapped = try Repository.preflight("matrix", "dance.mp4", "hero.png")
        #expect(swapped.output == plain.output)
        #expect(swapped.errors.contains("told apart by content"))
        let named = try Repository.preflight("matrix", "--video", "dance.mp4", "--image", "hero.png")
        #expect(named.output == plain.output)
        #expect(named.errors.isEmpty)
    }

    @Test(arguments: ["hero.png", "dance.mp4"])
    func `one file alone is compared`(file: String) throws {
        let result = try Repository.preflight("matrix", file, "--format", "json")
        #expect(result.status == 0)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect((object["image"] is NSNull) == (file == "dance.mp4"))
        #expect((object["video"] is NSNull) == (file == "hero.png"))
        let schema = JSONSchema.published
        #expect(try schema.mistakes(in: result.output, schema: "preflight-matrix-1.schema.json") == [])
    }

    @Test func `what everybody refuses ends with status 1`() throws {
        let result = try Repository.preflight("matrix", "gone.png", "dance.mp4")
        #expect(result.status == 1)
        #expect(result.output.contains("error     SRC001"))
        let swapped = try Repository.preflight("matrix", "--image", "dance.mp4", "--video", "hero.png")
        #expect(swapped.status == 1)
        #expect(swapped.output.contains("SRC007"))
    }

    @Test func `what nobody takes and nobody can tell ends with status 3`() throws {
        let result = try Repository.preflight("matrix", "../hostile/timescale-zero.mp4", "--profile", "kkiai")
        #expect(result.status == 3)
        #expect(result.output.contains("unknown"))
        let offline = try Repository.preflight(
            "matrix", "hero.png", "https://cdn.example.com/dance.mp4", "--offline")
        #expect(offline.status == 3)
    }

    @Test func `a longer clip is refused under one orientation, and the other can be asked for alone`() throws
    {
        let arguments = ["matrix", "hero.png", "../video/duration-10.1.mp4", "--profile", "kkiai,kling-v1"]
        let program = try Program("preflight")
        let both = try program.run(arguments, in: Repository.demo)
        #expect(
            both.output.hasPrefix("Accepted by none of 2 providers with orientation image, by 2 with video"))
        #expect(both.output.contains("VID006 10.1 s > 10 s"))
        #expect(both.status == 0)
        let alone = try program.run(arguments + ["--orientation", "image"], in: Repository.demo)
        #expect(alone.output.hasPrefix("Accepted by none of 2 providers with orientation image\n"))
        #expect(alone.status == 1)
    }

    @Test func `only providers that accept are listed when that is asked for`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "mine.yml", Array("extends: kkiai\nlimits:\n  image.maxSide: {value: 1000 px}\n".utf8))
        let arguments = ["matrix", "hero.png", "--profile", "kkiai,\(path)"]
        let all = try Program("preflight").run(arguments, in: Repository.demo)
        #expect(all.output.contains("IMG004 1200 px > 1000 px"))
        let some = try Program("preflight").run(arguments + ["--accepted"], in: Repository.demo)
        #expect(some.output.hasPrefix("Accepted by 1 of 2 providers"))
        #expect(!some.output.contains("IMG004"))
        #expect(some.output.contains("1 provider more, not listed."))
    }

    @Test func `every form is written in one run`() throws {
        let folder = try TemporaryFolder()
        let forms = ["html", "markdown", "json"]
        let options = forms.flatMap { ["--format", "\($0)=\(folder.path("m.\($0)"))"] }
        let result = try Program("preflight").run(
            ["matrix", "hero.png", "dance.mp4", "--format", "text"] + options, in: Repository.demo)
        #expect(result.status == 0)
        for form in forms {
            let text = try #require(folder.text("m.\(form)"))
            #expect(text.contains("kkiai"))
        }
    }

    @Test(arguments: [
        "hero.png dance.mp4", "dance.mp4 --image hero.png", "--image hero.png --video dance.mp4", "dance.mp4",
    ])
    func `a check says what other providers would do, when it is asked`(arguments: String) throws {
        let folder = try TemporaryFolder()
        let forms = ["html", "markdown", "json"]
        let options = forms.flatMap { ["--format", "\($0)=\(folder.path("r.\($0)"))"] }
        let result = try Program("preflight").run(
            ["check", "--matrix", "--format", "text"] + options
                + arguments.split(separator: " ").map(String.init), in: Repository.demo)
        #expect(result.status == 0)
        #expect(result.output.contains("\nAccepted by "))
        #expect(result.output.contains("`preflight matrix` lists all."))
        for form in forms { #expect(try #require(folder.text("r.\(form)")).contains("wavespeed")) }
        let schema = JSONSchema.published
        let json = try #require(folder.text("r.json"))
        #expect(try schema.mistakes(in: json, schema: "preflight-report-1.schema.json") == [])
    }

    @Test(arguments: [
        ("hero.png dance.mp4 hero.png", "just these"), (".", "just these"),
        ("hero.png hero-too-small.jpg", "both images"),
        ("--image hero.png dance.mp4 dance.mp4", "just these"),
        ("--request ../requests/kkiai.json", "--request"),
    ])
    func `a check of anything else than a pair has no matrix`(arguments: String, word: String) throws {
        let result = try Program("preflight").run(
            ["check", "--matrix"] + arguments.split(separator: " ").map(String.init), in: Repository.demo)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(word))
    }

    @Test(arguments: [
        ("", "name an IMAGE"), ("hero.png hero-too-small.jpg", "both images"),
        ("dance.mp4 dance-too-long.mp4", "both videos"), ("hero.png dance.mp4 hero.png", "one image"),
        ("hero.png --video dance.mp4", "or neither"), ("--image a --image b", "one image"),
        ("hero.png --format sarif", "sarif"), ("hero.png --profile nobody", "nobody"),
        ("hero.png --profile kkiai,", "separated by commas"), ("hero.png --orientation both", "image"),
        ("hero.png --format json=./hero.png", "would be lost"),
        ("hero.png --format text --format json", "standard output"),
    ])
    func `wrong usage ends with status 2 and says what is wrong`(arguments: String, word: String) throws {
        let result = try Program("preflight").run(
            ["matrix"] + arguments.split(separator: " ").map(String.init), in: Repository.demo)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(word))
    }
}

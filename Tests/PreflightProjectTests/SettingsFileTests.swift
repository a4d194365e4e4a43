import Foundation
import PreflightModel
import PreflightProject
import TestSupport
import Testing

@Suite struct SettingsFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("a/b/c")
    }

    @Test(arguments: [
        ("", ".preflight.yml"), ("a", "../.preflight.yml"), ("a/b/c", "../../../.preflight.yml"),
        ("a/b/c/", "../../../.preflight.yml"),
    ])
    func `the file is found upwards and read from there`(working: String, found: String) throws {
        try folder.write(".preflight.yml", "paths: [x]\n")
        let path = try #require(try SettingsFile.find(from: folder.path(working)))
        #expect(path == found)
        let settings = try SettingsFile.read(
            path, from: folder.path(working), vocabulary: SettingsSample.vocabulary)
        #expect(settings.paths == [found.replacing(".preflight.yml", with: "x")])
        #expect(settings.file == found)
    }

    @Test func `the nearest file wins, whichever name it has`() throws {
        try folder.write(".preflight.yml")
        try folder.write("a/b/.preflight.yaml")
        #expect(try SettingsFile.find(from: folder.path("a/b/c")) == "../.preflight.yaml")
        #expect(try SettingsFile.find(from: folder.path("a")) == "../.preflight.yml")
    }

    @Test func `two files in one folder are a mistake, since one would go unnoticed`() throws {
        try folder.write("a/.preflight.yml")
        try folder.write("a/.preflight.yaml")
        let error = #expect(throws: PreflightError.self) { try SettingsFile.find(from: folder.path("a/b")) }
        #expect(error?.code == .invalidSettings)
        #expect(
            error?.message == "there are both ../.preflight.yml and ../.preflight.yaml; expected one of them")
    }

    @Test func `none is found where there is none`() throws {
        #expect(try SettingsFile.find(from: "/dev") == nil)
        #expect(try SettingsFile.find(from: "/") == nil)
        #expect(try SettingsFile.find(from: folder.path("not/there/yet")) == nil)
    }

    @Test func `a mistake names the file as it was found`() throws {
        try folder.write(".preflight.yml", "paths: [x]\nexclud: [y]\n")
        try expectRefusal(of: "../.preflight.yml", "../.preflight.yml:2:1: exclud: unknown key")
    }

    @Test func `a folder, a pipe, a large file and no file are refused`() throws {
        try expectRefusal(of: "b", "a directory")
        #expect(unsafe mkfifo(folder.path("a/pipe.yml"), 0o600) == 0)
        try expectRefusal(of: "pipe.yml", "a pipe or device")
        try folder.write("a/large.yml", Array(repeating: UInt8(ascii: "#"), count: 1 << 20 | 1))
        try expectRefusal(of: "large.yml", "larger than 1 MiB")
        try expectRefusal(of: "none.yml", "No such file")
        try expectRefusal(of: "a\0b.yml", "NUL")
    }

    @Test func `a file of one mebibyte is read`() throws {
        try folder.write(
            "a/p.yml", Array("paths: [x]\n".utf8) + Array(repeating: UInt8(ascii: "\n"), count: 1 << 20 - 11))
        #expect(
            try SettingsFile.read("p.yml", from: folder.path("a"), vocabulary: SettingsSample.vocabulary)
                .paths == ["x"])
    }

    @Test(
        .timeLimit(.minutes(30)),
        arguments: ["x: y\n", "- a\n", "[a, ", "assets:\n", "a\n", "{a}", "{a", "& ", "'&a'", "* "])
    func `a large file of anything is judged at once`(piece: String) throws {
        let text = String(repeating: piece, count: (1 << 18) / piece.utf8.count)
        #expect(throws: PreflightError.self) { try SettingsSample.read("x: " + text) }
    }

    private func expectRefusal(of path: String, _ words: String) throws {
        let error = #expect(throws: PreflightError.self) {
            try SettingsFile.read(path, from: folder.path("a"), vocabulary: SettingsSample.vocabulary)
        }
        #expect(error?.code == .invalidSettings)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasPrefix(path) == true, "\(error?.message ?? "")")
    }
}

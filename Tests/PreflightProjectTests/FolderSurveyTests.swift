import Foundation
import PreflightProject
import TestSupport
import Testing

@Suite struct FolderSurveyTests {
    private typealias Series = FolderSurvey.Series

    private func counts(_ survey: FolderSurvey) -> [Int] { [survey.images, survey.videos, survey.requests] }

    @Test func `files are counted by their names`() {
        let survey = FolderSurvey(
            files: [
                "a.PNG", "b/c.jpeg", "b/d.Mp4", "e.request.json", "f.json", "g", ".png", "h.png/i",
                "j.tar.webm",
            ])
        #expect(counts(survey) == [2, 2, 1])
    }

    @Test(arguments: [
        (["a/1.png", "a/b/2.png", "c/3.mp4"], ["a": false, "c": true]),
        (["1.png", "a/2.png"], ["": false]), (["1.mp4", "2.png"], [:]),
        (["1.mp4", "a/2.png", "a/b/3.png", "a/c/d/4.png"], ["a": false]),
        (["a/1.png", "a/b/2.mp4", "a/b/c/3.png"], ["a/b/c": false]),
        (
            ["a/b/1.png", "a/c/2.mp4", "a-b/3.png", "a.b/4.mp4"],
            ["a/b": false, "a/c": true, "a-b": false, "a.b": true]
        ),
        ([], [:]),
    ])
    func `the topmost folders of one kind are found`(files: [String], folders: [String: Bool]) {
        let uniform = FolderSurvey(files: files).uniform
        #expect(Dictionary(uniqueKeysWithValues: uniform.map { ($0.path, $0.holdsVideos) }) == folders)
        #expect(uniform.map(\.path) == uniform.map(\.path).sorted())
    }

    @Test(arguments: [
        (["c/1.png", "d/1.mp4"], 1), (["c/1.png", "d/1.mp4", "d/2.mp4"], nil),
        (["c/1.png", "c/2.png", "c/3.png", "d/1.mp4"], nil),
        (["c/1.png", "d/2.mp4"], nil), (["c/1.png", "c/2.png", "d/1.mp4", "d/2.mp4"], 2),
    ])
    func `all names of images and videos make a match, and no name alone`(files: [String], count: Int?) {
        let matches = FolderSurvey(files: files).matches
        #expect(matches.map(\.count) == (count.map { [$0] } ?? []))
        for match in matches {
            #expect(match.images == Series(folder: "c", fileExtension: "png"))
            #expect(match.videos == Series(folder: "d", fileExtension: "mp4"))
        }
    }

    @Test func `the images that share most names are taken, in any order of the files`() {
        let files = [
            "b/1.png", "b/2.png", "a/1.png", "c/1.jpg", "c/2.jpg", "d/1.mp4", "d/2.mp4", "d/3.mov",
        ]
        for files in [files, files.reversed()] {
            let matches = FolderSurvey(files: files).matches
            #expect(matches.map(\.images) == [Series(folder: "b", fileExtension: "png")])
            #expect(matches.map(\.videos) == [Series(folder: "d", fileExtension: "mp4")])
        }
    }

    @Test(arguments: ["", "/", "/./", "/sub/.."])
    func `a folder is looked at as it is checked`(ending: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(".preflightignore", "old/\n")
        for file in ["sub/c/1.png", "sub/d/1.mp4", ".hidden/2.png", "old/3.png", "a.request.json", "b.txt"] {
            try folder.write(file)
        }
        let survey = FolderSurvey(of: folder.url.path + ending)
        #expect(counts(survey) == [1, 1, 1])
        #expect(survey.uniform.map(\.path) == ["sub/c", "sub/d"])
        #expect(survey.matches.map(\.images.folder) == ["sub/c"])
    }

    @Test(arguments: [
        (["hero.png", "clip.flv"], [:]), (["hero.png", "clip.ts"], [:]), (["hero.png", "clip.mpg"], [:]),
        (["hero.png", "clip.qt"], [:]), (["hero.png", "a/clip.MTS"], ["a": true]),
        (["hero.jfif", "dog.jp2", "cat.png"], ["": false]), (["clip.flv", "b.mpg"], ["": true]),
        (["hero.png", "clip"], [:]), (["a/clip.dat", "b/hero.png"], ["b": false]),
        (["hero.png", "notes.txt", "app.ts"], ["": false]),
    ])
    func `a role is drafted only where it is that of every file that is checked`(
        files: [String], roles: [String: Bool]
    ) throws {
        let folder = try TemporaryFolder()
        // Packets of an MPEG transport stream, whatever the name; `app.ts` is a program's source.
        let stream = (0..<3).flatMap { _ in [0x47, 0x40, 0, 0x10] + [UInt8](repeating: 0xFF, count: 184) }
        for file in files {
            try folder.write(file, file.contains("app") ? Array("let a = 1".utf8) : stream)
        }
        let uniform = FolderSurvey(of: folder.url.path).uniform
        #expect(Dictionary(uniqueKeysWithValues: uniform.map { ($0.path, $0.holdsVideos) }) == roles)
    }

    @Test func `a folder that is not there is empty`() {
        #expect(FolderSurvey(of: "/dev/null/none") == FolderSurvey(files: []))
    }

    @Test(.timeLimit(.minutes(30))) func `names that are everywhere say nothing, and cost nothing`() {
        let files = (0..<20_000).flatMap { ["\($0)/1.png", "\($0)/1.mp4"] }
        let survey = FolderSurvey(files: files)
        #expect(survey.matches.isEmpty && survey.images == 20_000)
    }
}

import Foundation
import PreflightModel
import PreflightProbe
import TestSupport
import Testing

/// What stands at a path, when it is not a media file.
@Suite(.tags(.readsStrangersBytes)) struct SourceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func problem(at name: String) -> SourceProblem.Kind? {
        MediaProbe.facts(of: .file(path(name))).other?.problem.kind
    }

    private func path(_ name: String) -> String { folder.path(name) }

    @Test func `a path to nothing is missing`() {
        #expect(problem(at: "nothing.png") == .missing)
        #expect(MediaProbe.facts(of: .file("")).other?.problem.kind == .missing)
        #expect(MediaProbe.facts(of: .file("a\0b.png")).other?.problem.kind == .missing)
    }

    @Test func `a path to a directory is not a media file`() { #expect(problem(at: "") == .notRegularFile) }

    @Test func `a path to a pipe never blocks`() throws {
        #expect(mkfifo(path("pipe.mp4"), 0o600) == 0)
        #expect(problem(at: "pipe.mp4") == .notRegularFile)
    }

    @Test func `a path to a device is never opened`() {
        #expect(MediaProbe.facts(of: .file("/dev/zero")).other?.problem.kind == .notRegularFile)
    }

    @Test func `a path that loops through symbolic links is named as such`() throws {
        try FileManager.default.createSymbolicLink(atPath: path("a.png"), withDestinationPath: path("b.png"))
        try FileManager.default.createSymbolicLink(atPath: path("b.png"), withDestinationPath: path("a.png"))
        #expect(problem(at: "a.png") == .notRegularFile)
    }

    @Test func `a path through a symbolic link to a file is measured`() throws {
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "link.png"), withDestinationURL: Fixture.url("image/plain.png"))
        #expect(MediaProbe.facts(of: .file(path("link.png"))).image?.format == .png)
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `a path without permission is unreadable`() throws {
        FileManager.default.createFile(
            atPath: path("secret.png"), contents: Data([1]), attributes: [.posixPermissions: 0])
        #expect(problem(at: "secret.png") == .unreadable)
    }

    @Test func `a path to an empty file is empty`() {
        FileManager.default.createFile(atPath: path("empty.png"), contents: Data())
        let facts = MediaProbe.facts(of: .file(path("empty.png")))
        #expect(facts.other?.problem.kind == .empty)
        #expect(facts.other?.identifiedAs == "empty file")
        #expect(facts.byteCount == 0)
    }

    @Test(arguments: [
        ("hero.PNG", "png"), ("archive.tar.gz", "gz"), (".hidden", nil), ("no-extension", nil),
        ("ends.", nil),
        ("folder.d/file", nil), ("größe.JPEG", "jpeg"),
    ])
    func `a path has the extension of its last component`(_ name: String, _ expected: String?) {
        #expect(MediaProbe.facts(of: .bytes([1], label: name)).fileExtension == expected)
    }

    @Test(arguments: [
        "image/plain.jpg", "image/plain.png", "video/moov-end.mp4", "video/fragmented.mp4", "video/h264.mkv",
    ])
    func `a path and the same bytes in memory give the same facts`(_ file: String) throws {
        let name = Fixture.path(file)
        #expect(
            MediaProbe.facts(of: .bytes(try Fixture.bytes(file), label: name))
                == MediaProbe.facts(of: .file(name)))
    }
}

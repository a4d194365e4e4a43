import Foundation
import PreflightModel
import PreflightProject
import TestSupport
import Testing

@Suite(.tags(.slow), .ownThread) struct ChangedFilesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write([
            "old.png", "edited.png", "staged.png", "gone.png", "deep/down/old.png", "moved.png",
        ])
        try folder.shell(
            "git init -q -b main . && git add . && git commit -q -m one && git checkout -q -b work")
    }

    private func found(since revision: String, in place: String = "") async throws -> [String] {
        let changes = try await ChangedFiles.since(
            revision, in: place.isEmpty ? folder.url.path : folder.path(place))
        return folder.found(AssetFinder(changes: changes), in: place)
    }

    @Test func `what was committed, staged, edited or made since is found, and nothing else`() async throws {
        try folder.write("committed.png", "new")
        try folder.shell(
            "git add . && git commit -q -m two && git mv moved.png renamed.png && git rm -q gone.png")
        try folder.write("edited.png", "edited")
        try folder.write("staged.png", "staged")
        try folder.shell("git add staged.png")
        try folder.write(["deep/new.png", "deep/ignored.png", "made.txt"])
        try folder.write(".gitignore", "ignored.png")
        #expect(
            try await found(since: "main")
                == ["committed.png", "deep/new.png", "edited.png", "renamed.png", "staged.png"])
        #expect(try await found(since: "HEAD", in: "deep") == ["new.png"])
        #expect(try await found(since: "HEAD~0", in: "deep/down") == [])
    }

    @Test func `what changed on the other side is none of ours`() async throws {
        try folder.shell(
            "git checkout -q main && echo theirs > old.png && git commit -q -a -m theirs && git checkout -q work"
        )
        try folder.write("ours.png")
        #expect(try await found(since: "main") == ["ours.png"])
    }

    @Test(arguments: [
        "two\nlines.png", "'quo\"tes'.png", "日本 語.png", "-rf.png", "tab\t.png", ":x.png", "a\\b.png",
    ])
    func `names may be anything`(_ name: String) async throws {
        try folder.write(name, "made")
        try folder.write("deep/\(name)", "committed")
        try folder.shell("git add deep && git commit -q -m two")
        #expect(try await found(since: "main").sorted() == [name, "deep/\(name)"].sorted())
    }

    #if os(Linux)
        @Test func `a name that is not text is a problem when it changed`() async throws {
            try folder.shell("printf x > \"$(printf 'old\\377.png')\" && git add . && git commit -q -m two")
            try folder.shell("printf x > \"$(printf 'new\\377.png')\"")
            #expect(try await found(since: "HEAD") == ["new\u{FFFD}.png unreadable"])
        }
    #endif

    @Test func `a link counts when it changed itself`() async throws {
        try folder.write("out/a.png")
        try folder.shell("mkdir tree && ln -s ../out/a.png tree/old.png && git add . && git commit -q -m two")
        try folder.link("tree/new.png", to: "../out/a.png")
        #expect(try await found(since: "HEAD", in: "tree") == ["new.png unavailable"])
    }

    @Test func `a repository in the repository is new as a whole`() async throws {
        try folder.write(["nested/a.png", "nested/deep/b.png"])
        try folder.shell("git init -q nested && cd nested && git add a.png && git commit -q -m nested")
        #expect(try await found(since: "main") == ["nested/a.png", "nested/deep/b.png"])
    }

    @Test func `settings of the repository change nothing, and run nothing`() async throws {
        try folder.shell(
            """
            git mv moved.png deep/moved.png; git config diff.relative true; git config diff.renames copies; git config diff.external false
            git config core.fsmonitor 'touch fsmonitor-ran;'; git config diff.noprefix true; git config color.ui always
            git config core.quotePath true; git config status.showUntrackedFiles no
            """)
        try folder.write("é.png")
        let changes = try await ChangedFiles.since("main", in: folder.path("deep"))
        #expect(folder.found(AssetFinder(changes: changes)) == ["deep/moved.png", "é.png"])
        #expect(!FileManager.default.fileExists(atPath: folder.path("fsmonitor-ran")))
    }

    @Test func `a file of a list is chosen by whether it changed`() async throws {
        try folder.write("made.png")
        let finder = AssetFinder(changes: try await ChangedFiles.since("main", in: folder.url.path))
        #expect(finder.kind(ofListed: folder.path("made.png")) == .asset)
        #expect(finder.kind(ofListed: folder.path("deep/../made.png")) == .asset)
        #expect(finder.kind(ofListed: folder.path("old.png")) == nil)
        #expect(finder.kind(of: folder.path("old.png")) == .asset)
    }

    @Test(arguments: [
        ("none", "git knows no revision 'none'."), ("", "'' is not the name of a revision."),
        ("--output=x", "'--output=x' is not the name of a revision."),
        ("-h", "'-h' is not the name of a revision."),
        ("main..work", "git knows no revision 'main..work'."),
    ])
    func `a revision that is none is told`(_ revision: String, message: String) async {
        await #expect(throws: PreflightError(.unknownChanges, message)) {
            try await ChangedFiles.since(revision, in: folder.url.path)
        }
    }

    @Test func `a folder of no repository is told`() async throws {
        let other = try TemporaryFolder()
        let error = await #expect(throws: PreflightError.self) {
            try await ChangedFiles.since("main", in: other.url.path)
        }
        #expect(error?.message == "'\(other.url.path)' is in no git work tree that can be read.")
        #expect(error?.cause?.hasPrefix("git: fatal: not a git repository") == true)
    }

    @Test func `a shallow clone is told how to get the history`() async throws {
        try folder.write("second.png")
        try folder.shell(
            "git add . && git commit -q -m two && git clone -q --depth 1 \"file://$PWD\" shallow")
        let error = await #expect(throws: PreflightError.self) {
            try await ChangedFiles.since("main", in: folder.path("shallow"))
        }
        #expect(
            error?.message.hasPrefix("git knows no revision 'main'. This is a shallow clone: fetch") == true)
    }

    @Test func `histories that never met are told`() async throws {
        try folder.shell("git checkout -q --orphan alone && git commit -q --allow-empty -m alone")
        await #expect(throws: PreflightError(.unknownChanges, "'main' and HEAD have no commit in common.")) {
            try await ChangedFiles.since("main", in: folder.url.path)
        }
    }
}

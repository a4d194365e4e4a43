import Foundation
import PreflightModel
import PreflightText
import TestSupport
import Testing

@testable import PreflightSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct FileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func failure(_ path: String, followsLink: Bool = true) -> OpenFile.Failure? {
        do throws(OpenFile.Failure) {
            _ = try OpenFile.regular(path, followsLink: followsLink)
            return nil
        } catch {
            return error
        }
    }

    @Test func `only a regular file is opened, and nothing blocks`() throws {
        #expect(unsafe mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(failure(folder.path("pipe")) == .notRegular(.pipe))
        #expect(failure("/dev/zero") == .notRegular(.device))
        #expect(failure(folder.url.path) == .notRegular(.folder))
        #expect(failure(folder.path("missing")) == .system(.absence))
        #expect(failure(try folder.write("file")) == nil)
        #expect(failure(folder.path("file\0.png")) == .system(.absence))
        #expect(failure(folder.path("file") + "/") == .system(.noFolder))
    }

    @Test func `a symbolic link is followed only where that is wanted`() throws {
        try FilePlace.makeLink(folder.path("link"), to: try folder.write("file"))
        #expect(failure(folder.path("link")) == nil)
        #expect(failure(folder.path("link"), followsLink: false) == .system(.loop))
        #expect(FileStatus.isLink(folder.path("link")))
        #expect(FileNumber(of: folder.path("link")) == FileNumber(of: folder.path("file")))
    }

    @Test(arguments: [0, 1, 9, 10])
    func `a file that is larger than the bound is not read`(limit: Int) throws {
        let path = try folder.write("ten", Array(0..<10))
        let file = try OpenFile.regular(path)
        let contents = Result { () throws(OpenFile.Failure) in try file.contents(atMost: limit) }
        #expect(contents == (limit < 10 ? .failure(.tooLarge) : .success(Array(0..<10))))
        #expect(try OpenFile.beginning(of: path, count: limit) == Array(0..<UInt8(limit)))
    }

    @Test func `a file that states no size is read to its end and within the bound`() throws {
        // The kernel makes it as it is read.
        guard FileStatus.kind(of: "/proc/self/status") == .regular else { return }
        let file = try OpenFile.regular("/proc/self/status")
        #expect(file.byteCount == 0)
        #expect(try !file.contents(atMost: 1 << 20).isEmpty)
        let again = try OpenFile.regular("/proc/self/status")
        #expect(throws: OpenFile.Failure.tooLarge) { try again.contents(atMost: 10) }
    }

    @Test func `a file of any kind is read up to a number of bytes`() throws {
        let path = try folder.write("ten", Array(0..<10))
        #expect(try Descriptor.readAll(of: path) == Array(0..<10))
        #expect(try Descriptor.readAll(of: path, atMost: 3) == [0, 1, 2])
        #expect(
            try Descriptor.readAll(of: "/dev/zero", atMost: 100_000) == [UInt8](repeating: 0, count: 100_000))
    }

    @Test func `a temporary file has no name and is not inherited`() throws {
        let file = try OpenFile.temporary(in: folder.url.path)
        #expect(try folder.names() == [])
        #expect(fcntl(file.descriptor.number, F_GETFD) & FD_CLOEXEC != 0)
        try file.write([1, 2, 3], at: 4)
        #expect(try file.bytes(at: 3, count: 9) == [0, 1, 2, 3])
        let error = #expect(throws: SystemFailure.self) {
            _ = try OpenFile.temporary(in: folder.path("missing"))
        }
        #expect(error?.isAbsence == true)
    }

    @Test func `a folder is made with those it lies in`() throws {
        let path = folder.path("a/b/c")
        try FilePlace.makeFolder(path)
        try FilePlace.makeFolder(path + "/")
        #expect(FileStatus.kind(of: path) == .folder)
        try FilePlace.makeFolder(folder.path("own/cache"), isPrivate: true)
        for name in ["own", "own/cache"] {
            #expect(try FileStatus(folder.path(name)).permissions == 0o700)
        }
        #expect(try FileStatus(folder.path("own")).isOwn)
    }

    @Test func `a folder is not made where a file is`() throws {
        try folder.write("file")
        for name in ["file", "file/below"] {
            let path = folder.path(name)
            #expect(throws: SystemFailure.noFolder) { try FilePlace.makeFolder(path) }
        }
    }

    @Test func `a listing is in the order of bytes, hidden names apart`() throws {
        for name in ["b", "a", "B", ".gitignore"] { try folder.write(name) }
        try FilePlace.makeFolder(folder.path("c"))
        try FilePlace.makeLink(folder.path("d"), to: "nowhere")
        let listing = try FolderListing(folder.url.path)
        let names = listing.entries.map { String(decoding: listing.bytes[$0.name], as: UTF8.self) }
        #expect(names == ["B", "a", "b", "c", "d"])
        #expect(listing.entries.map(\.kind) == [.regular, .regular, .regular, .folder, .link])
        #expect(listing.hidden == [Array(".gitignore".utf8)])
        #expect(throws: SystemFailure.self) { try FolderListing(folder.path("d")) }
    }

    @Test func `a lock that one holds alone is not shared`() throws {
        let (one, other) = (try FileLock(folder.path("lock")), try FileLock(folder.path("lock")))
        #expect(one.share(within: 10) && other.share(within: 10))
        #expect(!one.takeAlone(within: 20))
        #expect(other.takeAlone(within: 20))
        #expect(!one.share(within: 20))
    }

    @Test func `a file appears under its name when it is complete`() throws {
        let path = try folder.write("report", "old")
        #expect(unsafe chmod(path, 0o640) == 0)
        let file = try AtomicFile(path)
        try file.descriptor.write(Array("new".utf8))
        #expect(folder.text("report") == "old")
        try file.commit()
        #expect(folder.text("report") == "new")
        #expect(try FileStatus(path).permissions == 0o640)
        try AtomicFile(path).discard()
        #expect(try folder.names() == ["report"])
        try FilePlace.makeLink(folder.path("link"), to: path)
        #expect(throws: AtomicFile.Failure.self) { try AtomicFile(folder.path("link")) }
    }

    @Test func `a stop pipe is not inherited and never blocks`() throws {
        let stop = try StopPipe()
        for end in [stop.readEnd, stop.writeEnd] {
            #expect(fcntl(end, F_GETFD) & FD_CLOEXEC != 0)
            #expect(fcntl(end, F_GETFL) & O_NONBLOCK != 0)
        }
        #expect(!stop.isSignalled(within: 0))
        stop.signal()
        #expect(stop.isSignalled(within: 0))
    }
}

@Suite struct PathTests {
    @Test(arguments: [
        ("a/b.png", "b.png", "a/", "a"), ("b.png", "b.png", nil, "."), ("/b.png", "b.png", "/", "/"),
        ("a/", "", "a/", "a"), ("a//b", "b", "a//", "a/"), ("", "", nil, "."),
        // An accent of its own after a slash, and a mark that joins the slash to what stands before it.
        ("a/\u{301}b", "\u{301}b", "a/", "a"), ("a\u{600}/b", "b", "a\u{600}/", "a\u{600}"),
    ])
    func `a path is split at its last slash`(path: String, name: String, prefix: String?, folder: String) {
        #expect(Array(path.fileName.utf8) == Array(name.utf8))
        #expect(path.folderPrefix.map { Array($0.utf8) } == prefix.map { Array($0.utf8) })
        #expect(Array(FilePlace.folder(of: path).utf8) == Array(folder.utf8))
    }

    @Test func `names that Swift takes for one are two when their bytes differ`() {
        let (left, right) = ("q\u{307}\u{323}", "q\u{323}\u{307}")
        #expect(left == right && left.utf8.count == right.utf8.count)
        #expect(!left.isSame(as: right))
        #expect(left.isSame(as: "q\u{307}\u{323}"))
        #expect(!"é".isSame(as: "e\u{301}"))
    }

    @Test func `two paths of one file are the same place`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a")
        try FilePlace.makeLink(folder.path("b"), to: folder.path("a"))
        #expect(FilePlace.isSame(folder.path("a"), folder.path("b")))
        #expect(FilePlace.isSame(folder.path("new"), folder.url.path + "/./new"))
        #expect(!FilePlace.isSame(folder.path("a"), folder.path("new")))
        #expect(FilePlace(folder.path("new")) == FilePlace(folder.url.path + "/./new"))
        #expect(FilePlace.resolved("/proc/..") == "/")
    }
}

import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import PreflightProbe

@Suite(.tags(.slow, .readsStrangersBytes), .ownThread) struct ContentHashTests {
    @Test(arguments: [
        ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func `the hash of a content is the published one`(text: String, times: Int, expected: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a", Array(String(repeating: text, count: times).utf8))
        #expect(try ContentHash.sha256(of: path)?.description == expected)
    }

    @Test func `the hash of a content is the one that sha256sum tells, at the edges of blocks and pieces`()
        throws
    {
        let folder = try TemporaryFolder()
        let counts = [1, 55, 56, 63, 64, 65, 262_143, 262_144, 262_145, 524_289]
        for count in counts {
            try folder.write("\(count)", (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) })
        }
        let lines = try Program.shell("sha256sum *", in: folder.url).output.split(separator: "\n")
        #expect(lines.count == counts.count)
        for line in lines {
            let words = line.split(separator: " ")
            #expect(
                try ContentHash.sha256(of: folder.path(String(words[1])))?.description == String(words[0]))
        }
    }

    @Test func `the hash of a content is read and written as 64 digits`() throws {
        let text = "00000000000000010123456789abcdefffffffffffffffff8000000000000000"
        #expect(ContentHash(text)?.description == text)
        for wrong in ["", text + "0", String(text.dropLast()), text.uppercased(), "g" + text.dropFirst()] {
            #expect(ContentHash(wrong) == nil)
        }
        #expect(ContentHash(bytes: [UInt8](repeating: 0, count: 31)) == nil)
        #expect(ContentHash(bytes: [UInt8](repeating: 0, count: 33)) == nil)
    }

    @Test func `the hash of a content is of regular files only`() throws {
        let folder = try TemporaryFolder()
        for (path, kind) in [
            ("/dev/zero", SourceProblem.Kind.notRegularFile), (folder.url.path, .notRegularFile),
            (folder.path("missing"), .missing),
        ] {
            let problem = #expect(throws: SourceProblem.self) { try ContentHash.sha256(of: path) }
            #expect(problem?.kind == kind)
        }
    }

    @Test func `the hash of a content is given up when nobody waits for it`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a", [UInt8](repeating: 7, count: 1 << 20))
        var asked = 0
        let hash = try ContentHash.sha256(of: path) {
            asked += 1
            return asked == 2
        }
        #expect(hash == nil)
        #expect(asked == 2)
    }

    @Test func `the hash of a content is not told of a file that becomes shorter meanwhile`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a", [UInt8](repeating: 7, count: 1 << 20))
        let problem = #expect(throws: SourceProblem.self) {
            try ContentHash.sha256(of: path) {
                _ = unsafe truncate(path, 100)
                return false
            }
        }
        #expect(problem?.kind == .unreadable)
    }
}

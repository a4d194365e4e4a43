import Foundation
import PreflightModel
import PreflightStore
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct BaselineMistakesTests {
    private static let hash = String(repeating: "0a", count: 32)

    private static func document(_ entry: String) -> String {
        #"{"schema": "preflight-baseline/1", "entries": [{"sha256": "\#(hash)", "code": "A", "path": "a"},"#
            + "\n\(entry)]}"
    }

    @Test(arguments: [
        ("", 1, 1, "the text is empty"), ("[]", 1, 1, "it is not an object"),
        ("{\n  \"schema\": \"preflight-baseline/1\",\n  x}", 3, 3, "expected a name"),
        (" {}", 1, 2, "'schema' is missing"),
        (#"{"schema": "preflight-baseline/1"}"#, 1, 1, "'entries' is missing"),
        (
            #"{"schema": "preflight-baseline/2", "entries": []}"#, 1, 12,
            "its schema is 'preflight-baseline/2'"
        ),
        (#"{"schema": 1, "entries": []}"#, 1, 12, "'schema' is not a string"),
        (#"{"schema": "preflight-baseline/1", "entries": {}}"#, 1, 47, "not an array"),
        (#"{"schema": "preflight-baseline/1", "entries": []} x"#, 1, 51, "expected the end of the text"),
        (#"{"schema": "preflight-baseline/1", "entries": [],}"#, 1, 49, "comma"),
        (document("7"), 2, 1, "an entry is not an object"), (document("{}"), 2, 1, "'sha256' is missing"),
        (document(#"{"sha256": 1}"#), 2, 12, "'sha256' is not a string"),
        (document(#" {"sha256": "\#(hash)"}"#), 2, 2, "'code' is missing"),
        (document(#"{"sha256": "\#(hash)", "code": null}"#), 2, 88, "'code' is not a string"),
        (document(#"{"sha256": "\#(hash)", "code": "A"}"#), 2, 1, "'path' is missing"),
        (
            document(#"{"sha256": "\#(hash)", "code": "A", "pointer": 1}"#), 2, 104,
            "'pointer' is not a string"
        ),
        (document(#"{"sha256": "\#(hash)0"}"#), 2, 12, "'sha256' is not 64 hexadecimal digits"),
        (document(#"{"sha256": "\#(hash.uppercased())"}"#), 2, 12, "'sha256' is not 64"),
        (document(#"{"sha256": "\#(hash.dropLast())é"}"#), 2, 12, "'sha256' is not 64"),
        (document(#"{"code": "A", "code": "B"}"#), 2, 15, "given twice"),
    ])
    func `a mistake in a baseline is told with its place`(
        text: String, line: Int, column: Int, message: String
    ) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("baseline.json", text)
        let error = #expect(throws: PreflightError.self) { try Baseline.read(path) }
        #expect(error?.code == .invalidBaseline)
        let place = "\(path):\(line):\(column): the baseline cannot be used: "
        let said = error?.message ?? ""
        #expect(said.hasPrefix(place) && said.contains(message), "\(said.dropFirst(path.count))")
    }

    @Test func `a mistake in a baseline is not what later versions add`() throws {
        let folder = try TemporaryFolder()
        let text =
            #"{"new": [1, -2.5e3, "\u00e9\/", null, {"a": true}], "schema": "preflight-baseline/1", "entries": [{"path": "a", "new": {}, "code": "A", "sha256": "\#(Self.hash)"}]}"#
        let baseline = try Baseline.read(try folder.write("baseline.json", text))
        #expect(baseline.contains("A", of: try #require(ContentHash(Self.hash))))
    }

    @Test func `a mistake in a baseline is a file that is none`() throws {
        let folder = try TemporaryFolder()
        let paths = [folder.path("missing"), folder.url.path, "/dev/null", "a\0b"]
        for path in paths {
            let error = #expect(throws: PreflightError.self) { try Baseline.read(path) }
            #expect(error?.code == .invalidBaseline)
        }
    }

    @Test(arguments: [
        (64 << 20, "1:1"), ((64 << 20) + 1, "it is larger than 64 MiB"),
    ])
    func `a mistake in a baseline is a file that is too large`(byteCount: Int, message: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("large.json")
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        // Nothing but zeros, which take no room.
        try handle.truncate(atOffset: UInt64(byteCount))
        try handle.close()
        let error = #expect(throws: PreflightError.self) { try Baseline.read(path) }
        #expect(error?.message.contains(message) == true)
    }

    @Test func `a mistake in a baseline never traps, wherever a mutation hits`() throws {
        let folder = try TemporaryFolder()
        let sound = Array(Self.document(#"{"sha256": "\#(Self.hash)", "code": "A", "path": "é"}"#).utf8)
        var source = RandomSource(seed: 3)
        for _ in 0..<2_000 {
            var bytes = sound
            for _ in 0...source.below(3) { bytes[source.below(bytes.count)] = UInt8(source.below(256)) }
            let path = try folder.write("baseline.json", bytes)
            do { _ = try Baseline.read(path) } catch { #expect(error.code == .invalidBaseline) }
        }
    }
}

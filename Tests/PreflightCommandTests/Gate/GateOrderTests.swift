import Foundation
import TestSupport
import Testing

/// The same files, in whatever order they come to be, are listed and are finished: the same reports.
@Suite(.tags(.slow), .ownThread) struct GateOrderTests {
    private static let formats = [
        "text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "markdown",
    ]

    /// A link that is found is told of in other words than one that is listed; how long ago a URL expired depends on the time.
    private static let leftOut = ["--exclude", "no files/**", "--exclude", "expired.request.json"]

    /// What one run wrote, by format.
    private func outputs(_ arguments: [String], of tree: AssetTree, as formats: [String]) throws -> [String:
        Data]
    {
        let folder = try TemporaryFolder()
        let destinations = formats.flatMap { ["--format", "\($0)=\(folder.path($0))"] }
        let result = try Program("preflight").run(
            ["check", "--offline"] + Self.leftOut + arguments + destinations, in: tree.url)
        #expect(result.status == 1 && result.output.isEmpty && result.errors.isEmpty, "\(result.errors)")
        return try Dictionary(
            uniqueKeysWithValues: formats.map {
                ($0, try Data(contentsOf: folder.url.appendingPathComponent($0)))
            })
    }

    /// The names of the files in an order that a number stands for.
    private func list(_ tree: AssetTree, seed: UInt64, in folder: TemporaryFolder) throws -> String {
        var numbers = SeededNumbers(seed)
        let names = tree.entries.map(\.path).shuffled(using: &numbers)
        return try folder.write("list-\(seed)", Array(names.joined(separator: "\0").utf8))
    }

    // All have every finding, and so many of all would take long; HTML has pictures besides, which others draw.
    @Test(arguments: [(600, ["text", "ndjson"]), (150, formats), (40, ["html"])])
    func `reports are the same on 1 thread and on many, found or listed or made in any order`(
        count: Int, formats: [String]
    ) throws {
        let folder = try TemporaryFolder()
        let tree = try AssetTree(count: count)
        let reference = try outputs([".", "--jobs", "1"], of: tree, as: formats)
        #expect(reference.values.allSatisfy { !$0.isEmpty })
        let other = try AssetTree(count: count, isBackwards: true)
        let lists = try [(tree, 1), (other, 2)].map { try list($0, seed: $1, in: folder) }
        for (arguments, tree) in [
            (["--files-from", lists[0], "-0", "--jobs", "8"], tree), ([".", "--jobs", "2"], other),
            (["--files-from", lists[1], "-0", "--jobs", "3"], other),
        ] {
            let outputs = try outputs(arguments, of: tree, as: formats)
            #expect(formats.filter { outputs[$0] != reference[$0] } == [], "\(arguments)")
        }
    }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

import Foundation
import PreflightModel
import PreflightProbe
import TestSupport
import Testing

/// Real files from public test suites, with facts that other tools measured.
@Suite(.tags(.readsStrangersBytes), .needsShared("corpus"))
struct CorpusTests {
    @Test func `real files agree with what other tools measured, or the disagreement is explained`() throws {
        let found = try Corpus.entries().flatMap { entry in
            entry.disagreements(
                with: MediaProbe.facts(
                    of: .file(SharedFolder.path("corpus/\(entry.path)")))
            )
            .map { "\(entry.path) \($0)" }
        }
        let explained = try KnownDisagreements.load()
        let unexplained = found.filter { line in !explained.contains { line.hasPrefix($0) } }
        let outdated = explained.filter { start in !found.contains { $0.hasPrefix(start) } }
        #expect(unexplained == [])
        #expect(outdated == [], "these agree now: remove them from CorpusDisagreements.txt")
    }
}

/// The disagreements that were looked at, each with why ours is right or the other tools' is another question.
enum KnownDisagreements {
    /// Lines before ` # `: a file and a fact.
    static func load() throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "CorpusDisagreements.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.components(separatedBy: " # ")[0] }
    }
}

/// The files and what `expected.jsonl` says of them.
enum Corpus {
    static func entries() throws -> [CorpusEntry] {
        let text = try String(contentsOfFile: SharedFolder.path("corpus/expected.jsonl"), encoding: .utf8)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try text.split(separator: "\n").map {
            try decoder.decode(CorpusEntry.self, from: Data($0.utf8))
        }
    }
}

/// What other tools agree on about one file. `X_votes` of `X_of` tools gave the value `X`.
struct CorpusEntry: Decodable {
    var path: String
    var type: String
    var dims: [Int]?
    var storedDims: [Int]?
    var dimsVotes: Int?
    var dimsOf: Int?
    var orientation: Int?
    var bits: Int?
    var apng: Bool?
    var pixelsComplete: Bool?
    var rotationCw: Int?
    var codec: String?
    var sar: String?
    var duration: Double?
    var durationVotes: Int?
    var durationOf: Int?
    var videoDuration: Double?
    var videoDurationVotes: Int?
    var videoDurationOf: Int?
    var hasVideo: Bool?
    var fragmented: Bool?
    var moovFirst: Bool?
    var brand: String?

    /// Facts that differ, where the other tools are of one mind.
    func disagreements(with facts: MediaFacts) -> [String] {
        var comparison = Comparison()
        if let image = facts.image { compare(image, facts, &comparison) }
        if let video = facts.video { compare(video, &comparison) }
        if case .other(let other) = facts.content, hasVideo != false, dims != nil || hasVideo == true {
            comparison.add("kind", "media", other.identifiedAs ?? other.problem.detail)
        }
        return comparison.differences
    }

    private func compare(_ image: ImageFacts, _ facts: MediaFacts, _ comparison: inout Comparison) {
        let formats = ["heif": "heic", "jp2": "jpeg2000", "j2k": "jpeg2000"]
        comparison.add("format", formats[type] ?? type, image.format.rawValue)
        if dimsVotes == dimsOf {
            comparison.add("size", dims, image.size.map { [$0.value.width, $0.value.height] })
        }
        if let orientation, (1...8).contains(orientation) {
            comparison.add("orientation", orientation, image.exifOrientation ?? 1)
        }
        if type == "jpeg" || type == "png" { comparison.add("bits", bits, image.bitDepth) }
        if type == "png" { comparison.add("animated", apng, image.isAnimated) }
        if type == "png" { comparison.add("complete", pixelsComplete, facts.defect(.truncated) == nil) }
    }

    private func compare(_ video: VideoFacts, _ comparison: inout Comparison) {
        if dimsVotes == dimsOf {
            comparison.add("size", storedDims, video.video?.size.map { [$0.value.width, $0.value.height] })
        }
        comparison.add("video", hasVideo, video.video != nil)
        comparison.add("rotation", rotationCw, video.video?.rotation)
        comparison.add("codec", codec, video.video?.codec)
        comparison.add("sar", sar, video.video?.sampleAspectRatio?.description)
        if durationVotes == durationOf {
            comparison.add("duration", duration, video.container.duration?.value)
        }
        if videoDurationVotes == videoDurationOf {
            comparison.add("video duration", videoDuration, video.video?.duration?.value)
        }
        comparison.add("fragmented", fragmented, video.container.isFragmented)
        comparison.add("index first", moovFirst, video.container.indexPosition.map { $0 == .front })
        comparison.add("brand", brand, video.container.majorBrand)
    }

    /// Gathers the facts that differ.
    struct Comparison {
        var differences: [String] = []

        mutating func add<Value: Equatable>(_ name: String, _ theirs: Value?, _ ours: Value?) {
            guard let theirs, theirs != ours else { return }
            // Their tools print zero for a duration that no header states and no sample gives.
            if theirs as? Double == 0, ours == nil { return }
            if let theirs = theirs as? Double, let ours = ours as? Double, abs(theirs - ours) <= 0.05 {
                return
            }
            differences.append("\(name): theirs \(theirs), ours \(ours.map { "\($0)" } ?? "unmeasured")")
        }
    }
}

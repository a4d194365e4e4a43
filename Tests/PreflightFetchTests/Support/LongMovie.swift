import Foundation
import TestSupport

/// An MP4 of the committed samples with so many bytes of samples that nobody wants to download it.
struct LongMovie {
    /// Whether the index comes before the samples.
    var isIndexFirst: Bool
    /// Bytes of the box that holds the samples.
    var sampleByteCount = 100_000_000
    /// Samples of the index; nil for as few as the committed file has.
    var sampleCount: Int?

    /// Writes it, with a hole where its samples are.
    /// - Returns: Bytes of the index.
    @discardableResult
    func write(_ name: String, to folder: TemporaryFolder) throws -> Int {
        let source = "video/\(isIndexFirst && sampleCount == nil ? "moov-front" : "moov-end").mp4"
        let boxes = MovieBox.boxes(try Fixture.bytes(source)[...])
        guard let type = boxes.first, let index = boxes.first(where: { $0.type == "moov" }),
            let samples = boxes.first(where: { $0.type == "mdat" })
        else { throw CocoaError(.fileReadCorruptFile) }
        let begin = MovieBox.number(sampleByteCount + 8) + Array("mdat".utf8) + samples.payload
        var moov = index
        let head: [UInt8]
        if isIndexFirst {
            moov = indexed(index, from: type.bytes.count + indexed(index, from: 0).bytes.count + 8)
            // What lay between index and samples stays: the committed offsets count it.
            head =
                (type.bytes + moov.bytes) + (sampleCount == nil ? MovieBox(type: "free").bytes : []) + begin
        } else {
            moov = indexed(index, from: type.bytes.count + 16)
            head = type.bytes + MovieBox(type: "free").bytes + begin
        }
        let path = try folder.write(name, head)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.truncate(atOffset: UInt64(head.count - samples.payload.count + sampleByteCount))
        if !isIndexFirst {
            try file.seekToEnd()
            try file.write(contentsOf: moov.bytes)
        }
        return moov.bytes.count
    }

    /// The index with as many samples as are wanted, of one track, which begin at an offset.
    private func indexed(_ index: MovieBox, from offset: Int) -> MovieBox {
        guard let count = sampleCount else { return index }
        var index = index
        index.children.removeAll { $0.type == "udta" }
        index.children.remove(at: index.children.lastIndex { $0.type == "trak" } ?? 0)
        let size = sampleByteCount / count
        let zero = MovieBox.number(0)
        func table(_ entryCount: Int, _ entry: (Int) -> [Int]) -> [UInt8] {
            var table = zero + MovieBox.number(entryCount)
            for index in 0..<entryCount { for value in entry(index) { table += MovieBox.number(value) } }
            return table
        }
        var samples = index["trak"]["mdia"]["minf"]["stbl"]
        samples["stts"].payload = table(count) { _ in [1, 1024] }
        samples["stsc"].payload = table(1) { _ in [1, 1, 1] }
        samples["stsz"].payload = zero + table(count) { _ in [size] }
        samples["stco"].payload = table(count) { [offset + $0 * size] }
        index["trak"]["mdia"]["minf"]["stbl"] = samples
        return index
    }
}

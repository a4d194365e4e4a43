import Foundation
import TestSupport

/// A Matroska file as long as is wanted: it has no table of its frames, so it must be read through.
enum LongMatroska {
    /// Bytes of each cluster, about.
    static let clusterByteCount = 100_000

    /// Writes it: the head of a committed sample, and clusters of one frame each.
    static func write(_ name: String, clusterCount: Int, to folder: TemporaryFolder) throws {
        let sample = try Fixture.bytes("video/h264.mkv")
        guard let info = sample.firstRange(of: [0x15, 0x49, 0xA9, 0x66])?.lowerBound,
            let tags = sample.firstRange(of: [0x12, 0x54, 0xC3, 0x67])?.lowerBound,
            let segment = sample.firstRange(of: [0x18, 0x53, 0x80, 0x67])?.upperBound
        else { throw CocoaError(.fileReadCorruptFile) }
        // The segment's length is unknown.
        var bytes = sample[..<segment] + [0x01] + Array(repeating: 0xFF, count: 7) + sample[info..<tags]
        for cluster in 0..<clusterCount {
            let frame = [0x81, 0, 0, 0x80] + Array(repeating: UInt8(cluster % 251), count: clusterByteCount)
            let time = element([0xE7], MovieBox.number(cluster * 1000))
            bytes += element([0x1F, 0x43, 0xB6, 0x75], time + element([0xA3], frame))
        }
        try folder.write(name, Array(bytes))
    }

    /// An element with its length in eight bytes.
    private static func element(_ id: [UInt8], _ content: [UInt8]) -> [UInt8] {
        id + [0x01, 0, 0, 0] + MovieBox.number(content.count) + content
    }
}

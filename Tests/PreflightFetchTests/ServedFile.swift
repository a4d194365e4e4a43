import Foundation
import MediaPreflight
import TestSupport

/// Files that a provider accepts, so that a pass would be believed.
enum ServedFile: String, Sendable, CaseIterable {
    /// A picture of 18 KB, which is asked for in one request without end.
    case image
    /// A video of 330 KB whose index is at its end: a first block is asked for, then the end.
    case video

    /// The file's bytes.
    var bytes: [UInt8] { self == .image ? Self.imageBytes : Self.videoBytes }
    /// What it is.
    var subject: Subject { self == .image ? .image : .video }
    /// A path that says so.
    var path: String { self == .image ? "/hero.png" : "/dance.mp4" }

    /// What a fetch that succeeds has to find: the facts of the same bytes in memory.
    var facts: MediaFacts {
        get async { await Preflight.probe(.bytes(bytes, label: path), fetching: nil) }
    }

    private static let imageBytes = (try? Fixture.bytes("demo/hero.png")) ?? []
    private static let videoBytes = withIndexAtEnd((try? Fixture.bytes("demo/dance.mp4")) ?? [])

    /// The same MP4 with its `moov` at the end, 300,000 bytes of nothing before it, and every sample where it was.
    private static func withIndexAtEnd(_ bytes: [UInt8]) -> [UInt8] {
        var front: [UInt8] = []
        var index: [UInt8] = []
        var rest = bytes[...]
        while rest.count >= 8 {
            let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            let box = rest.prefix(size)
            rest = rest.dropFirst(size)
            if box.dropFirst(4).starts(with: "moov".utf8) {
                index = Array(box)
                front += free(box.count)
            } else {
                front += box
            }
        }
        return front + free(300_000) + index
    }

    private static func free(_ size: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) } + Array("free".utf8)
            + [UInt8](repeating: 0, count: size - 8)
    }
}

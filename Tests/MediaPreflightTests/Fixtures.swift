import Foundation
import MediaPreflight
import TestSupport

/// The sample files that tests check.
extension Fixture {
    static let hero = MediaSource.file(path("demo/hero.png"))
    static let dance = MediaSource.file(path("demo/dance.mp4"))
    static let smallHero = MediaSource.file(path("demo/hero-too-small.jpg"))
    static let longDance = MediaSource.file(path("demo/dance-too-long.mp4"))
    /// A video that keeps the limits of every profile.
    static let universalDance = MediaSource.file(path("video/accepted-everywhere.mp4"))

    static func bytes(of source: MediaSource) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: source.name)))
    }

    static func request(_ name: String) throws -> RequestBody {
        RequestBody(try bytes("requests/\(name)"), name: name, folder: path("requests"))
    }
}

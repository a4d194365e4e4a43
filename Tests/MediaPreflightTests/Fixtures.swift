import Foundation
import MediaPreflight

/// The sample files of the repository.
enum Fixtures {
    static let folder = package.appendingPathComponent("Fixtures").path
    static let hero = demo("hero.png")
    static let dance = demo("dance.mp4")
    static let smallHero = demo("hero-too-small.jpg")
    static let longDance = demo("dance-too-long.mp4")
    /// A video that keeps the limits of every profile.
    static let universalDance = MediaSource.file(
        package.appendingPathComponent("Fixtures/video/accepted-everywhere.mp4").path)

    static func bytes(of source: MediaSource) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: source.name)))
    }

    static func request(_ name: String) throws -> RequestBody {
        let file = package.appendingPathComponent("Fixtures/requests/\(name)")
        return RequestBody(
            [UInt8](try Data(contentsOf: file)), name: name, folder: file.deletingLastPathComponent().path)
    }

    private static func demo(_ name: String) -> MediaSource {
        .file(package.appendingPathComponent("Fixtures/demo/\(name)").path)
    }

    private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}

import Foundation
import MediaPreflight

/// The sample files of the repository.
enum Fixtures {
    static let hero = demo("hero.png")
    static let dance = demo("dance.mp4")
    static let smallHero = demo("hero-too-small.jpg")
    static let longDance = demo("dance-too-long.mp4")

    static func bytes(of source: MediaSource) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: source.name)))
    }

    private static func demo(_ name: String) -> MediaSource {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return .file(package.appendingPathComponent("Fixtures/demo/\(name)").path)
    }
}

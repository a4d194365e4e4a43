import Foundation
import PreflightModel
import PreflightProbe

/// The committed media files, made by `Fixtures/make`.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    static func url(_ name: String) -> URL { folder.appending(path: name) }

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

    static func facts(_ name: String) -> MediaFacts {
        MediaProbe.facts(of: .file(url(name).path(percentEncoded: false)))
    }
}

import Foundation

/// The committed sample files.
enum Committed {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// Media, good and bad, by paths from the folder.
    static let media = names(in: "demo") + names(in: "image") + names(in: "video") + names(in: "hostile")

    static func names(in subfolder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.appendingPathComponent(subfolder).path)
        return (names ?? []).sorted().map { "\(subfolder)/\($0)" }
    }

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// A file's bytes. One is empty, which `Data(contentsOf:)` leaks memory for.
    static func bytes(_ name: String) throws -> [UInt8] {
        let file = try FileHandle(forReadingFrom: folder.appendingPathComponent(name))
        defer { try? file.close() }
        return [UInt8](try file.readToEnd() ?? Data())
    }
}

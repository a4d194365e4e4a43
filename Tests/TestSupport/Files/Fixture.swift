public import Foundation

/// This repository, as the tests find it.
public enum Repository {
    /// Its folder.
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// The committed sample files, made by `Fixtures/make`, by their paths below `Fixtures`.
public enum Fixture {
    /// Their folder.
    public static let folder = Repository.root.appendingPathComponent("Fixtures")

    /// Media, good and bad.
    public static let media = ["demo", "image", "video", "hostile"].flatMap { names(in: $0) }

    /// The files of a folder below `Fixtures`, sorted.
    public static func names(in subfolder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path(subfolder))
        return (names ?? []).sorted().map { "\(subfolder)/\($0)" }
    }

    /// Where a file is.
    public static func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

    /// A file's path.
    public static func path(_ name: String) -> String { url(name).path }

    /// A file's bytes. One is empty, which `Data(contentsOf:)` leaks memory for.
    /// - Throws: When there is no such file.
    public static func bytes(_ name: String) throws -> [UInt8] {
        let file = try FileHandle(forReadingFrom: url(name))
        defer { try? file.close() }
        return [UInt8](try file.readToEnd() ?? Data())
    }
}

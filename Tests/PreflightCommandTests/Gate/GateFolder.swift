import Foundation
import TestSupport

/// A folder of samples under names of a test's choice, with settings.
struct GateFolder {
    let folder: TemporaryFolder

    /// Makes a folder.
    /// - Parameters:
    ///   - files: Samples in `Fixtures`, by the paths they get.
    ///   - settings: What `.preflight.yml` has; nil for no such file.
    /// - Throws: When a file cannot be made.
    init(_ files: [String: String], settings: String? = nil) throws {
        folder = try TemporaryFolder()
        for (path, sample) in files { try add(path, sample) }
        if let settings { try write(".preflight.yml", settings) }
    }

    /// Links a sample.
    func add(_ path: String, _ sample: String) throws {
        let place = try place(path)
        try? FileManager.default.removeItem(at: place)
        try AssetSource.link(Fixture.url(sample), to: place)
    }

    /// Writes a text.
    func write(_ path: String, _ text: String) throws { try Data(text.utf8).write(to: try place(path)) }

    private func place(_ path: String) throws -> URL {
        let place = folder.url.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        return place
    }

    /// Runs `preflight check`.
    func check(_ arguments: String...) throws -> Program.Result {
        try Program("preflight").run(["check"] + arguments, in: folder.url)
    }

    /// Runs `preflight check` for its JSON.
    func run(_ arguments: String...) throws -> JudgedRun {
        let result = try Program("preflight").run(["check", "--format", "json"] + arguments, in: folder.url)
        return try JudgedRun(result.output)
    }

    /// Runs git, which knows nobody and nothing of this machine.
    func git(_ arguments: String) throws {
        let result = try Program.shell(
            """
            export HOME='\(folder.url.path)' GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
            export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
            exec git \(arguments)
            """, in: folder.url)
        guard result.status == 0 else { throw Failed(errors: result.errors) }
    }

    /// git failed.
    struct Failed: Error { let errors: String }
}

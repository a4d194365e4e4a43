public import Foundation

/// One of this package's built programs, run as a user would run it.
public struct Program: Sendable {
    private let executable: URL

    /// What a run came to.
    public struct Result: Sendable {
        /// The exit status.
        public let status: Int32
        /// Whether a signal ended it.
        public let wasKilled: Bool
        /// What it wrote to standard output.
        public let output: String
        /// What it wrote to standard error.
        public let errors: String
    }

    /// The program is not where it is built.
    public struct NotBuilt: Error {
        /// Where it was looked for.
        public let places: [String]
    }

    /// Finds a program beside the running tests.
    public init(_ name: String) throws {
        var folders = [Bundle.main.bundleURL.deletingLastPathComponent(), Bundle.main.bundleURL]
        if let runner = CommandLine.arguments.first {
            folders.append(URL(fileURLWithPath: runner).deletingLastPathComponent())
        }
        let places = folders.map { $0.appendingPathComponent(name) }
        guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
        else {
            throw NotBuilt(places: places.map(\.path))
        }
        executable = found
    }

    /// The program's path, for shell scripts.
    public var path: String { executable.path }

    /// What every program that tests start finds in its environment, so that runs are the same everywhere and always: `PATH`,
    /// the day on which the profiles were read, and what the tests themselves are run under on purpose.
    static let environment = {
        let kept: Set = ["PATH", "TZ", "LANG", "LC_ALL"]
        let ours = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
        return ["PATH": "/usr/bin:/bin"].merging(ours) { $1 }
            .merging(["SOURCE_DATE_EPOCH": "1795219200"]) { $1 }
    }()

    /// Runs the program and waits for it.
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - environment: Variables beside, or instead of, those of ``environment``.
    ///   - folder: The folder it runs in.
    /// - Returns: What it wrote, and how it ended.
    /// - Throws: When it cannot be started.
    public func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
    ) throws -> Result {
        try Self.run(executable, arguments, environment: environment, in: folder)
    }

    /// Runs a script in the shell.
    /// - Parameters:
    ///   - script: The script.
    ///   - environment: Variables beside, or instead of, those of ``environment``.
    ///   - folder: The folder it runs in.
    /// - Returns: What it wrote, and how it ended.
    /// - Throws: When it cannot be started.
    public static func shell(
        _ script: String, environment: [String: String] = [:], in folder: URL? = nil
    ) throws -> Result {
        try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script], environment: environment, in: folder)
    }

    private static func run(
        _ executable: URL, _ arguments: [String], environment: [String: String], in folder: URL?
    ) throws -> Result {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        // Files instead of pipes: a program that writes much to both can never block.
        let output = try fresh(scratch.appendingPathComponent("output"))
        let errors = try fresh(scratch.appendingPathComponent("errors"))

        let (sink, standardError) = (
            try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: errors)
        )
        let process = try ChildProcess(
            executable.path, arguments,
            environment: Self.environment.merging(environment) { _, given in given },
            in: folder?.path,
            descriptors: (nil, sink.fileDescriptor, standardError.fileDescriptor))
        let ending = process.wait()
        try sink.close()
        try standardError.close()
        return Result(
            status: ending.status, wasKilled: ending.wasKilled,
            output: try text(of: output), errors: try text(of: errors))
    }

    /// A file's text. Foundation leaks a buffer for each empty file that it reads at one go.
    private static func text(of file: URL) throws -> String {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
    }

    private static func fresh(_ file: URL) throws -> URL {
        try Data().write(to: file)
        return file
    }
}

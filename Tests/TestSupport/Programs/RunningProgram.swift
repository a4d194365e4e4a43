public import Foundation

/// A program that is spoken to while it runs.
public final class RunningProgram {
    /// Its standard output.
    public let output: LineReader
    private let process: ChildProcess
    private let input = Pipe()

    /// Starts a program.
    /// - Parameters:
    ///   - program: The program.
    ///   - arguments: Its arguments.
    ///   - environment: Variables beside, or instead of, those of `Program.environment`.
    ///   - folder: The folder it runs in; nil for ours.
    ///   - file: A file to be its standard input; nil for what is sent to it.
    /// - Throws: When it cannot be started.
    public init(
        _ program: Program, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
        input file: String? = nil
    ) throws {
        let pipe = Pipe()
        output = LineReader(pipe.fileHandleForReading)
        let source = try file.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) }
        process = try ChildProcess(
            program.path, arguments,
            environment: Program.environment.merging(environment) { _, given in given },
            in: folder?.path,
            descriptors: (
                (source ?? input.fileHandleForReading).fileDescriptor,
                pipe.fileHandleForWriting.fileDescriptor, FileHandle.standardError.fileDescriptor
            ))
        // The program alone keeps its ends of the pipes.
        try input.fileHandleForReading.close()
        try pipe.fileHandleForWriting.close()
        try source?.close()
    }

    deinit { process.signal(SIGKILL) }

    /// Its number.
    public var identifier: Int32 { process.identifier }

    /// Whether it has not ended yet.
    public var isRunning: Bool { process.isRunning }

    /// Writes to its standard input.
    public func send(_ text: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    /// Ends its standard input.
    public func endInput() throws { try input.fileHandleForWriting.close() }

    /// Sends it a signal.
    public func signal(_ number: Int32) { process.signal(number) }

    /// Waits for its end. Call it when it must end without anything more being read.
    /// - Returns: Its exit status, and whether a signal ended it.
    public func end() -> (status: Int32, wasKilled: Bool) {
        let ending = process.wait()
        return (ending.status, ending.wasKilled)
    }
}

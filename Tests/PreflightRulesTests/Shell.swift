import Foundation
import ReportTestSupport

/// The shell that people paste commands into.
enum Shell {
    /// Runs a command and returns what it printed.
    static func run(_ command: String, in folder: String) throws -> (status: Int32, output: String) {
        let pipe = Pipe()
        let process = try ChildProcess(
            "/bin/sh", ["-c", command], environment: ProcessInfo.processInfo.environment, in: folder,
            descriptors: (
                nil, pipe.fileHandleForWriting.fileDescriptor,
                pipe.fileHandleForWriting.fileDescriptor
            ))
        try pipe.fileHandleForWriting.close()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return (process.wait().status, output)
    }
}

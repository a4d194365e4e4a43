import Foundation

/// The shell that people paste commands into.
enum Shell {
    /// Whether the programs that fixes call are installed.
    static let hasFixingTools = ["ffmpeg", "ffprobe", "exiftool"].allSatisfy(has)

    /// Whether a program is installed.
    static func has(_ tool: String) -> Bool { (try? run("command -v \(tool)", in: "/").status) == 0 }

    /// Runs a command and returns what it printed.
    static func run(_ command: String, in folder: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}

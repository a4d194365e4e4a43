internal import Foundation
internal import TestSupport

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A running nginx, which ends with its last user and with the process of the tests, however that ends.
final class NginxProcess: Sendable {
    /// The shell that started nginx. It waits for the end of its input, which comes even when we are killed.
    private let shell: ChildProcess
    private let input: FileHandle
    /// Nobody writes to it; it ends with nginx.
    private let output: FileHandle
    private let folder: TemporaryFolder

    /// Starts it with the file `nginx.conf` of a folder, where it writes `errors` too. The folder stays as long as it.
    init(in folder: TemporaryFolder) throws {
        self.folder = folder
        let pipe = Pipe()
        input = pipe.fileHandleForWriting
        // No other program may keep it open.
        _ = fcntl(input.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let output = Pipe()
        self.output = output.fileHandleForReading
        shell = try ChildProcess(
            "/bin/bash", ["-c", Self.script, "bash", try Self.program(), folder.url.path],
            environment: ["PATH": "/usr/bin:/bin"],
            descriptors: (
                pipe.fileHandleForReading.fileDescriptor, output.fileHandleForWriting.fileDescriptor,
                nil
            ))
        try? pipe.fileHandleForReading.close()
        try? output.fileHandleForWriting.close()
    }

    deinit {
        try? input.close()
        _ = try? output.readToEnd()
        shell.wait()
    }

    // A signal to the whole group, as a terminal sends it, must not take the shell before nginx. A single process that
    // writes nothing of worth may be killed outright: that works even when it hangs.
    private static let script = """
        trap '' HUP INT QUIT TERM
        "$1" -p "$2" -c "$2/nginx.conf" -e "$2/errors" </dev/null & nginx=$!
        read -r _
        kill -KILL $nginx
        wait $nginx
        """

    private static func program() throws -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        // Debian keeps it where only root's PATH looks, Homebrew where only a login shell's does.
        let folders =
            path.split(separator: ":").map(String.init)
            + ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"]
        for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/nginx") {
            return "\(folder)/nginx"
        }
        throw NginxServer.NotRunning(reason: "nginx is missing; Scripts/setup --test installs it")
    }
}

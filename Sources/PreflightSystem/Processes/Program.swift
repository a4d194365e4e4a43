private import Subprocess

#if canImport(Darwin)
    private import Darwin
    private import System
#else
    private import Glibc
    private import SystemPackage
#endif

/// Runs other people's programs: git, ffmpeg.
///
/// No shell reads the arguments. The program gets nothing of ours but the environment: its standard input is empty,
/// every other descriptor is closed, no signal is blocked. It runs in a process group of its own, which is killed as
/// a whole when time is up, when it says more than was asked for, or when the surrounding task is cancelled.
package enum Program {
    /// How much of the end of what a program complains is kept: enough for its last words.
    private static let complaintLimit = 64 << 10
    /// Descriptors that starting a program takes for a moment: its pipes, both ends, and what waits for it. Without them
    /// swift-subprocess ends this program.
    private static let descriptorCount = 24

    /// Runs a program and waits for its end.
    /// - Parameters:
    ///   - name: The program's name; it is looked for as ``path(of:)`` says.
    ///   - arguments: Its arguments.
    ///   - environment: Variables that are set beside, or instead of, ours.
    ///   - folder: The folder it runs in; nil for ours.
    ///   - outputLimit: How many bytes it may write to its standard output.
    ///   - deadline: How long it may compute, or wait without computing.
    /// - Returns: What it wrote, and how it ended; failing is an end like any other.
    /// - Throws: ``ProgramFailure`` when it could not be run to its end.
    package static func run(
        _ name: String, _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil,
        outputLimit: Int, deadline: Duration
    ) async throws(ProgramFailure) -> ProgramResult {
        guard let path = path(of: name) else { throw .notFound(name) }
        // C ends a text at its first NUL: the program would be told something else.
        guard !arguments.contains(where: { $0.utf8.contains(0) }) else {
            throw .notStarted("an argument has a NUL character")
        }
        guard Descriptor.isRoom(for: descriptorCount) else { throw .notStarted("too many files are open") }
        let (process, started) = AsyncStream.makeStream(of: Int32.self)
        return try await withTaskGroup { group in
            group.addTask {
                await supervise(path, arguments, environment, folder, outputLimit) { started.yield($0) }
            }
            group.addTask { () -> Result<ProgramResult, ProgramFailure> in
                for await process in process {
                    var watch = ProcessWatch(process, deadline)
                    if (try? await watch.end()) != nil { return .failure(.outOfTime(deadline)) }
                }
                return .failure(.cancelled)
            }
            // Cancelling the other one kills the program, and the group waits until it is gone.
            let first = await group.next() ?? .failure(.cancelled)
            group.cancelAll()
            return first
        }.get()
    }

    /// Runs a program until it ends or the task is cancelled, and tells its number once it has one.
    private static func supervise(
        _ path: String, _ arguments: [String], _ environment: [String: String], _ folder: String?,
        _ outputLimit: Int, onStart: @Sendable (Int32) -> Void
    ) async -> Result<ProgramResult, ProgramFailure> {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        let variables = environment.map { (Environment.Key(stringLiteral: $0.key), Optional($0.value)) }
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments),
                environment: .inherit.updating(Dictionary(variables) { _, last in last }),
                workingDirectory: folder.map { FilePath($0) }, platformOptions: options, input: .none,
                output: .sequence, error: .sequence
            ) { execution in
                onStart(execution.processIdentifier.value)
                // Both at once: a program that waits for one pipe to be read writes nothing to the other.
                async let standardError = end(of: execution.standardError)
                let output = try await beginning(of: execution.standardOutput, limit: outputLimit)
                return (output, try await standardError)
            }
            if Task.isCancelled { return .failure(.cancelled) }
            let ending: ProgramResult.Ending =
                switch result.terminationStatus {
                case .exited(let code): .exited(code)
                case .signaled(let signal): .killed(signal: signal)
                }
            let (output, standardError) = result.closureResult
            return .success(ProgramResult(output: output, standardError: standardError, ending: ending))
        } catch let failure as ProgramFailure {
            return .failure(failure)
        } catch {
            return .failure(Task.isCancelled ? .cancelled : .notStarted("\(error)"))
        }
    }

    /// All that a stream holds, which must not be more than the limit.
    private static func beginning(of stream: SubprocessOutputSequence, limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in stream {
            guard buffer.count <= limit - bytes.count else {
                throw ProgramFailure.tooMuchOutput(limit: limit)
            }
            unsafe buffer.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// The end of what a stream holds.
    private static func end(of stream: SubprocessOutputSequence) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in stream {
            unsafe buffer.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
            if bytes.count > 2 * complaintLimit { bytes.removeFirst(bytes.count - complaintLimit) }
        }
        return Array(bytes.suffix(complaintLimit))
    }

    // MARK: - Where programs are

    /// Where a program is: in the first folder of `PATH` that has it.
    ///
    /// Folders that depend on where we are (an empty one, `.`, `bin`) are passed over: what is judged there is not
    /// ours, and a file named `git` in it must not be run.
    /// - Parameter name: The program's name, without a folder.
    /// - Returns: Its path; nil when there is none, or when the name has a slash.
    package static func path(of name: String) -> String? {
        let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) }
        return path(of: name, in: folders ?? "/usr/local/bin:/usr/bin:/bin")
    }

    /// Where a program is, in a list of folders as `PATH` has it.
    static func path(of name: String, in folders: String) -> String? {
        guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0) else {
            return nil
        }
        return folders.split(separator: ":").lazy
            .filter { $0.utf8.first == UInt8(ascii: "/") }
            .map { "\($0)/\(name)" }
            .first(where: isProgram)
    }

    /// Whether a path leads to a file that may be run.
    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            && access(path, X_OK) == 0
    }
}

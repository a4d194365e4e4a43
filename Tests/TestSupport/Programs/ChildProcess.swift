internal import CPreflightSystem
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A program that was started, by POSIX's own means.
///
/// Foundation's `Process` reads beyond a buffer when it starts a program on Linux, and ends the tests every now and
/// then (swift-corelibs-foundation, pull request 5472).
public final class ChildProcess: Sendable {
    /// Its number.
    public let identifier: Int32
    private let ending = Mutex<Ending?>(nil)

    /// How a program ended.
    public struct Ending: Sendable {
        /// Its exit status, or the number of the signal that ended it.
        public let status: Int32
        /// Whether a signal ended it.
        public let wasKilled: Bool
    }

    /// The system's number of the error that kept a program from being started.
    public struct NotStarted: Error {
        /// The number.
        public let code: Int32
    }

    /// Starts a program that has these descriptors and no others, no signal blocked, and nothing of our environment.
    /// - Parameters:
    ///   - executable: The program's path.
    ///   - arguments: Its arguments.
    ///   - environment: Its variables.
    ///   - folder: The folder it runs in; nil for ours.
    ///   - descriptors: Its standard input, output and error, in ours; nil for nothing to read, and nobody who reads.
    ///   - further: Its descriptors from 3 on, at most five, in ours.
    /// - Throws: ``NotStarted``.
    public init(
        _ executable: String, _ arguments: [String], environment: [String: String], in folder: String? = nil,
        descriptors: (input: Int32?, output: Int32?, errors: Int32?), further: [Int32] = []
    ) throws {
        var texts = unsafe ([executable] + arguments).map { unsafe strdup($0) } + [nil]
        var variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            for index in unsafe texts.indices { unsafe free(texts[index]) }
            for index in unsafe variables.indices { unsafe free(variables[index]) }
        }
        let nothing = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nothing) }
        let all = [descriptors.input, descriptors.output, descriptors.errors].map { $0 ?? nothing } + further
        var identifier: pid_t = 0
        let code = unsafe CPreflightSystem_start(
            &identifier, executable, &texts, &variables, nil, folder, 0, all, Int32(all.count))
        guard code == 0 else { throw NotStarted(code: code) }
        self.identifier = identifier
    }

    /// Whether it has not ended yet.
    public var isRunning: Bool { collect(WNOHANG) == nil }

    /// Sends it a signal, unless it has ended.
    public func signal(_ number: Int32) { if isRunning { kill(identifier, number) } }

    /// Waits for its end.
    /// - Returns: How it ended.
    @discardableResult
    public func wait() -> Ending {
        while true { if let ending = collect(0) { return ending } }
    }

    /// Asks the system how it ended; it tells that once.
    private func collect(_ options: Int32) -> Ending? {
        ending.withLock { ending in
            if ending != nil { return ending }
            var status: Int32 = 0
            guard unsafe waitpid(identifier, &status, options) == identifier else { return nil }
            let signal = status & 0x7F
            ending = Ending(status: signal == 0 ? status >> 8 & 0xFF : signal, wasKilled: signal != 0)
            return ending
        }
    }
}

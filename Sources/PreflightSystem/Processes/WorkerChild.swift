private import CPreflightSystem

#if canImport(Darwin)
    private import Darwin
#else
    private import Glibc
#endif

/// A started program that is talked to through its standard input and output. It ends, with all that it started, when
/// this value does.
///
/// Written by POSIX's own means: what swift-subprocess does for each message (tasks, an actor, an event loop) took twice the
/// processor time of measuring the files of a request.
///
/// Whoever holds it has it alone: ``WorkerProcess`` keeps it behind a lock.
final class WorkerChild: @unchecked Sendable {
    private let identifier: pid_t
    /// Its standard input and output, of which ours never block.
    private let input: Descriptor
    private let output: Descriptor
    /// What it wrote and nobody took yet, from an offset on.
    private var bytes: [UInt8] = []
    private var start = 0
    /// How it ended, once that is known.
    private var ending: String?

    /// How often somebody who waits for it looks at the clock, in milliseconds.
    private static let lookInterval: Int32 = 50
    /// How long one that was killed may take to end before nobody waits for it.
    private static let endingTime: Duration = .seconds(5)

    /// Why a conversation is at an end.
    enum Failure: Error {
        /// It ended, or closed its output.
        case gone
        /// Nobody waits for it any longer.
        case givenUp
        /// Its message is longer than any.
        case tooMuch
        /// What it wrote makes no sense.
        case senseless
    }

    /// Starts a program, in a process group of its own, with our environment and nothing else of ours.
    /// - Parameters:
    ///   - path: The program.
    ///   - arguments: Its arguments.
    /// - Throws: `SystemFailure` when it could not be started.
    init(_ path: String, _ arguments: [String]) throws(SystemFailure) {
        let (theirInput, ourOutput) = try Descriptor.pipe()
        defer { try? theirInput.close() }
        let (ourInput, theirOutput): (Descriptor, Descriptor)
        do throws(SystemFailure) { (ourInput, theirOutput) = try Descriptor.pipe() } catch {
            try? ourOutput.close()
            throw error
        }
        defer { try? theirOutput.close() }
        identifier = try Self.start(path, arguments, theirInput, theirOutput, closing: [ourOutput, ourInput])
        for descriptor in [ourOutput, ourInput] { _ = fcntl(descriptor.number, F_SETFL, O_NONBLOCK) }
        (input, output) = (ourOutput, ourInput)
    }

    private static func start(
        _ path: String, _ arguments: [String], _ input: Descriptor, _ output: Descriptor,
        closing ours: [Descriptor]
    ) throws(SystemFailure) -> pid_t {
        // Nobody reads its standardError, nor the back trace of one that crashes, which takes seconds to make.
        let nothing = unsafe open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { _ = close(nothing) }
        var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        let change = unsafe strdup("SWIFT_BACKTRACE=enable=no")
        defer { unsafe free(change) }
        var identifier: pid_t = 0
        let code = unsafe CPreflightSystem_start(
            &identifier, path, &words, nil, change, nil, 1, [input.number, output.number, nothing], 3)
        guard code == 0 else {
            for descriptor in ours { try? descriptor.close() }
            throw SystemFailure(code: code)
        }
        return identifier
    }

    deinit { end() }

    /// The processor time that it has used, and how long it has waited, from now on.
    func watch(_ limit: Duration) -> ProcessWatch { ProcessWatch(identifier, limit) }

    // MARK: - Talking

    /// Sends a message.
    /// - Parameters:
    ///   - message: The message.
    ///   - isOver: Whether nobody waits any longer. Asked twenty times a second.
    /// - Throws: ``Failure``.
    func send(_ message: [UInt8], unless isOver: () -> Bool) throws(Failure) {
        let count = UInt32(clamping: message.count)
        let header = (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
        // Most messages are short: one call for both parts.
        let parts = message.count < 1 << 16 ? [header + message] : [header, message]
        for part in parts {
            var rest = part[...]
            while !rest.isEmpty {
                let written = unsafe rest.withUnsafeBytes {
                    unsafe write(input.number, $0.baseAddress, $0.count)
                }
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno != EINTR {
                    guard errno == EAGAIN else { throw .gone }
                    try wait(for: POLLOUT, of: input, unless: isOver)
                }
            }
        }
    }

    /// Waits for its next message.
    /// - Parameters:
    ///   - limit: Bytes of the longest one.
    ///   - isOver: Whether nobody waits any longer. Asked twenty times a second.
    /// - Returns: The message.
    /// - Throws: ``Failure``.
    func message(atMost limit: Int, unless isOver: () -> Bool) throws(Failure) -> [UInt8] {
        try fill(4, unless: isOver)
        let count = bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard count <= limit else { throw .tooMuch }
        try fill(4 + count, unless: isOver)
        defer {
            start += 4 + count
            if start == bytes.count { (bytes, start) = ([], 0) }
        }
        return Array(bytes[start + 4..<start + 4 + count])
    }

    /// Has so many bytes at hand.
    private func fill(_ wanted: Int, unless isOver: () -> Bool) throws(Failure) {
        if bytes.count - start < wanted, start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        while bytes.count - start < wanted {
            // One that writes byte by byte is never waited for.
            guard !isOver() else { throw .givenUp }
            try wait(for: POLLIN, of: output, unless: isOver)
            let count = unsafe withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
                let count = unsafe read(output.number, buffer.baseAddress, buffer.count)
                if count > 0 { unsafe bytes.append(contentsOf: buffer[..<count]) }
                return count
            }
            if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { throw .gone }
        }
    }

    private func wait(
        for event: Int32, of descriptor: Descriptor, unless isOver: () -> Bool
    ) throws(Failure) {
        var state = pollfd(fd: descriptor.number, events: Int16(event), revents: 0)
        while unsafe poll(&state, 1, Self.lookInterval) <= 0 { if isOver() { throw .givenUp } }
    }

    // MARK: - Ending

    /// Kills it, with all that it started, and waits for its end.
    /// - Returns: How it ended, in words.
    @discardableResult func end() -> String {
        if let ending { return ending }
        kill(-identifier, SIGKILL)
        try? input.close()
        try? output.close()
        let ending = Self.ending(of: identifier)
        self.ending = ending
        return ending
    }

    private static func ending(of process: pid_t) -> String {
        let end = ContinuousClock.now.advanced(by: endingTime)
        var status: Int32 = 0
        var pause: Int32 = 0
        while true {
            let ended = unsafe waitpid(process, &status, WNOHANG)
            if ended == process {
                let signal = status & 0x7F
                return signal == 0
                    ? "exited with status \(status >> 8 & 0xFF)" : "was ended by signal \(signal)"
            }
            guard ended == 0 || errno == EINTR, ContinuousClock.now < end else { return "did not end" }
            Clock.pause(milliseconds: pause)
            pause = min(pause + 1, 20)
        }
    }
}

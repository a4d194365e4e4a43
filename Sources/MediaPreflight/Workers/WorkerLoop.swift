import PreflightModel
import PreflightProbe
import PreflightStore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What a worker does: reads jobs from its standard input, and writes facts to its standard output, until there are no
/// more.
package enum WorkerLoop {
    /// Seconds of computing after which nobody waits for an answer any more.
    private static let longestWork = 60

    /// Answers messages until the end of input, or until one makes no sense.
    package static func run() {
        guard let channel = WorkerChannel() else { return }
        FaultPoint.start(channel)
        while let message = channel.read(),
            let job = try? StoredMessage.read(MeasuringJob.self, from: message[...])
        {
            // Whoever asked ends a process that takes too long; if they are gone, it ends itself.
            bound(longestWork)
            let answer = facts(of: job, channel)
            bound(0)
            guard channel.write(answer) else { return }
        }
    }

    /// The answer to a job.
    private static func facts(of job: MeasuringJob, _ channel: WorkerChannel) -> [UInt8] {
        switch job {
        case .sources(let sources):
            let facts = sources.map { source in
                FaultPoint.asset(source.name, channel)
                return MediaProbe.facts(of: source)
            }
            return StoredMessage.bytes(of: facts)
        case .remote(let name, let byteCount, let servesParts):
            FaultPoint.asset(name, channel)
            let bytes = RemoteBytes(byteCount: byteCount, servesParts: servesParts) { question in
                let message = [MeasuringJob.Mark.question] + StoredMessage.bytes(of: question)
                return channel.write(message) ? channel.read() : nil
            }
            let facts = MediaProbe.facts(of: bytes, named: name)
            return [MeasuringJob.Mark.answer] + StoredMessage.bytes(of: [facts])
        }
    }

    /// Has a signal end this process after it has computed for so many seconds; 0 for never.
    private static func bound(_ seconds: Int) {
        var timer = itimerval()
        timer.it_value.tv_sec = seconds
        unsafe _ = setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }
}

/// The pipes of a worker: messages, each led by its length as four bytes, the lowest first. Both stay open as long as the
/// program runs.
@safe struct WorkerChannel {
    /// Bytes of the longest message: a request's media in Base64 are sent along.
    private static let messageLimit = 256 << 20

    private let input: UnsafeMutablePointer<FILE>
    private let output: UnsafeMutablePointer<FILE>

    /// Takes over the standard input and output; nil when they are not there.
    init?() {
        // Answers go through a descriptor that nobody else knows: what a library prints must not get among them.
        let answers = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        _ = dup2(STDERR_FILENO, STDOUT_FILENO)
        guard let input = unsafe fdopen(STDIN_FILENO, "rb"), let output = unsafe fdopen(answers, "wb")
        else { return nil }
        unsafe self.input = input
        unsafe self.output = output
    }

    /// The next message; nil when there is none, or one that is too long to be one.
    func read() -> [UInt8]? {
        guard let header = read(4) else { return nil }
        let count = header.reversed().reduce(0) { $0 << 8 | Int($1) }
        return count <= Self.messageLimit ? read(count) : nil
    }

    /// Writes a message.
    /// - Returns: False when nobody reads it.
    func write(_ message: [UInt8]) -> Bool {
        let length = UInt32(clamping: message.count)
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + message
        return unsafe fwrite(bytes, 1, bytes.count, output) == bytes.count && fflush(output) == 0
    }

    /// Exactly so many bytes; nil when there are fewer.
    private func read(_ count: Int) -> [UInt8]? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            done = unsafe fread(buffer.baseAddress, 1, count, input)
        }
        return bytes.count == count ? bytes : nil
    }
}

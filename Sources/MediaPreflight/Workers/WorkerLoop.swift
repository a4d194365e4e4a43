import PreflightProbe
import PreflightStore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What a worker does: reads the names of files from its standard input, measures them, and writes their facts to its
/// standard output, until there is no more.
package enum WorkerLoop {
    /// Bytes of the longest message: a request's media in Base64 are sent along.
    private static let messageLimit = 256 << 20

    /// Seconds of computing after which nobody waits for an answer any more.
    private static let longestWork = 60

    /// Answers messages until the end of input, or until one makes no sense.
    package static func run() {
        // Answers go through a descriptor that nobody else knows: what a library prints must not get among them.
        let answers = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        _ = dup2(STDERR_FILENO, STDOUT_FILENO)
        guard let input = unsafe fdopen(STDIN_FILENO, "rb"), let output = unsafe fdopen(answers, "wb")
        else { return }
        while let header = unsafe read(4, from: input) {
            let count = header.reversed().reduce(0) { $0 << 8 | Int($1) }
            guard count <= messageLimit, let message = unsafe read(count, from: input),
                let request = try? StoredMessage.read(MeasuringRequest.self, from: message[...])
            else { return }
            // Whoever asked ends a process that takes too long; if they are gone, it ends itself.
            bound(longestWork)
            defer { bound(0) }
            let answer = StoredMessage.bytes(of: request.sources.map { MediaProbe.facts(of: $0) })
            let length = UInt32(clamping: answer.count)
            let prefix = (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
            guard unsafe write(prefix + answer, to: output) else { return }
        }
    }

    /// Has a signal end this process after it has computed for so many seconds; 0 for never.
    private static func bound(_ seconds: Int) {
        var timer = itimerval()
        timer.it_value.tv_sec = seconds
        unsafe _ = setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }

    /// Exactly so many bytes; nil when there are fewer.
    private static func read(_ count: Int, from file: UnsafeMutablePointer<FILE>) -> [UInt8]? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            done = unsafe fread(buffer.baseAddress, 1, count, file)
        }
        return bytes.count == count ? bytes : nil
    }

    private static func write(_ bytes: [UInt8], to file: UnsafeMutablePointer<FILE>) -> Bool {
        unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count && fflush(file) == 0
    }
}

internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A worker's end of what ``WorkerProcess`` says to it: messages that come by standard input and answers that leave by
/// what was standard output, each led by its length, as four bytes, the lowest first.
@safe package struct WorkerChannel {
    private let input: UnsafeMutablePointer<FILE>
    private let output: UnsafeMutablePointer<FILE>
    private let messageLimit: Int
    private let delay = Delay()

    /// Answers that have not left yet.
    private final class Delay: Sendable {
        let isWaiting = Atomic(false)
        let hasBegun = DispatchSemaphore(value: 0)
    }

    /// After so long an answer leaves even while the next one is worked on, in milliseconds.
    private static let longestWait: Int32 = 250

    /// Takes over standard input and output; nil when they are closed.
    package init?(messageLimit: Int) {
        // Answers go through a descriptor that nobody else knows: what a library prints must not get among them.
        let answers = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        _ = dup2(STDERR_FILENO, STDOUT_FILENO)
        guard let input = unsafe fdopen(STDIN_FILENO, "rb"), let output = unsafe fdopen(answers, "wb")
        else { return nil }
        unsafe self.input = input
        unsafe self.output = output
        self.messageLimit = messageLimit
        Self.endWithWhoeverAsks()
        sendWhatWaits()
    }

    /// Ends this process soon after whoever asks is gone, even while a file keeps it busy or waiting.
    private static func endWithWhoeverAsks() {
        _ = BlockingThread.start {
            var input = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
            while unsafe poll(&input, 1, -1) < 0 { guard errno == EINTR || errno == EAGAIN else { return } }
            // An answer that is under way is written, and the end of input noticed, before this.
            _ = poll(nil, 0, 2000)
            _exit(1)
        }
    }

    /// Has answers leave that have waited long enough: the file after them may never be done. Wakes for nothing else, since
    /// a process that does nothing at all is known by that.
    private func sendWhatWaits() {
        let delay = delay
        let output = unsafe Int(bitPattern: output)
        _ = BlockingThread.start {
            while true {
                delay.hasBegun.wait()
                Clock.pause(milliseconds: Self.longestWait)
                guard delay.isWaiting.exchange(false, ordering: .acquiringAndReleasing) else { continue }
                unsafe fflush(UnsafeMutablePointer(bitPattern: output))
            }
        }
    }

    /// The next message; nil at the end of input, and for what is no message.
    package func next() -> [UInt8]? {
        guard let header = read(4) else { return nil }
        let count = header.reversed().reduce(0) { $0 << 8 | Int($1) }
        return count <= messageLimit ? read(count) : nil
    }

    /// Answers a message.
    /// - Parameters:
    ///   - bytes: The answer.
    ///   - isLast: Whether nothing more is worked on now: it leaves at once, with all that waits.
    /// - Returns: Whether it could be written.
    package func answer(_ bytes: [UInt8], isLast: Bool = true) -> Bool {
        let length = UInt32(clamping: bytes.count)
        let message = (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + bytes
        guard unsafe fwrite(message, 1, message.count, output) == message.count else { return false }
        let waited = delay.isWaiting.exchange(!isLast, ordering: .acquiringAndReleasing)
        if isLast { return unsafe fflush(output) == 0 }
        if !waited { delay.hasBegun.signal() }
        return true
    }

    /// Exactly so many bytes; nil when there are fewer.
    private func read(_ count: Int) -> [UInt8]? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            done = unsafe fread(buffer.baseAddress, 1, count, input)
        }
        return bytes.count == count ? bytes : nil
    }
}

import PreflightSystem
import Synchronization

/// Reads the lines of a descriptor, on a thread that may wait for them.
final class LineSource: Sendable {
    private let input: Int32
    private let ending: StopPipe
    private let state: Mutex<State>

    fileprivate struct State {
        var splitter: LineSplitter
        var lines: [NumberedLine] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var isOver = false
        var failure: Int32?
    }

    /// - Parameters:
    ///   - input: Where lines are read.
    ///   - byteLimit: Bytes of the longest line that is kept.
    /// - Throws: `SystemFailure` when the system has no descriptors left.
    init(_ input: Int32, byteLimit: Int) throws(SystemFailure) {
        self.input = input
        ending = try StopPipe()
        state = Mutex(State(splitter: LineSplitter(byteLimit: byteLimit)))
    }

    /// Ends reading, even while it waits: the beginning of a line is left unjudged.
    @Sendable func stop() { ending.signal() }

    /// The system's number of the error that ended reading; nil when none did.
    var failure: Int32? { state.withLock { $0.failure } }

    /// The next lines, as soon as there is one; none at the end.
    func next(atMost count: Int) async -> [NumberedLine] {
        let ready = state.withLock { $0.take(count) }
        guard ready.isEmpty else { return ready }
        // Nobody else reads meanwhile: the lock is taken by whoever is told to.
        return await BlockingThread.run { _ in
            self.state.withLock { state in
                while state.lines.isEmpty, !state.isOver { state.read(self.input, unless: self.ending) }
                return state.take(count)
            }
        }
    }
}

extension LineSource.State {
    fileprivate mutating func read(_ input: Int32, unless ending: StopPipe) {
        do throws(SystemFailure) {
            switch try Descriptor(number: input).read(into: &buffer, unless: ending) {
            case .bytes(let count): splitter.split(buffer[..<count], into: &lines)
            case .end:
                if let last = splitter.finish() { lines.append(last) }
                isOver = true
            case .stopped: isOver = true
            }
        } catch {
            failure = error.code
            isOver = true
        }
    }

    fileprivate mutating func take(_ count: Int) -> [NumberedLine] {
        let taken = Array(lines.prefix(count))
        lines.removeFirst(taken.count)
        return taken
    }
}

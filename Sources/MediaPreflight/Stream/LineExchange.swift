import Foundation

/// Where the thread that reads and the threads that judge meet: a window of lines under a lock.
///
/// Nobody has the task of writing: whoever finishes the line that is due writes its result, and everything that
/// becomes due meanwhile in one go. So a result never waits for another line, and many are written at once under
/// load.
final class LineExchange: @unchecked Sendable {
    // `lock` guards every variable here; it is let go only to wait and to write.
    private let lock = NSCondition()
    private var window: LineWindow
    private var workers = 0
    private var idleWorkers = 0
    private var isReaderWaiting = false
    private var isClosed = false
    private var isWriting = false
    private var failure: Int32?

    private let write: @Sendable ([String]) -> Int32?

    /// - Parameters:
    ///   - window: Bounds what is under way.
    ///   - write: Writes results; returns an error's number when it failed. Called by one thread at a time.
    init(_ window: LineWindow, write: @escaping @Sendable ([String]) -> Int32?) {
        self.window = window
        self.write = write
    }
}

// MARK: - Reading

extension LineExchange {
    /// Hands in lines, as soon as there is room for each; they are gone from the list then.
    /// - Returns: False when results cannot be written any more and there is no use in reading on.
    func add(_ lines: inout [NumberedLine]) -> Bool {
        lines.reverse()
        lock.lock()
        defer { lock.unlock() }
        while failure == nil, let line = lines.last {
            if window.hasRoom(for: line) {
                window.add(line)
                lines.removeLast()
            } else {
                wakeWorkers()
                isReaderWaiting = true
                lock.wait()
                isReaderWaiting = false
            }
        }
        wakeWorkers()
        return failure == nil
    }

    /// Says that no more lines come, and waits until all workers have left.
    /// - Returns: The error's number when results could not be written.
    func close() -> Int32? {
        lock.lock()
        defer { lock.unlock() }
        isClosed = true
        lock.broadcast()
        while workers > 0 { lock.wait() }
        return failure
    }

    /// The caller is the reader, so only workers wait.
    private func wakeWorkers() {
        for _ in 0..<min(idleWorkers, window.waitingCount) { lock.signal() }
    }
}

// MARK: - Judging

extension LineExchange {
    /// Announces a worker that will take lines.
    func join() { lock.withLock { workers += 1 } }

    /// Says that a worker takes no more lines.
    func leave() {
        lock.withLock {
            workers -= 1
            lock.broadcast()
        }
    }

    /// Hands back a worker's result, and waits for its next line.
    /// - Returns: Nil when there will be none.
    func next(after finished: (job: LineWindow.Job, result: String)?) -> LineWindow.Job? {
        lock.lock()
        defer { lock.unlock() }
        if let finished {
            window.finish(finished.job.index, finished.result)
            writeDue()
        }
        while failure == nil {
            if let job = window.take() {
                wakeReader()
                return job
            }
            if isClosed { return nil }
            idleWorkers += 1
            lock.wait()
            idleWorkers -= 1
        }
        return nil
    }

    /// Writes what is due, unless another worker is about it: that one then finds it.
    private func writeDue() {
        guard !isWriting else { return }
        isWriting = true
        while failure == nil {
            let due = window.takeDue()
            if due.isEmpty { break }
            lock.unlock()
            let failure = write(due)
            lock.lock()
            self.failure = failure
            window.release(due)
            if failure != nil { lock.broadcast() } else { wakeReader() }
        }
        isWriting = false
    }

    /// Wakes the reader when it waits for room and there is enough of it, or nothing else to do.
    private func wakeReader() {
        guard isReaderWaiting, window.isWelcoming else { return }
        isReaderWaiting = false
        // A single signal might reach a worker instead.
        if idleWorkers > 0 { lock.broadcast() } else { lock.signal() }
    }
}

import Synchronization

/// Judges the lines of one descriptor and writes a result for each to another: in parallel, in order, each as soon as
/// its turn has come, in bounded memory.
///
/// Reading, judging and writing block, so they have threads of their own and leave Swift's alone. The program must
/// ignore SIGPIPE.
package final class LineStream: Sendable {
    /// Bounds of what a stream does at once.
    package struct Limits: Sendable {
        /// Most lines judged at once.
        package var width = ProcessorCount.available
        /// Most lines under way, for each that is judged at once: enough that nobody idles while one line takes long.
        package var linesPerWorker = 32
        /// Most bytes under way, in lines and results. A single line that is larger passes alone.
        package var byteCount = 256 << 20
        /// How long lines may still wait for the network once the stream was stopped.
        package var grace: Duration = .seconds(5)
        /// Bytes of the longest line that is kept.
        package var lineByteCount = 128 << 20

        /// The bounds that suit this machine.
        package init() {}
    }

    /// Why a stream ended early, with the system's number of the error.
    package enum Failure: Error, Equatable {
        /// The input could not be read.
        case reading(Int32)
        /// A result could not be written. When nobody reads the results any more, the stream just ends.
        case writing(Int32)
        /// There are no threads to be had.
        case starting(Int32)
    }

    private let input: Int32
    private let judge: any LineJudge
    private let limits: Limits
    private let stop: StopPipe
    private let exchange: LineExchange
    private let isOver = Atomic(false)

    /// - Parameters:
    ///   - input: Where lines are read.
    ///   - output: Where results are written.
    ///   - judge: Makes a line's result.
    ///   - limits: Bounds of what is done at once.
    ///   - stop: Ends reading from outside.
    package init(
        from input: Int32, to output: Int32, judge: any LineJudge, limits: Limits = Limits(), stop: StopPipe
    ) {
        self.input = input
        self.judge = judge
        self.limits = limits
        self.stop = stop
        let lineLimit = max(limits.width, 1) * max(limits.linesPerWorker, 1)
        exchange = LineExchange(LineWindow(lineLimit: lineLimit, byteLimit: limits.byteCount)) { results in
            let failure = StreamDescriptor.write(results, to: output)
            // A reader that waits for input is of no more use.
            if failure != nil { stop.signal() }
            return failure
        }
    }

    /// Judges until the input ends or is stopped, and writes all results of what was read completely by then.
    package func run() async throws(Failure) {
        let failure = await withCheckedContinuation { continuation in
            let code = BlockingThread.start { continuation.resume(returning: self.runBlocking()) }
            if let code { continuation.resume(returning: Failure.starting(code)) }
        }
        if let failure { throw failure }
    }

    private func runBlocking() -> Failure? {
        if let failure = startWorkers() { return failure }
        // Without this thread the stream only takes longer to stop.
        _ = BlockingThread.start(watch)
        let failure = read()
        defer { isOver.store(true, ordering: .releasing) }
        guard let code = exchange.close() else { return failure }
        // Nobody reads any more: that is the reader's choice, and no failure.
        return StreamDescriptor.isBrokenPipe(code) ? nil : .writing(code)
    }

    /// Reads to the end, or until it is told to stop: then the beginning of a line is left unjudged.
    private func read() -> Failure? {
        var splitter = LineSplitter(byteLimit: limits.lineByteCount)
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var lines: [NumberedLine] = []
        while true {
            switch StreamDescriptor.read(input, into: &piece, unless: stop) {
            case .bytes(let count): splitter.split(piece[..<count], into: &lines)
            case .end:
                if let last = splitter.finish() { lines.append(last) }
                _ = exchange.add(&lines)
                return nil
            case .stopped: return nil
            case .failed(let code): return .reading(code)
            }
            guard exchange.add(&lines) else { return nil }
        }
    }

    /// Starts as many workers as there may be; fewer do, too.
    private func startWorkers() -> Failure? {
        for started in 0..<max(limits.width, 1) {
            exchange.join()
            guard let code = BlockingThread.start(work) else { continue }
            exchange.leave()
            return started > 0 ? nil : .starting(code)
        }
        return nil
    }

    /// Has what waits for the network given up, some time after the stream was stopped. The reader would notice too late:
    /// it may be waiting for room.
    @Sendable private func watch() {
        func isOver() -> Bool { self.isOver.load(ordering: .acquiring) }
        while !isOver(), !StreamDescriptor.isReadable(stop.readEnd, within: 100) {}
        let end = ContinuousClock.now.advanced(by: limits.grace)
        while !isOver(), end > .now { StreamDescriptor.pause(milliseconds: 50) }
        if !isOver() { judge.giveUp() }
    }

    @Sendable private func work() {
        var finished: (job: LineWindow.Job, result: String)?
        while let job = exchange.next(after: finished) {
            finished = (job, judge.report(onLine: job.line.content, number: job.line.number))
        }
        exchange.leave()
    }
}

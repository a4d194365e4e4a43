package import PreflightSystem

/// Answers the lines of one descriptor on another: in parallel, in order, each as soon as its turn has come, in bounded
/// memory.
package struct LineStream: Sendable {
    private let limits: Limits
    private let answers: @Sendable ([NumberedLine]) async -> [String]

    /// Bounds of what a stream does at once.
    package struct Limits: Sendable {
        /// Most lines judged at once.
        package var width = ProcessorCount.available
        /// Most bytes of lines under way. A single line that is larger passes alone.
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
        /// An answer could not be written. When nobody reads them any more, the stream just ends.
        case writing(Int32)
        /// The system has no descriptors left.
        case starting(Int32)
    }

    /// - Parameters:
    ///   - limits: Bounds of what is done at once.
    ///   - answers: An answer to each of some lines, with its line end.
    init(_ limits: Limits, answers: @escaping @Sendable ([NumberedLine]) async -> [String]) {
        self.limits = limits
        self.answers = answers
    }

    /// Answers until the input ends or is stopped, and writes the answers to all that was read completely by then. The
    /// program must ignore SIGPIPE.
    /// - Parameters:
    ///   - input: Where lines are read.
    ///   - output: Where answers are written.
    ///   - stop: Ends reading from outside; some time later, what waits for the network is given up.
    /// - Throws: ``Failure``.
    package func run(from input: Int32, to output: Int32, stop: StopPipe) async throws(Failure) {
        let lines: LineSource
        do throws(SystemFailure) {
            lines = try LineSource(input, byteLimit: limits.lineByteCount)
        } catch {
            throw .starting(error.code)
        }
        let failure = await Interruption.run(until: stop, onStop: lines.stop, within: limits.grace) {
            await answer(lines, to: output)
        }.result
        if let failure { throw failure }
    }

    private func answer(_ lines: LineSource, to output: Int32) async -> Failure? {
        let work = OrderedWork(width: limits.width, batchSize: 1, weightLimit: limits.byteCount)
        do throws(Failure) {
            try await work.run(
                next: { await lines.next(atMost: $0) }, weight: { (line: NumberedLine) in line.byteCount },
                work: answers,
                receive: { (answers: [String]) throws(Failure) in
                    let failure = await BlockingThread.run { _ in write(answers, to: output) }
                    guard let failure else { return }
                    // A reader that waits for input is of no more use.
                    lines.stop()
                    throw .writing(failure.code)
                })
            return lines.failure.map { .reading($0) }
        } catch {
            // Nobody reads any more: that is the reader's choice, and no failure.
            if case .writing(let code) = error, SystemFailure(code: code).isBrokenPipe { return nil }
            return error
        }
    }

    /// Writes answers in one go. Blocks.
    private func write(_ answers: [String], to output: Int32) -> SystemFailure? {
        var bytes: [UInt8] = []
        for answer in answers { bytes.append(contentsOf: answer.utf8) }
        do throws(SystemFailure) {
            try Descriptor(number: output).write(bytes)
            return nil
        } catch {
            return error
        }
    }
}

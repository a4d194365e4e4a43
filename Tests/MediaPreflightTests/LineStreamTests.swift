import Foundation
import PreflightSystem
import Synchronization
import TestSupport
import Testing

@testable import MediaPreflight

/// The whole pipeline, between two pipes.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct LineStreamTests {
    private let input = Pipe()
    private let output = Pipe()
    private let stop: StopPipe

    init() throws { stop = try StopPipe() }

    @Test(arguments: [1, 2, 8])
    func `results come in order, whatever is finished first`(width: Int) async throws {
        let count = 500
        let text = (1...count).map { "line \($0)\n" }.joined()
        let results = try await results(of: text, limits(width: width)) { line, number in
            usleep(.random(in: 0...1000))
            return "\(number) \(line)"
        }
        #expect(results == (1...count).map { "\($0) line \($0)\n" }.joined())
    }

    @Test func `many lines of many sizes come through whole`() async throws {
        let lines = (1...2000).map { String(repeating: "x", count: $0 * 37 % 5000 + 1) }
        let results = try await results(of: lines.joined(separator: "\n")) { line, _ in line }
        #expect(results == lines.map { $0 + "\n" }.joined())
    }

    @Test func `a result is there before the next line is sent`() async throws {
        let stream = stream { line, number in "\(number) \(line)" }
        async let answers = onThread { [input, output] in
            let reader = LineReader(output.fileHandleForReading)
            let answers = try (1...50).map { number in
                try input.fileHandleForWriting.write(contentsOf: Data("question \(number)\n".utf8))
                return try reader.next()
            }
            try input.fileHandleForWriting.close()
            return answers
        }
        try await run(stream)
        #expect(try await answers == (1...50).map { "\($0) question \($0)" })
    }

    @Test func `no more lines are under way than allowed`() async throws {
        let mostJudged = Mutex(0)
        let (isFull, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let seen = onThread {
            defer { mayGoOn.signal() }
            guard isFull.wait(timeout: .now() + 600) == .success else { throw LineReader.TimedOut() }
            // Time enough for a line too many to be judged.
            usleep(50_000)
            return mostJudged.withLock { $0 }
        }
        let text = String(repeating: "x\n", count: 1000)
        let results = try await results(of: text, limits(width: 2)) { _, number in
            mostJudged.withLock { $0 = max($0, number) }
            if number == 8 { isFull.signal() }
            if number == 1 {
                mayGoOn.wait()
                mayGoOn.signal()
            }
            return "\(number)"
        }
        #expect(try await seen == 8)
        #expect(results == (1...1000).map { "\($0)\n" }.joined())
    }

    @Test func `bytes under way are bounded, and lines larger than the bound pass`() async throws {
        var limits = limits(width: 4)
        limits.byteCount = 1000
        limits.lineByteCount = 3000
        let underWay = Mutex((now: 0, most: 0))
        let lines = (0..<200).map { String(repeating: "x", count: $0 % 10 == 0 ? 2000 : 300) }
        let results = try await results(of: lines.joined(separator: "\n"), limits) { line, _ in
            underWay.withLock { $0 = ($0.now + line.utf8.count, max($0.most, $0.now + line.utf8.count)) }
            usleep(200)
            underWay.withLock { $0.now -= line.utf8.count }
            return "\(line.utf8.count)"
        }
        #expect(results == lines.map { "\($0.utf8.count)\n" }.joined())
        #expect(underWay.withLock { $0.most } == 2000)
    }

    @Test func `a line that is too long is told and does not disturb the others`() async throws {
        var limits = limits(width: 2)
        limits.lineByteCount = 100_000
        let long = String(repeating: "x", count: 300_000)
        let results = try await results(of: "one\n\(long)\r\n\n \r\nfive\r\nsix", limits)
        #expect(results == "1 one\n2 too long: 300001\n5 five\n6 six\n")
    }

    @Test func `no input gives no output`() async throws {
        #expect(try await results(of: "") == "")
        #expect(try await LineStreamTests().results(of: "\n\n \t\r\n") == "")
    }

    @Test func `a stop ends the wait for input, and leaves the beginning of a line`() async throws {
        let stream = stream { line, number in "\(number) \(line)" }
        async let answers = onThread { [input, output, stop] in
            let reader = LineReader(output.fileHandleForReading)
            try input.fileHandleForWriting.write(contentsOf: Data("one\ntwo\nthr".utf8))
            let answers = [try reader.next(), try reader.next()]
            try stop.interrupt()
            return answers
        }
        try await run(stream)
        #expect(try await answers == ["1 one", "2 two"])
        try output.fileHandleForWriting.close()
        #expect(try LineReader(output.fileHandleForReading).all() == "")
    }

    @Test func `results that cannot be written end the wait for input`() async throws {
        try input.fileHandleForWriting.write(contentsOf: Data("one\n".utf8))
        let stream = stream { line, _ in line }
        await #expect(throws: LineStream.Failure.writing(EBADF)) {
            try await stream.run(from: input.fileHandleForReading.fileDescriptor, to: -1, stop: stop)
        }
    }

    @Test func `an input that cannot be read is told`() async throws {
        let folder = unsafe open("/", O_RDONLY)
        defer { close(folder) }
        let stream = stream { line, _ in line }
        await #expect(throws: LineStream.Failure.reading(EISDIR)) {
            try await stream.run(
                from: folder, to: output.fileHandleForWriting.fileDescriptor, stop: stop)
        }
    }
}

// MARK: - Running

extension LineStreamTests {
    private func limits(width: Int) -> LineStream.Limits {
        var limits = LineStream.Limits()
        limits.width = width
        return limits
    }

    private func stream(
        _ limits: LineStream.Limits = LineStream.Limits(), answer: @escaping @Sendable (String, Int) -> String
    ) -> LineStream {
        LineStream(limits) { lines in
            // Answers block, as no judge does: on threads of their own.
            await BlockingThread.run { _ in
                lines.map { line in
                    switch line.content {
                    case .text(let bytes): answer(String(decoding: bytes, as: UTF8.self), line.number) + "\n"
                    case .tooLong(let byteCount): "\(line.number) too long: \(byteCount)\n"
                    }
                }
            }
        }
    }

    private func run(_ stream: LineStream) async throws {
        try await stream.run(
            from: input.fileHandleForReading.fileDescriptor, to: output.fileHandleForWriting.fileDescriptor,
            stop: stop)
    }

    /// Runs a stream over a text.
    private func results(
        of text: String, _ limits: LineStream.Limits = LineStream.Limits(),
        answer: @escaping @Sendable (String, Int) -> String = { "\($1) \($0)" }
    ) async throws -> String {
        let stream = stream(limits, answer: answer)
        async let fed: Void = onThread { [input] in
            try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try input.fileHandleForWriting.close()
        }
        async let read = onThread { [output] in try LineReader(output.fileHandleForReading).all() }
        try await run(stream)
        try output.fileHandleForWriting.close()
        try await fed
        return try await read
    }

    /// Blocks a thread of its own, so that no other test waits for one.
    private func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws
        -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
        }
    }
}

extension StopPipe {
    /// Stops as a signal of the system does.
    fileprivate func interrupt() throws {
        let signal = UInt8(SIGTERM)
        try #require(unsafe withUnsafeBytes(of: signal) { unsafe write(writeEnd, $0.baseAddress, 1) } == 1)
    }
}

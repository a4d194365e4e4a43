import PreflightSystem
import Testing

@testable import MediaPreflight

@Suite struct InterruptionTests {
    /// Writes a byte as a signal handler does.
    private func signal(_ number: UInt8, to stop: StopPipe) throws {
        try Descriptor(number: stop.writeEnd).write([number])
    }

    @Test(.timeLimit(.minutes(5)))
    func `a signal cancels the work that is under way, not work that is over`() async throws {
        let stop = try StopPipe()
        for _ in 0..<200 {
            let first = await Interruption.run(until: stop) { 1 }
            #expect(first.result == 1 && first.reason == nil)
            try signal(15, to: stop)
            let second = await Interruption.run(until: stop) {
                while !Task.isCancelled { await Task.yield() }
                return 2
            }
            #expect(second.result == 2 && second.reason == 15)
        }
    }
}

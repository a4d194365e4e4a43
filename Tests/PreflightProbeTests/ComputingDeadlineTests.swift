import Foundation
import TestSupport
import Testing

@testable import PreflightProbe

/// The bound on what a file may cost counts the processor's time.
@Suite(.tags(.readsStrangersBytes)) struct ComputingDeadlineTests {
    @Test func `a thread that waits longer than the deadline has not passed it`() {
        var deadline = ComputingDeadline(.milliseconds(200))
        Thread.sleep(forTimeInterval: 0.25)
        let hasPassed = deadline.hasPassed()
        #expect(!hasPassed)
    }

    @Test func `a thread that computes passes the deadline, and not before the clock does`() {
        let start = ContinuousClock.now
        var deadline = ComputingDeadline(.milliseconds(50))
        while !deadline.hasPassed() {}
        #expect(ContinuousClock.now - start >= .milliseconds(50))
    }

    @Test func `no time at all has passed at once`() {
        var deadline = ComputingDeadline(.zero)
        let hasPassed = deadline.hasPassed()
        #expect(hasPassed)
    }
}

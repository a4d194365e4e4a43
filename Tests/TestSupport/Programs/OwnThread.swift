internal import Dispatch
public import Testing

/// Gives each test case a thread that it may block.
///
/// Swift's own threads are as many as there are processors: tests that wait for programs there keep every other test
/// from going on, and time limits pass meanwhile.
public struct OwnThread: TestTrait, SuiteTrait, TestScoping {
    /// A suite's tests have one each.
    public var isRecursive: Bool { true }

    private static let places = Places(4)

    /// Runs a test case on its thread, once there is a place.
    public func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        await Self.places.take()
        let result: Result<Void, any Error>
        do {
            result = .success(try await withTaskExecutorPreference(SerialQueue()) { try await function() })
        } catch { result = .failure(error) }
        await Self.places.giveBack()
        try result.get()
    }

    /// A queue that is nobody else's: the system gives it a thread whenever it has work.
    private final class SerialQueue: TaskExecutor {
        private let queue = DispatchQueue(label: "test")

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    /// So many test cases run programs at once; thousands would get nowhere.
    private actor Places {
        private var freeCount: Int
        private var waiting: [CheckedContinuation<Void, Never>] = []

        init(_ count: Int) { freeCount = count }

        func take() async {
            if freeCount > 0 {
                freeCount -= 1
            } else {
                await withCheckedContinuation { waiting.append($0) }
            }
        }

        func giveBack() {
            if waiting.isEmpty { freeCount += 1 } else { waiting.removeFirst().resume() }
        }
    }
}

extension Trait where Self == OwnThread {
    /// For tests that run programs, or block for another reason.
    public static var ownThread: Self { OwnThread() }
}

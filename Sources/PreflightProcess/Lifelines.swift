private import Synchronization

/// What happens to somebody who waits for too long, unless it is cut before.
final class Lifelines: Sendable {
    private let state = Mutex(State())

    private struct State {
        var tasks: [Task<Void, Never>] = []
        var hurried: (delay: Duration, action: @Sendable () -> Void)?
        var isHurrying = false
        var isCut = false
    }

    /// Does something after a while.
    func add(after delay: Duration, _ action: @escaping @Sendable () -> Void) {
        let task = Task.detached {
            guard (try? await Task.sleep(for: delay)) != nil else { return }
            action()
        }
        let isCut = state.withLock { state in
            state.tasks.append(task)
            return state.isCut
        }
        if isCut { task.cancel() }
    }

    /// Says what is done a while after somebody is told to hurry.
    func onHurry(after delay: Duration, _ action: @escaping @Sendable () -> Void) {
        let isHurrying = state.withLock { state in
            state.hurried = (delay, action)
            return state.isHurrying
        }
        if isHurrying { add(after: delay, action) }
    }

    /// Tells to hurry.
    func hurry() {
        let hurried = state.withLock { state in
            state.isHurrying = true
            return state.hurried
        }
        if let hurried { add(after: hurried.delay, hurried.action) }
    }

    /// Ends all of them.
    func cut() {
        let tasks = state.withLock { state in
            state.isCut = true
            return state.tasks
        }
        for task in tasks { task.cancel() }
    }
}

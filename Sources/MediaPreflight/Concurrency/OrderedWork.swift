import PreflightSystem

/// Work on items, in batches: as many at once as there are cores unless told otherwise, results in the items' order, and
/// never more than a few batches held back.
struct OrderedWork {
    private let width: Int
    private let batchSize: Int
    private let count: Int
    private let weightLimit: Int
    private let endsWhenCancelled: Bool

    /// - Parameters:
    ///   - count: Number of items, where that is known.
    ///   - width: Most batches worked on at once.
    ///   - batchSize: Most items of a batch; nil for as many as keep every core busy and make the start of a task cheap
    ///     beside its work.
    ///   - weightLimit: What the batches under way may weigh together. A single one that is heavier passes alone.
    ///   - endsWhenCancelled: Whether nothing more is begun once the surrounding task is cancelled. What was begun is
    ///     finished and received.
    init(
        count: Int = .max, width: Int = ProcessorCount.available, batchSize: Int? = nil,
        weightLimit: Int = .max, endsWhenCancelled: Bool = false
    ) {
        self.count = count
        self.width = max(width, 1)
        self.batchSize = batchSize ?? min(max(count / (self.width * 4), 1), 32)
        self.weightLimit = weightLimit
        self.endsWhenCancelled = endsWhenCancelled
    }

    /// Works on numbered items.
    /// - Parameters:
    ///   - item: Gives the item of a number. Asked once for each, in order.
    ///   - weight: What an item weighs.
    ///   - work: Works on a batch, and gives a result for each of its items.
    ///   - receive: Takes results, in the order of the items. When it throws, nothing more is begun.
    /// - Throws: What `receive` threw.
    func run<Item: Sendable, Output: Sendable, Failure: Error>(
        _ item: @escaping (Int) -> Item, weight: @escaping (Item) -> Int = { _ in 0 },
        work: @escaping @Sendable ([Item]) async -> [Output],
        receive: ([Output]) async throws(Failure) -> Void
    ) async throws(Failure) {
        var next = 0
        let numbered = { (most: Int) in
            let end = min(next + most, count)
            defer { next = end }
            return (next..<end).map(item)
        }
        try await run(now: numbered, later: nil, weight: weight, work: work, receive: receive)
    }

    private enum Event<Item: Sendable, Output: Sendable>: Sendable {
        case items([Item])
        case outputs([Output], batch: Int, weight: Int)
    }

    /// Works on items as they come.
    /// - Parameters:
    ///   - next: Gives the next items, as soon as there are any, at most so many; none when no more will come. Asked by
    ///     one task at a time.
    ///   - weight: What an item weighs.
    ///   - work: Works on a batch, and gives a result for each of its items.
    ///   - receive: Takes all results whose turn has come, in the order of the items. When it throws, nothing more is
    ///     begun; who waits in `next` must then be let go.
    /// - Throws: What `receive` threw.
    func run<Item: Sendable, Output: Sendable, Failure: Error>(
        next: @escaping @Sendable (_ most: Int) async -> [Item], weight: (Item) -> Int = { _ in 0 },
        work: @escaping @Sendable ([Item]) async -> [Output],
        receive: ([Output]) async throws(Failure) -> Void
    ) async throws(Failure) {
        try await run(now: nil, later: next, weight: weight, work: work, receive: receive)
    }

    /// Works on items that are there now, or come later.
    private func run<Item: Sendable, Output: Sendable, Failure: Error>(
        now: ((Int) -> [Item])?, later: (@Sendable (Int) async -> [Item])?, weight: (Item) -> Int,
        work: @escaping @Sendable ([Item]) async -> [Output],
        receive: ([Output]) async throws(Failure) -> Void
    ) async throws(Failure) {
        let failure: Failure? = await withTaskGroup(of: Event<Item, Output>.self) { group in
            var (started, due, running, weightUnderWay) = (0, 0, 0, 0)
            var (isAsking, hasEnded) = (false, false)
            var waiting: (items: [Item], weight: Int)?
            var heldBack: [Int: [Output]] = [:]
            while true {
                // What is heavier than all may be together passes alone.
                if let (items, weight) = waiting, running == 0 || weightUnderWay + weight <= weightLimit {
                    group.addTask { [batch = started] in
                        .outputs(await work(items), batch: batch, weight: weight)
                    }
                    waiting = nil
                    started += 1
                    running += 1
                    weightUnderWay += weight
                }
                if waiting == nil, !isAsking, !hasEnded, running < width, started - due < width * 4,
                    !(endsWhenCancelled && Task.isCancelled)
                {
                    if let items = now?(batchSize) {
                        hasEnded = items.isEmpty
                        if !hasEnded {
                            waiting = (items, items.reduce(0) { $0 + weight($1) })
                            continue
                        }
                    } else if let later {
                        isAsking = true
                        group.addTask { [batchSize] in .items(await later(batchSize)) }
                    }
                }
                guard isAsking || running > 0, let event = await group.next() else { return nil }
                switch event {
                case .items(let items):
                    isAsking = false
                    hasEnded = items.isEmpty
                    if !hasEnded { waiting = (items, items.reduce(0) { $0 + weight($1) }) }
                case .outputs(let outputs, let batch, let batchWeight):
                    running -= 1
                    weightUnderWay -= batchWeight
                    heldBack[batch] = outputs
                    var ready: [Output] = []
                    while let outputs = heldBack.removeValue(forKey: due) {
                        ready += outputs
                        due += 1
                    }
                    guard !ready.isEmpty else { continue }
                    do throws(Failure) {
                        try await receive(ready)
                    } catch {
                        group.cancelAll()
                        return error
                    }
                }
            }
        }
        if let failure { throw failure }
    }
}

import PreflightModel

/// Work on numbered items, in batches: as many at once as there are cores unless told otherwise, results in the items'
/// order, and never more than a few batches held back.
struct OrderedWork {
    private let count: Int
    private let width: Int
    private let batchSize: Int
    private let endsWhenCancelled: Bool

    /// - Parameters:
    ///   - count: Number of items.
    ///   - width: Most batches worked on at once.
    ///   - batchSize: Items of a batch; nil for as many as keep every core busy and make the start of a task cheap
    ///     beside its work.
    ///   - endsWhenCancelled: Whether nothing more is begun once the surrounding task is cancelled. What was begun is
    ///     finished and received.
    init(
        count: Int, width: Int = ProcessorCount.available, batchSize: Int? = nil,
        endsWhenCancelled: Bool = false
    ) {
        self.count = count
        self.width = max(width, 1)
        self.batchSize = batchSize ?? min(max(count / (self.width * 4), 1), 32)
        self.endsWhenCancelled = endsWhenCancelled
    }

    /// Does the work.
    /// - Parameters:
    ///   - item: Gives the item of a number. Asked once for each, in order.
    ///   - work: Works on a batch, and gives a result for each of its items.
    ///   - receive: Takes the results, in the order of the items. When it throws, nothing more is begun.
    /// - Throws: What `receive` threw.
    func run<Item: Sendable, Output: Sendable, Failure: Error>(
        _ item: (Int) -> Item, work: @escaping @Sendable ([Item]) async -> [Output],
        receive: (Output) throws(Failure) -> Void
    ) async throws(Failure) {
        let batchCount = (count + batchSize - 1) / batchSize
        let failure: Failure? = await withTaskGroup(of: (batch: Int, outputs: [Output]).self) { group in
            var started = 0
            var running = 0
            var due = 0
            var heldBack: [Int: [Output]] = [:]
            while due < batchCount {
                while started < batchCount, running < width, started - due < width * 4,
                    !(endsWhenCancelled && Task.isCancelled)
                {
                    let batch = started
                    let items = (batch * batchSize..<min((batch + 1) * batchSize, count)).map(item)
                    group.addTask { (batch, await work(items)) }
                    started += 1
                    running += 1
                }
                guard let finished = await group.next() else { break }
                running -= 1
                heldBack[finished.batch] = finished.outputs
                while let outputs = heldBack.removeValue(forKey: due) {
                    do throws(Failure) {
                        for output in outputs { try receive(output) }
                    } catch {
                        group.cancelAll()
                        return error
                    }
                    due += 1
                }
            }
            return nil
        }
        if let failure { throw failure }
    }
}

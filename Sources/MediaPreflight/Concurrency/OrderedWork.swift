import PreflightModel

/// Blocking work on numbered items: as many at once as there are cores unless told otherwise, results in the items'
/// order, and never more than a few batches held back.
struct OrderedWork {
    private let count: Int
    private let width: Int
    private let batchSize: Int

    /// - Parameters:
    ///   - count: Number of items.
    ///   - width: Most batches worked on at once.
    ///   - batchSize: Items of a batch; nil for as many as keep every core busy and make the start of a task cheap
    ///     beside its work.
    init(count: Int, width: Int = ProcessorCount.available, batchSize: Int? = nil) {
        self.count = count
        self.width = max(width, 1)
        self.batchSize = batchSize ?? min(max(count / (self.width * 4), 1), 32)
    }

    func run<Item: Sendable, Output: Sendable>(
        _ item: (Int) -> Item, measure: @escaping @Sendable (Item) async -> Output, receive: (Output) -> Void
    ) async {
        let batches = stride(from: 0, to: count, by: batchSize).map { $0..<min($0 + batchSize, count) }
        await withTaskGroup(of: (batch: Int, outputs: [Output]).self) { group in
            var started = 0
            var running = 0
            var due = 0
            var heldBack: [Int: [Output]] = [:]
            while due < batches.count {
                while started < batches.count, running < width, started - due < width * 4 {
                    let batch = started
                    let items = batches[batch].map(item)
                    group.addTask {
                        var outputs: [Output] = []
                        for item in items { outputs.append(await measure(item)) }
                        return (batch, outputs)
                    }
                    started += 1
                    running += 1
                }
                guard let finished = await group.next() else { return }
                running -= 1
                heldBack[finished.batch] = finished.outputs
                while let outputs = heldBack.removeValue(forKey: due) {
                    outputs.forEach(receive)
                    due += 1
                }
            }
        }
    }
}

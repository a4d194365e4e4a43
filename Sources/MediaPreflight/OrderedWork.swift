import PreflightModel

/// Blocking work on numbered items: as many at once as there are cores, results in the items' order, and never
/// more than a few batches held back.
struct OrderedWork {
    private let count: Int
    private let width: Int
    private let batchSize: Int

    /// - Parameters:
    ///   - count: Number of items.
    ///   - width: Most batches worked on at once.
    init(count: Int, width: Int = ProcessorCount.available) {
        self.count = count
        self.width = max(width, 1)
        // Small enough to keep every core busy, large enough that starting a task costs little beside its work.
        batchSize = min(max(count / (self.width * 4), 1), 32)
    }

    func run<Item: Sendable, Output: Sendable>(
        _ item: (Int) -> Item, measure: @escaping @Sendable (Item) -> Output, receive: (Output) -> Void
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
                    group.addTask { (batch, items.map(measure)) }
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

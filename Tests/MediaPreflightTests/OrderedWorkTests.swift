import Synchronization
import Testing

@testable import MediaPreflight

@Suite struct OrderedWorkTests {
    @Test(arguments: [0, 1, 2, 7, 33, 300], [1, 2, 8])
    func `results come in the items' order, whatever finishes first`(count: Int, width: Int) async {
        var received: [Int] = []
        await OrderedWork(count: count, width: width).run(
            { $0 },
            work: { items in
                // Later items are quicker than earlier ones.
                for item in items { for _ in 0..<(count - item) { _ = item.hashValue } }
                return items
            }, receive: { received += $0 })
        #expect(received == Array(0..<count))
    }

    @Test func `no more work is under way at once than asked for`() async {
        let running = Mutex((now: 0, most: 0))
        await OrderedWork(count: 200, width: 2).run(
            { $0 },
            work: { items in
                running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                defer { running.withLock { $0.now -= 1 } }
                return items
            }, receive: { (_: [Int]) in })
        #expect(running.withLock { $0.most } <= 2)
    }

    @Test func `nothing more is begun once a result could not be received`() async {
        struct Full: Error {}
        let begun = Mutex(0)
        var received = 0
        await #expect(throws: Full.self) {
            try await OrderedWork(count: 1000, width: 1, batchSize: 1).run(
                { $0 },
                work: { items in
                    begun.withLock { $0 += 1 }
                    return items
                },
                receive: { (items: [Int]) throws(Full) in
                    received += items.count
                    if received == 3 { throw Full() }
                })
        }
        #expect(received == 3)
        #expect(begun.withLock { $0 } < 20)
    }

    @Test func `what was begun before a cancellation is received, and nothing more is begun`() async {
        let received = Task { () -> [Int] in
            var received: [Int] = []
            await OrderedWork(count: 1000, width: 1, batchSize: 2, endsWhenCancelled: true).run(
                { $0 }, work: { $0 },
                receive: { (items: [Int]) in
                    received += items
                    if items.contains(10) { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
                })
            return received
        }
        let items = await received.value
        #expect(items == Array(0..<items.count))
        #expect((11...20).contains(items.count))
    }
}

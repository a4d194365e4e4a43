import Synchronization
import Testing

@testable import MediaPreflight

@Suite struct OrderedWorkTests {
    @Test(arguments: [0, 1, 2, 7, 33, 1000], [1, 2, 8])
    func `results come in the items' order, whatever finishes first`(count: Int, width: Int) async {
        var received: [Int] = []
        await OrderedWork(count: count, width: width).run(
            { $0 },
            measure: { item in
                // Later items are quicker than earlier ones.
                for _ in 0..<(count - item) { _ = item.hashValue }
                return item
            }, receive: { received.append($0) })
        #expect(received == Array(0..<count))
    }

    @Test func `no more work is under way at once than asked for`() async {
        let running = Mutex((now: 0, most: 0))
        await OrderedWork(count: 200, width: 2).run(
            { $0 },
            measure: { item in
                running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                defer { running.withLock { $0.now -= 1 } }
                return item
            }, receive: { _ in })
        #expect(running.withLock { $0.most } <= 2)
    }
}

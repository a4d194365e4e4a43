import MediaPreflight
import Testing

@Suite struct ProbingTests {
    private static let sources = (0..<300).map { MediaSource.bytes([UInt8($0 % 251)], label: "asset-\($0)") }

    @Test func `facts come in the order of the sources`() async {
        let facts = await Preflight.probe(Self.sources)
        #expect(facts.map(\.path) == Self.sources.map(\.name))
    }

    @Test func `a stream of facts has the same facts as a list`() async {
        var received: [MediaFacts] = []
        await Preflight.probe(Self.sources) { received.append($0) }
        #expect(await received == Preflight.probe(Self.sources))
    }

    @Test func `one source is measured as it is among many`() async {
        let one = await Preflight.probe(Self.sources[7])
        #expect(await one == Preflight.probe(Self.sources)[7])
    }

    @Test func `nothing to measure gives no facts`() async {
        #expect(await Preflight.probe([MediaSource]()).isEmpty)
    }

    @Test func `a cancelled task ends early and takes nothing for measured`() async {
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return await Preflight.probe(Self.sources)
        }
        let facts = await task.value
        #expect(facts.count == Self.sources.count)
        #expect(facts.allSatisfy { $0.other?.problem.kind == .limitReached })
    }
}

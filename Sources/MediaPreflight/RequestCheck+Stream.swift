import PreflightModel
import PreflightSystem

extension RequestCheck {
    /// Judges requests as they come: in parallel, in bounded memory, and each report handed over as soon as its turn has come.
    ///
    /// At most 256 MiB of requests are under way at once; a single larger one passes alone. When the surrounding task is
    /// cancelled, no more requests are taken; those under way are reported, and what was not measured by then is unknown.
    /// - Parameters:
    ///   - requests: The requests. Asked for the next one only when there is room for it.
    ///   - width: Most requests judged at once; nil for as many as URLs are fetched at once, or else one a processor.
    ///   - receive: Takes the reports, in the order of the requests. When it throws, no more are judged.
    /// - Throws: What the sequence or `receive` threw. Requests that came before are reported first.
    public func check<Requests: AsyncSequence & Sendable>(
        _ requests: Requests, width: Int? = nil, receive: (Report) async throws -> Void
    ) async throws where Requests.Element == RequestBody {
        try await work(
            on: requests, width, weight: \.bytes.count, by: { [await report(on: $1)] }, receive: receive)
    }

    /// Judges lines as they come, as `preflight stream` does: each a request, or an envelope
    /// `{"id": …, "request": {…}, "map": {"URL": "path"}}`, answered by one line of JSON (schema `preflight-report/1`) with
    /// the `id` and the `line`, counted from 1.
    ///
    /// A line that is no request is reported, and so is one of more than 128 MiB; blank ones count, and have no answer.
    /// - Parameters:
    ///   - lines: The lines, without their line ends.
    ///   - width: Most lines judged at once; nil as for ``check(_:width:receive:)``.
    ///   - receive: Takes the answers, each with its line end, in the order of the lines. When it throws, no more are judged.
    /// - Throws: What the sequence or `receive` threw. Lines that came before are answered first.
    public func check<Lines: AsyncSequence & Sendable>(
        lines: Lines, width: Int? = nil, receive: (String) async throws -> Void
    ) async throws where Lines.Element == String {
        let gate = Gate(
            try Preflight(profile: Preflight.defaultProfile, fetching: nil), requests: self, source: source)
        let reader = RequestLines(gate: gate, requests: self)
        try await work(
            on: lines, width, weight: \.utf8.count,
            by: { number, line in
                var splitter = LineSplitter(byteLimit: LineStream.Limits().lineByteCount)
                var lines: [NumberedLine] = []
                splitter.split(Array(line.utf8)[...], into: &lines)
                if let last = splitter.finish() { lines.append(last) }
                return await reader.reports(
                    on: lines.map { NumberedLine(number: number, content: $0.content) })
            }, receive: receive)
    }

    private func work<Items: AsyncSequence & Sendable, Output: Sendable>(
        on items: Items, _ width: Int?, weight: (Items.Element) -> Int,
        by answers: @escaping @Sendable (_ number: Int, Items.Element) async -> [Output],
        receive: (Output) async throws -> Void
    ) async throws where Items.Element: Sendable {
        let feed = Feed(items)
        let work = OrderedWork(
            width: width ?? fetching?.connectionCount ?? ProcessorCount.available, batchSize: 1,
            weightLimit: LineStream.Limits().byteCount, endsWhenCancelled: true)
        try await work.run(
            next: { _ in await feed.next() }, weight: { weight($0.item) },
            work: { items in
                var outputs: [Output] = []
                for (number, item) in items { outputs += await answers(number, item) }
                return outputs
            },
            receive: { (outputs: [Output]) throws(any Error) in
                for output in outputs { try await receive(output) }
            })
        if let failure = await feed.failure { throw failure }
    }
}

/// Gives the elements of a sequence one by one, to one task at a time.
private actor Feed<Items: AsyncSequence & Sendable> where Items.Element: Sendable {
    private var iterator: Items.AsyncIterator
    private var count = 0
    /// What ended the sequence; nil when it came to its end.
    private(set) var failure: (any Error)?

    init(_ items: Items) { iterator = items.makeAsyncIterator() }

    /// The next element, with its place from 1; none at the end.
    func next() async -> [(number: Int, item: Items.Element)] {
        do {
            var own = iterator
            let item = try await own.next(isolation: self)
            iterator = own
            count += 1
            return item.map { [(count, $0)] } ?? []
        } catch {
            failure = error
            return []
        }
    }
}

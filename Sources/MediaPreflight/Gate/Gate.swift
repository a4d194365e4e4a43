package import PreflightModel
import PreflightProbe
import PreflightRules
import PreflightSystem

/// Judges many things, each on its own: assets, pairs and requests, in parallel, with the reports in order.
package struct Gate: Sendable {
    private let preflight: Preflight
    private let requests: RequestCheck
    private let source: any FactsSource
    private let amendments: Amendments?
    private let baseline: KnownFindings?
    /// Most batches worked on at once.
    private let width: Int

    /// - Parameters:
    ///   - preflight: Judges assets.
    ///   - requests: Judges requests.
    ///   - source: Where facts come from.
    ///   - amendments: What people say about findings.
    ///   - baseline: Findings that were known before.
    ///   - jobs: Most batches measured at once; nil for one a processor.
    package init(
        _ preflight: Preflight, requests: RequestCheck, source: any FactsSource,
        amendments: Amendments? = nil, baseline: KnownFindings? = nil, jobs: Int? = nil
    ) {
        self.preflight = preflight
        self.requests = requests.measuring(by: source)
        self.source = source
        self.amendments = amendments
        self.baseline = baseline
        // While one batch is measured by another process, another is judged here.
        width = 2 * (jobs ?? ProcessorCount.available)
    }

    /// Judges everything.
    ///
    /// When the surrounding task is cancelled, what was begun is finished and reported, and nothing more is begun.
    /// - Parameters:
    ///   - items: What to judge. Each is asked for once.
    ///   - progress: Told after each report how far the gate has come.
    ///   - receive: Takes the reports, in the order of the items.
    /// - Throws: What `receive` threw.
    package func judge(
        _ items: some GateItems, progress: ((GateProgress) -> Void)? = nil,
        receive: (Report) throws(PreflightError) -> Void
    ) async throws(PreflightError) {
        let total = items.count
        var judged = 0
        try await work(on: items).run(
            { items.item(at: $0) }, weight: \.byteCount,
            work: { batch in zip(batch.map(\.name), await reports(on: batch)).map(\.self) },
            receive: { (ready: [(name: String, report: Report)]) throws(PreflightError) in
                for (name, report) in ready {
                    try receive(report)
                    judged += 1
                    progress?(GateProgress(judged: judged, total: total, name: name))
                }
            })
    }

    /// Files keep the processors busy; URLs keep them waiting, and many wait at once. Requests may hold their media: each is
    /// a batch of its own, and few are in memory together.
    private func work(on items: some GateItems) -> OrderedWork {
        let waits = items.mayWait && preflight.fetching != nil
        return OrderedWork(
            count: items.count, width: max(width, waits ? preflight.fetching?.connectionCount ?? 0 : 0),
            batchSize: items.mayWait ? 1 : nil, weightLimit: LineStream.Limits().byteCount,
            endsWhenCancelled: true)
    }

    /// The report on each item of a batch. Its media are measured together.
    func reports(on batch: [GateItem]) async -> [Report] {
        let opened = batch.map(open)
        let assets = opened.map(\.assets)
        let all = assets.flatMap(\.self)
        var facts = all.isEmpty ? [] : await source.facts(of: all)[...]
        return zip(zip(batch, opened), assets).map { item, assets in
            defer { facts = facts.dropFirst(assets.count) }
            return report(on: item.0, judgement(of: item, facts.prefix(assets.count)))
        }
    }

    /// An item whose media can be measured.
    private enum Opened {
        case assets([Asset])
        case request(RequestCheck.OpenRequest)
        case unreadable(MediaFacts)

        var assets: [Asset] {
            switch self {
            case .assets(let assets): assets
            case .request(let request): request.assets
            case .unreadable: []
            }
        }
    }

    private func open(_ item: GateItem) -> Opened {
        switch item.content {
        case .assets(let assets): return .assets(assets.map { $0.limited(by: preflight.profile) })
        case .request(let body): return .request(.init(requests.read(body), in: body, by: requests))
        case .readRequest(let facts, let body): return .request(.init(facts, in: body, by: requests))
        case .requestFile(let path):
            do throws(SourceProblem) {
                let bytes = try MediaProbe.bytes(of: .file(path), atMost: RequestCheck.byteLimit + 1)
                let body = RequestBody(bytes, name: path, folder: path.folderPrefix)
                return .request(.init(requests.read(body), in: body, by: requests))
            } catch {
                return .unreadable(MediaFacts(path: path, content: .other(OtherFacts(problem: error))))
            }
        case .unreadable(let path, let problem):
            return .unreadable(MediaFacts(path: path, content: .other(OtherFacts(problem: problem))))
        }
    }

    /// What rules say of an item.
    private func judgement(of item: (GateItem, Opened), _ facts: ArraySlice<MediaFacts>) -> Judgement {
        switch item.1 {
        case .request(let request): return request.judgement(facts)
        case .assets(let assets):
            return preflight.judgement(
                of: zip(facts, assets).map { AssetInRole($0, role: $1.role) },
                orientation: item.0.orientation)
        case .unreadable(let facts):
            return preflight.judgement(of: [AssetInRole(facts)], orientation: item.0.orientation)
        }
    }

    /// Amends what rules say of an item, and draws the verdict. What was known before is looked for only when the rest is
    /// not enough for a pass: the content then has to be read to know what it is.
    private func report(on item: GateItem, _ judgement: Judgement) -> Report {
        let judgement = amendments.map { amendments in judgement.amended(amendments.amended) } ?? judgement
        var report = judgement.report(by: Preflight.tool)
        if let known = baseline?.known(in: report), !known.isEmpty {
            report = judgement.amended(known.amended).report(by: Preflight.tool)
        }
        report.pair = item.pair
        if let pair = item.pair { report.explainMissing(pair) }
        return report
    }
}

extension Report {
    /// Says of a pair's asset that is not there why it was looked for.
    fileprivate mutating func explainMissing(_ pair: String) {
        for index in findings.indices {
            guard let asset = findings[index].location.asset, assets.indices.contains(asset),
                assets[asset].facts.other?.problem.kind == .missing,
                let other = assets.indices.first(where: { $0 != asset })
            else { continue }
            findings[index].message += "; the settings pair it with \(assets[other].facts.path) (`\(pair)`)"
        }
    }
}

/// How far a gate has come.
package struct GateProgress: Sendable {
    /// Number of things judged.
    package let judged: Int
    /// Number of all things.
    package let total: Int
    /// The name of what was judged last.
    package let name: String

    /// How far something has come.
    package init(judged: Int, total: Int, name: String) {
        (self.judged, self.total, self.name) = (judged, total, name)
    }
}

package import PreflightModel
import PreflightProbe
import PreflightRules

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
    ///   - source: Measures; nil to do it here.
    ///   - amendments: What people say about findings.
    ///   - baseline: Findings that were known before.
    ///   - jobs: Most batches measured at once; nil for one a processor.
    package init(
        _ preflight: Preflight, requests: RequestCheck, source: (any FactsSource)? = nil,
        amendments: Amendments? = nil, baseline: KnownFindings? = nil, jobs: Int? = nil
    ) {
        self.preflight = preflight
        self.requests = requests
        self.source = source ?? preflight.measurement
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
            { items.item(at: $0) },
            work: { batch in zip(batch.map(\.name), await reports(on: batch)).map(\.self) },
            receive: { (name: String, report: Report) throws(PreflightError) in
                try receive(report)
                judged += 1
                progress?(GateProgress(judged: judged, total: total, name: name))
            })
    }

    /// Files keep the processors busy; URLs keep them waiting, and many wait at once.
    private func work(on items: some GateItems) -> OrderedWork {
        guard let policy = preflight.fetching, items.mayWait else {
            return OrderedWork(count: items.count, width: width, endsWhenCancelled: true)
        }
        return OrderedWork(
            count: items.count, width: max(width, policy.connectionCount), batchSize: 1,
            endsWhenCancelled: true)
    }

    /// The report on each item of a batch. Its assets are measured together.
    private func reports(on batch: [GateItem]) async -> [Report] {
        var facts = await source.facts(of: batch.flatMap(\.assets))[...]
        var reports: [Report] = []
        reports.reserveCapacity(batch.count)
        for item in batch {
            let own = Array(facts.prefix(item.assets.count))
            facts = facts.dropFirst(own.count)
            reports.append(await report(on: item, own))
        }
        return reports
    }

    private func report(on item: GateItem, _ facts: [MediaFacts]) async -> Report {
        switch item.content {
        case .assets(let assets):
            let inRoles = zip(facts, assets).map { AssetInRole($0, role: $1.role) }
            return judged(item) { preflight.evaluate(inRoles, orientation: item.orientation, amending: $0) }
        case .request(let body):
            return await report(on: body, item)
        case .requestFile(let path):
            do throws(SourceProblem) {
                let bytes = try MediaProbe.bytes(of: .file(path), atMost: RequestCheck.byteLimit + 1)
                let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) }
                return await report(on: RequestBody(bytes, name: path, folder: folder), item)
            } catch {
                return report(on: item, unreadable: path, error)
            }
        case .unreadable(let path, let problem):
            return report(on: item, unreadable: path, problem)
        }
    }

    private func report(on body: RequestBody, _ item: GateItem) async -> Report {
        let measured = await requests.measured(body, by: source)
        return judged(item) { requests.report(on: measured, amending: $0) }
    }

    private func report(on item: GateItem, unreadable path: String, _ problem: SourceProblem) -> Report {
        let facts = MediaFacts(path: path, content: .other(OtherFacts(problem: problem)))
        return judged(item) {
            preflight.evaluate([AssetInRole(facts)], orientation: item.orientation, amending: $0)
        }
    }

    /// Judges with what people say about findings; and, if that is not enough for a pass, once more with what was
    /// known before, since only then the content has to be read to know what it is.
    private func judged(_ item: GateItem, _ judge: (Amendment?) -> Report) -> Report {
        var report = judge(amendment())
        if let baseline {
            let known = baseline.known(in: report)
            if !known.isEmpty { report = judge(amendment(besides: known)) }
        }
        report.pair = item.pair
        if let pair = item.pair { report.explainMissing(pair) }
        return report
    }

    /// What becomes of findings; nil when they stay as they are.
    private func amendment(besides known: KnownFindings.Matches? = nil) -> Amendment? {
        guard amendments != nil || known != nil else { return nil }
        return { [amendments] finding in
            let amended = amendments?.amended(finding) ?? finding
            guard let known, known.contains(amended) else { return amended }
            return amended.suppressed(Suppression(.baseline))
        }
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

extension Finding {
    fileprivate func suppressed(_ suppression: Suppression) -> Finding {
        guard isProblem else { return self }
        var finding = self
        finding.suppression = suppression
        return finding
    }
}

import PreflightModel
import PreflightRules
import PreflightSystem

extension Preflight {
    /// Finds out how a file can be fixed. Nothing is run, and nothing is written.
    ///
    /// - Parameters:
    ///   - path: The original.
    ///   - options: What is to be fixed.
    /// - Returns: The way, or why there is none.
    public func proposal(toFix path: String, _ options: FixOptions = FixOptions()) async -> FixProposal {
        let facts = await source.facts(of: Asset(.file(path)))
        let report = evaluate([AssetInRole(facts)], orientation: options.orientation)
        let answer: FixProposal.Answer =
            switch choice(facts, options) {
            case .nothing: .accepted
            case .impossible(let findings): .impossible(findings)
            case .plan(let plan, let findings):
                CopyPlan(plan, for: path, options, fixing: findings).map { .copy($0) }
                    ?? .impossible(findings)
            }
        return FixProposal(path: path, report: report, answer: answer, options: options)
    }

    /// Makes an accepted copy of a file, the way that was proposed.
    ///
    /// The original is only read. The copy is made in a folder of its own beside its place, measured, and judged; it
    /// gets its name when it is accepted, and is removed otherwise. When it has too many bytes, it is made again with
    /// fewer, three times at most. An original that does not decode cleanly gets no copy, unless the options accept
    /// damage.
    ///
    /// - Parameter proposal: What was proposed.
    /// - Returns: The copy, and what was found about it; nil when nothing was proposed.
    /// - Throws: `PreflightError` when the original is damaged, when a program is missing or fails, or when the copy
    ///   cannot be written;
    ///   `CancellationError` when the surrounding task was cancelled.
    public func fix(_ proposal: FixProposal) async throws -> FixedCopy? {
        guard case .copy(let plan) = proposal.answer else { return nil }
        return try await FixWork(self, proposal, plan).copy()
    }

    /// The programs that some proposals need and that are not installed.
    public static func missingPrograms(for proposals: [FixProposal]) -> [MissingProgram] {
        var missing: [MissingProgram] = []
        for proposal in proposals {
            guard case .copy(let copy) = proposal.answer else { continue }
            for tool in copy.programs.compactMap(FixProgram.Tool.init(rawValue:))
            where Program.path(of: tool.rawValue) == nil {
                let program = MissingProgram(name: tool.rawValue, source: tool.source)
                if !missing.contains(program) { missing.append(program) }
            }
        }
        return missing
    }

    /// Everything that is in the way of some proposals together, in a sentence each: copies that would have one name,
    /// or the name of an original or, unless it may be replaced, of another file.
    public static func obstacles(to proposals: [FixProposal]) -> [String] {
        var owners: [FilePlace: String] = [:]
        var originals: [FileNumber: String] = [:]
        for proposal in proposals { FileNumber(of: proposal.path).map { originals[$0] = proposal.path } }
        return proposals.compactMap { proposal in
            guard case .copy(let copy) = proposal.answer else { return nil }
            if let other = owners.updateValue(proposal.path, forKey: FilePlace(copy.path)) {
                return "the copies of '\(other)' and '\(proposal.path)' would both be '\(copy.path)'"
            }
            guard FileStatus.isTaken(copy.path) else { return nil }
            if let original = FileNumber(of: copy.path).flatMap({ originals[$0] }) {
                return
                    "the copy of '\(proposal.path)' would be '\(copy.path)', which is the original '\(original)'"
            }
            return proposal.options.replacesFiles
                ? nil : "the copy of '\(proposal.path)' would be '\(copy.path)', which exists"
        }
    }

    /// What can be done about a file, as strictly as this check judges.
    func choice(
        _ facts: MediaFacts, _ options: FixOptions, after lesson: FixLesson = FixLesson()
    ) -> FixChoice {
        var demand = FixChoice.Demand(policy)
        if options.includesNotes { demand.severity = .note }
        demand.acceptsDamage = options.acceptsDamage
        demand.lesson = lesson
        return FixChoice(for: facts, against: profile, orientation: options.orientation, demand)
    }
}

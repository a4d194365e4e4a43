import PreflightModel
import PreflightRules
import PreflightSystem

/// Makes one copy: from the original, as often as it takes.
struct FixWork {
    private let preflight: Preflight
    private let proposal: FixProposal
    private let first: CopyPlan

    /// How often a copy is made at most.
    private static let roundLimit = 3
    /// How long one program may take: far longer than any clip that is accepted needs.
    private static let deadline = Duration.seconds(30 * 60)

    init(_ preflight: Preflight, _ proposal: FixProposal, _ plan: CopyPlan) {
        self.preflight = preflight
        self.proposal = proposal
        first = plan
    }

    /// Makes the copy.
    func copy() async throws -> FixedCopy {
        let folder = try WorkFolder(
            beside: first.path, for: proposal.path, extension: first.plan.name.fileExtension)
        if !proposal.options.acceptsDamage {
            for inspection in first.plan.inspections { try await inspect(inspection, in: folder) }
        }
        var lesson = FixLesson()
        var current = first
        var best: Attempt?
        var round = 1
        while true {
            let made = try await run(current.plan, in: folder)
            var facts = await preflight.source.facts(of: Asset(.file(made)))
            try Task.checkCancellation()
            facts.path = current.path
            let report = preflight.evaluate(
                [AssetInRole(facts)], orientation: proposal.options.orientation)
            let isAccepted = preflight.choice(facts, proposal.options) == .nothing
            if isAccepted, facts.byteCount ?? 0 > best?.byteCount ?? 0 {
                best = Attempt(
                    path: try folder.keep(made), byteCount: facts.byteCount ?? 0, plan: current,
                    report: report)
            }
            if round < Self.roundLimit, isAccepted || best == nil,
                let next = plan(after: facts, of: current, isAccepted: isAccepted, &lesson)
            {
                current = next
                round += 1
                continue
            }
            guard let best else {
                return FixedCopy(path: nil, report: report, steps: current.steps, rounds: round)
            }
            // Nobody agreed to the loss of a file that only a later round came upon.
            let mayReplace = proposal.options.replacesFiles && best.plan.path == first.path
            try folder.release(best.path, as: best.plan.path, replacing: mayReplace)
            return FixedCopy(
                path: best.plan.path, report: best.report, steps: best.plan.steps, rounds: round)
        }
    }

    /// A copy that would be accepted.
    private struct Attempt {
        var path: String
        var byteCount: Int64
        var plan: CopyPlan
        var report: Report
    }

    /// The next plan, made for the original, with what a copy has shown; nil when there is nothing to be learnt.
    private func plan(
        after copy: MediaFacts, of current: CopyPlan, isAccepted: Bool, _ lesson: inout FixLesson
    ) -> CopyPlan? {
        let key: LimitKey = copy.image == nil ? .videoMaxBytes : .imageMaxBytes
        guard case .fileSize(let size)? = preflight.profile.limits[key]?.value,
            let byteCount = copy.byteCount, let original = proposal.report.assets.first?.facts
        else { return nil }
        let limit = size.decimalByteCount
        if isAccepted {
            // An image that had to lose bytes need not lose more than that; a video takes too long to try.
            guard copy.image != nil, original.byteCount ?? 0 > limit, current.plan.isRecoding,
                lesson.noteRoom(byteCount: byteCount, limit: limit)
            else { return nil }
        } else if !lesson.note(byteCount: byteCount, limit: limit) {
            return nil
        }
        guard case .plan(let plan, _) = preflight.choice(original, proposal.options, after: lesson),
            plan != current.plan
        else { return nil }
        return CopyPlan(plan, for: proposal.path, proposal.options, fixing: first.findings)
    }

    /// Decodes the original, of which the copy must not hide any damage.
    private func inspect(_ inspection: FixInspection, in folder: WorkFolder) async throws {
        let result = try await run(inspection.program, copy: "", in: folder)
        let lines = String(decoding: result.standardError, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard inspection.foundDamage(hasSucceeded: result.hasSucceeded, standardError: lines) else { return }
        throw PreflightError(
            .damagedOriginal,
            "\(proposal.path) does not decode cleanly: a copy would lose what is damaged, and hide that. Get the file "
                + "again, or pass --accept-damage to keep whatever can still be decoded.",
            cause: Self.standardErrorHead(result.standardError))
    }

    /// Runs a plan's programs, without a shell.
    /// - Returns: The copy's path.
    private func run(_ plan: FixPlan, in folder: WorkFolder) async throws -> String {
        let copy = folder.fresh(extension: plan.name.fileExtension)
        for program in plan.programs {
            let result = try await run(program, copy: copy.name, in: folder)
            guard result.hasSucceeded else {
                throw failure("\(program.tool.rawValue) failed", Self.standardErrorTail(result.standardError))
            }
        }
        guard FileStatus.isTaken(copy.path) else {
            throw failure("the programs ended well, but made no copy")
        }
        return copy.path
    }

    /// Where damage was accepted, that is the likely reason.
    private func failure(_ words: String, _ cause: String? = nil) -> PreflightError {
        PreflightError(
            .failedProgram,
            proposal.options.acceptsDamage
                ? "\(words): where damage is accepted, \(proposal.path) may still hold nothing that can be decoded. "
                    + "Get the file again." : words, cause: cause)
    }

    private func run(_ program: FixProgram, copy: String, in folder: WorkFolder) async throws
        -> ProgramResult
    {
        try Task.checkCancellation()
        let name = program.tool.rawValue
        do throws(ProgramFailure) {
            // Plain names in a folder of our own: no program takes them for anything else.
            return try await Program.run(
                name,
                program.arguments(
                    original: program.tool == .exifTool ? folder.originalWithExtension : WorkFolder.original,
                    copy: copy, acceptingDamage: proposal.options.acceptsDamage),
                environment: FixProgram.plainLocale.merging(["AV_LOG_FORCE_NOCOLOR": "1"]) { $1 },
                in: folder.path, outputLimit: 1 << 20, deadline: Self.deadline)
        } catch {
            throw Self.error(error, name, program.tool.source)
        }
    }

    private static func error(_ failure: ProgramFailure, _ name: String, _ source: String) -> any Error {
        switch failure {
        case .cancelled: CancellationError()
        case .notFound: PreflightError(.missingProgram, "\(name) is not installed: \(source)")
        case .notStarted(let reason): PreflightError(.failedProgram, "\(name) cannot be run", cause: reason)
        case .outOfTime: PreflightError(.failedProgram, "\(name) was ended: it took too long")
        case .tooMuchOutput: PreflightError(.failedProgram, "\(name) was ended: it would not stop talking")
        }
    }

    /// The first lines of what a program complained.
    private static func standardErrorHead(_ standardError: [UInt8]) -> String {
        String(decoding: standardError.prefix(2000), as: UTF8.self).split(whereSeparator: \.isNewline).prefix(
            3
        )
        .joined(separator: "\n")
    }

    /// The last lines of what a program complained.
    private static func standardErrorTail(_ standardError: [UInt8]) -> String {
        String(decoding: standardError.suffix(2000), as: UTF8.self).split(whereSeparator: \.isNewline).suffix(
            6
        )
        .joined(separator: "\n")
    }
}

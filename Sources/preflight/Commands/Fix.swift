import ArgumentParser
import MediaPreflight
import PreflightProject
import PreflightSystem
import PreflightText

struct Fix: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make accepted copies of images and videos that are not.",
        usage: "preflight fix <assets> ... [--out <dir>] [--dry-run] [<options>]",
        discussion: """
            Each ASSET is judged. One that would be refused is put into an accepted container or format, cut, scaled, \
            padded, turned upright or coded with fewer bits, as its limits ask for, and nothing more. What will be \
            done is printed first; the copy is then measured and judged in its turn, and kept only when it is \
            accepted. The original is never touched, and no file is replaced unless --overwrite is given.

            The copy lies beside the original (dance.mov becomes dance.mov.preflight.mp4), or in the folder that \
            --out names. What no program fixes, such as HDR, a clip that is too short or a damaged file, is said.

            FFmpeg decodes every original first. One that is damaged gets no copy, since nobody could tell by the copy \
            that part of it was lost; --accept-damage copies whatever can still be decoded.

            FFmpeg does most of it (apt install ffmpeg, brew install ffmpeg); HEIC and AVIF take heif-convert and \
            the colours of print take ImageMagick. --dry-run needs none of them.

            Exit status 0 means that every ASSET is accepted or has an accepted copy (with --dry-run: that it can be \
            had), 1 that one has not, 3 that of one something could not be measured. Ctrl-C ends it early (130): copies \
            that are complete stay.

            EXAMPLES:
              preflight fix hero.webp dance.mkv
              preflight fix assets/* --out fixed --profile kling-v1
              preflight fix dance.mp4 --orientation image --dry-run
            """
    )

    @OptionGroup var assets: AssetOptions

    @Option(
        help: ArgumentHelp(
            "A built-in profile (see `preflight profiles`), or the path of a YAML file. (default: the settings', else \(Preflight.defaultProfile))",
            valueName: "id"),
        completion: .profiles)
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "The character_orientation that will be sent. (default: the settings', else whichever is easier)")
    )
    var orientation: CharacterOrientation?

    @Option(
        help: ArgumentHelp("Put the copies into this folder; it is made when missing.", valueName: "dir"),
        completion: .directory)
    var out: String?

    @OptionGroup var configuration: SettingsOptions

    @Flag(help: "Print what would be done, with the command, and do nothing.")
    var dryRun = false

    @Flag(help: "Let a copy take the place of a file that exists; never that of an original.")
    var overwrite = false

    @Flag(help: "Fix what warnings are about, too.")
    var strict = false

    @Flag(help: "Fix what is only worth noting, such as a turned picture, too.")
    var thorough = false

    @Flag(help: "Copy damaged files too, with whatever can still be decoded.")
    var acceptDamage = false

    // Its text has no colour. The option is there so that one set of options serves every command.
    @OptionGroup var color: ColorOptions

    func run() async throws {
        let names = try assets.names()
        guard !names.isEmpty else { throw ValidationError("There is nothing to fix: name an ASSET.") }
        if let url = names.first(where: WebReference.isMeant) {
            throw ValidationError("'\(WebReference(url).shown)' is not a file: download it first.")
        }
        let settings = try configuration.settings()
        let preflight = try Preflight(
            profile: profile ?? settings?.profile ?? Preflight.defaultProfile,
            policy: Policy(isStrict: strict || thorough), fetching: nil
        ).measuring(by: FactsChain.make(fetching: nil, program: ThisProcess.executable))
        let orders = names.map { name in
            (
                name: name,
                options: FixOptions(
                    orientation: orientation ?? settings?.orientation(for: name), folder: out,
                    includesNotes: thorough, replacesFiles: overwrite, acceptsDamage: acceptDamage)
            )
        }
        let isDryRun = dryRun
        let termination = try Termination()
        let outcome = try await termination.run { () async -> Result<Outcome, any Error> in
            var outcome = Outcome()
            do {
                try await Self.fix(orders, preflight, isDryRun: isDryRun, &outcome)
                return .success(outcome)
            } catch is CancellationError {
                return .success(outcome)
            } catch {
                return .failure(error)
            }
        }.get()
        try termination.endIfSignalled(
            "\(outcome.done) of \(orders.count) assets were dealt with"
                + (isDryRun ? "" : "; no copy of the others was made"))
        throw ExitStatus(outcome.verdict)
    }

    /// What became of the assets so far.
    private struct Outcome {
        /// Number of those that nothing more will be done about.
        var done = 0
        var verdict = Verdict.pass

        /// Takes note of what keeps an asset from being accepted: that something of it is unknown, or a failure.
        mutating func add(_ report: Report?) {
            verdict = verdict.worse(of: report?.verdict == .unknown ? .unknown : .fail)
        }
    }

    private static func fix(
        _ orders: [(name: String, options: FixOptions)], _ preflight: Preflight, isDryRun: Bool,
        _ outcome: inout Outcome
    ) async throws {
        var proposals: [FixProposal] = []
        for order in orders {
            let proposal = await preflight.proposal(toFix: order.name, order.options)
            if Task.isCancelled { break }
            proposals.append(proposal)
        }
        if !isDryRun { try Task.checkCancellation() }
        let obstacles = Preflight.obstacles(to: proposals)
        guard obstacles.isEmpty else {
            throw PreflightError(
                .unwritableCopy, (obstacles + ["nothing was done"]).joined(separator: "; "))
        }
        if !isDryRun { try refuseMissing(Preflight.missingPrograms(for: proposals)) }
        for proposal in proposals {
            if !isDryRun { try Task.checkCancellation() }
            try Console.print(FixLines.proposal(proposal, isDryRun: isDryRun))
            if case .impossible = proposal.answer { outcome.add(proposal.report) }
            do {
                if !isDryRun, let copy = try await preflight.fix(proposal) {
                    try Console.print(FixLines.result(copy))
                    if copy.path == nil { outcome.add(copy.report) }
                }
            } catch let error as PreflightError
                where error.code == .failedProgram || error.code == .damagedOriginal
            {
                // The others can still be fixed.
                try Console.print(FixLines.failure(error))
                outcome.add(nil)
            }
            outcome.done += 1
        }
    }

    private static func refuseMissing(_ programs: [MissingProgram]) throws {
        guard !programs.isEmpty else { return }
        let lines = programs.map { "\($0.name) is needed, and is not installed (\($0.source))" }
        throw PreflightError(
            .missingProgram,
            (lines + ["nothing was done; --dry-run shows what would be"]).joined(separator: "; "))
    }
}

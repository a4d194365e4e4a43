import PreflightModel

/// How to make an accepted copy of a file. What people are told, the command that they can paste, and what
/// `preflight fix` runs are all made of it, so that they never differ.
package struct FixPlan: Sendable, Hashable {
    /// What it does, in a few words each, for each thing that is wrong.
    package let steps: [String]
    /// What decodes the original, and tells whether anything is damaged; none when no program but those below reads it.
    package let inspections: [FixInspection]
    /// The programs, one after the other; each is run only when the one before has succeeded.
    package let programs: [FixProgram]
    /// What the copy is called.
    package let name: FixedName
    /// How much it changes.
    let depth: Depth
    /// The orientation that it makes the file acceptable for.
    let orientation: CharacterOrientation
    /// Whether the stricter limits that only warn are kept too.
    var isCautious = false
    /// Whether the programs fail by themselves when the original is damaged.
    private let stopsAtDamage: Bool

    /// How much of a file a fix changes, the least first. What changes more also does what changes less.
    package enum Depth: Sendable, Hashable, Comparable {
        /// Its name.
        case name
        /// What follows the image.
        case tail
        /// Everything that is no pixel and no colour.
        case metadata
        /// The container around the frames.
        case container
        /// The frames, or the image.
        case coding
    }

    init(
        _ steps: [String], _ programs: [FixProgram], _ name: FixedName, _ depth: Depth,
        _ context: RuleContext,
        inspecting inspections: [FixInspection] = [], stopsAtDamage: Bool = false
    ) {
        self.steps = steps
        self.inspections = inspections
        self.programs = programs
        self.name = name
        self.depth = depth
        self.stopsAtDamage = stopsAtDamage
        orientation = context.orientation
    }

    /// The plan that changes the least and keeps every limit.
    ///
    /// - Parameters:
    ///   - context: The file and the limits.
    ///   - depth: How much has to be changed at least.
    ///   - lesson: What earlier copies have shown.
    /// - Returns: nil when no program surely makes an acceptable copy.
    static func least(_ context: RuleContext, atLeast depth: Depth, after lesson: FixLesson) -> FixPlan? {
        context.image == nil
            ? VideoFix.plan(context, atLeast: depth, after: lesson)
            : ImageFix.plan(context, atLeast: depth, after: lesson)
    }

    /// Whether pixels or frames are coded anew.
    package var isRecoding: Bool { depth == .coding }

    /// What it does, in a few words.
    package var summary: String { steps.joined(separator: ", ") }

    /// The plan as a command that can be pasted into a POSIX shell.
    ///
    /// - Parameters:
    ///   - path: The original.
    ///   - folder: Where the copy is put; nil to put it beside the original.
    ///   - acceptsDamage: Whether the copy is made of whatever can still be decoded.
    /// - Returns: nil when a path holds what a terminal or one of the programs may take for something else, or when
    ///   nothing can be put beside it.
    package func command(
        for path: String, in folder: String? = nil, acceptingDamage acceptsDamage: Bool = false
    )
        -> String?
    {
        guard let input = ShellWord.argument(path),
            let output = name.path(for: path, in: folder).flatMap(ShellWord.argument),
            programs.allSatisfy({ !$0.isMisled(by: input) && !$0.isMisled(by: output) }),
            inspections.allSatisfy({ !$0.program.isMisled(by: input) })
        else { return nil }
        let inspections = stopsAtDamage || acceptsDamage ? [] : inspections
        let commands =
            inspections.map { $0.command(original: input) }
            + programs.map { $0.command(original: input, copy: output, acceptingDamage: acceptsDamage) }
        return commands.joined(separator: " && ")
    }

    /// The plan as a finding shows it.
    ///
    /// - Parameters:
    ///   - path: The original.
    ///   - summary: What to do; nil for the plan's own words.
    /// - Returns: The fix.
    func fix(_ path: String, _ summary: String? = nil) -> Fix {
        Fix(ShellWord.explained(summary ?? self.summary, path), command: command(for: path))
    }
}

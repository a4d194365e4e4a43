import PreflightModel

/// How to make an accepted copy of a file. What people are told, the command that they can paste, and what
/// `preflight fix` runs are all made of it, so that they never differ.
package struct MendPlan: Sendable, Hashable {
    /// What it does, in a few words each, for each thing that is wrong.
    package let steps: [String]
    /// The programs, one after the other; each is run only when the one before has succeeded.
    package let programs: [MendProgram]
    /// What the copy is called.
    package let name: MendedName
    /// How much it changes.
    let depth: Depth

    /// How much of a file a mend changes, the least first. What changes more also does what changes less.
    package enum Depth: Sendable, Hashable, Comparable {
        /// Its name.
        case name
        /// What follows the picture.
        case tail
        /// The container around the frames.
        case container
        /// The frames, or the picture.
        case coding
    }

    /// What it does, in a few words.
    package var summary: String { steps.joined(separator: ", ") }

    /// The plan as a command that can be pasted into a POSIX shell.
    ///
    /// - Parameters:
    ///   - path: The original.
    ///   - folder: Where the copy is put; nil to put it beside the original.
    /// - Returns: nil when a path holds what a terminal or one of the programs may take for something else, or when
    ///   nothing can be put beside it.
    package func command(for path: String, in folder: String? = nil) -> String? {
        guard let input = ShellWord.argument(path),
            let output = name.path(for: path, in: folder).flatMap(ShellWord.argument),
            programs.allSatisfy({ !$0.isMisled(by: input) && !$0.isMisled(by: output) })
        else { return nil }
        return programs.map { $0.command(original: input, copy: output) }.joined(separator: " && ")
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

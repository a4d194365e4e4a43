public import PreflightModel
package import PreflightRules

/// What can be done about a file. Nothing was run for it, and nothing was written.
public struct FixProposal: Sendable, Hashable {
    /// The original.
    public let path: String
    /// What was found about the original.
    public let report: Report
    /// What can be done.
    public let answer: Answer
    /// As it was asked for.
    package let options: FixOptions

    /// What can be done about a file.
    public enum Answer: Sendable, Hashable {
        /// Nothing has to be: it is accepted as it is.
        case accepted
        /// A copy can be made that will be.
        case copy(CopyPlan)
        /// No program fixes these.
        case impossible([Finding])
    }
}

/// How an accepted copy is made.
public struct CopyPlan: Sendable, Hashable {
    /// What is done, in a few words each.
    public let steps: [String]
    /// What is fixed.
    package let findings: [Finding]
    /// Where the copy will be.
    public let path: String
    /// The same as a command for a POSIX shell; nil when the names hold what a terminal or a program may take for
    /// something else, which does not keep the copy from being made.
    public let command: String?
    /// Names of the programs that make it.
    package let programs: [String]
    package let plan: FixPlan

    init?(_ plan: FixPlan, for original: String, _ options: FixOptions, fixing findings: [Finding]) {
        guard let path = plan.name.path(for: original, in: options.folder) else { return nil }
        self.plan = plan
        self.findings = findings
        self.path = path
        steps = plan.steps
        command = plan.command(
            for: original, in: options.folder, acceptingDamage: options.acceptsDamage)
        let inspections = options.acceptsDamage ? [] : plan.inspections.map(\.program)
        programs = (inspections + plan.programs).map(\.tool.rawValue).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }
}

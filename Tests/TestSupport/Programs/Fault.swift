/// Makes processes that measure go wrong, at places that a test names.
public struct Fault: Sendable {
    private let folder: TemporaryFolder
    private let plan: String

    /// - Parameter plan: What goes wrong, and where: `crash@start`, `hang@2`, `garbage@hero.png`, `crash@*`, separated by
    ///   commas.
    /// - Throws: When there is no folder to be had.
    public init(_ plan: String) throws {
        folder = try TemporaryFolder()
        self.plan = plan
    }

    /// The variables that a program needs.
    public var environment: [String: String] {
        ["PREFLIGHT_FAULT": plan, "PREFLIGHT_FAULT_MARK": folder.path("met")]
    }

    /// The kinds of faults that processes have met, in the order in which they did.
    public var met: [String] {
        (folder.text("met") ?? "").split(separator: "\n").map(String.init)
    }
}

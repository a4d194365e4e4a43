import PreflightModel

extension Report {
    /// The findings of one rule.
    func findings(_ code: String) -> [Finding] { findings.filter { $0.code == code } }
}

extension Report.Tool {
    /// A name that never varies.
    static let test = Report.Tool(name: "preflight", version: "0")
}

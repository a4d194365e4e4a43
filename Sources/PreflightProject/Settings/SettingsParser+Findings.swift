internal import PreflightModel
import PreflightText
internal import PreflightYAML

extension SettingsParser {
    /// What findings count as: `severity`.
    func severities(at node: YAMLNode) throws(PreflightError) -> [String: Severity] {
        var severities: [String: Severity] = [:]
        for entry in try node.entries(known: nil).all {
            try checkCode(entry.name, at: entry.key)
            severities[entry.name] = try entry.value.choice(of: Severity.self)
        }
        return severities
    }

    /// What does not count: `ignore`.
    func ignores(at node: YAMLNode) throws(PreflightError) -> [SettingsIgnore] {
        let example = "[{code: VID012, reason: \"agreed with the studio\"}]"
        return try items(of: node, such: example).map { item throws(PreflightError) in
            let entries = try item.entries(known: Self.ignoreKeys)
            let code = try entries.required("code")
            try checkCode(try code.text(), at: code)
            return try SettingsIgnore(
                code: code.text(), reason: entries.required("reason").text(), line: item.line,
                paths: entries["paths"].map { node throws(PreflightError) in try globs(at: node, least: 1) })
        }
    }

    /// The keys of an entry of `ignore`.
    static let ignoreKeys = ["code", "paths", "reason"]

    private func checkCode(_ code: String, at node: YAMLNode) throws(PreflightError) {
        guard !vocabulary.codes.contains(code) else { return }
        let hint = Suggestion.nearest(to: code, in: vocabulary.codes).map { "; did you mean '\($0)'?" } ?? ";"
        throw node.mistake(
            "no rule has the code '\(code)'\(hint) expected one that 'preflight explain --list' shows")
    }
}

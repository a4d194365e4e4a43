internal import PreflightModel
import PreflightText
internal import PreflightYAML

/// Reads the keys of `.preflight.yml`.
struct SettingsParser {
    let folder: SettingsFolder
    let vocabulary: SettingsVocabulary

    /// Every key, in the order that the documentation has them.
    static let keys = [
        "profile", "orientation", "paths", "include", "exclude", "requests", "assets", "pairs", "severity",
        "ignore",
        "outputs", "baseline", "failOn",
    ]

    /// The settings of a document.
    func settings(at root: YAMLNode) throws(PreflightError) -> Settings {
        let entries = try root.entries(known: Self.keys)
        let usualRequests = try Glob(AssetFinder.requestPattern)
        return try Settings(
            file: root.fileName,
            profile: entries["profile"].map(profile),
            orientation: entries["orientation"]?.choice(of: CharacterOrientation.self),
            paths: entries["paths"].map(paths) ?? [folder.resolved("")],
            include: entries["include"].map { node throws(PreflightError) in
                try placedGlobs(at: node, least: 1)
            } ?? [],
            exclude: entries["exclude"].map { node throws(PreflightError) in try placedGlobs(at: node) }
                ?? [],
            requests: entries["requests"].map { node throws(PreflightError) in try placedGlobs(at: node) }
                ?? [placed(usualRequests)],
            severities: entries["severity"].map(severities) ?? [:],
            ignores: entries["ignore"].map(ignores) ?? [],
            outputs: entries["outputs"].map(outputs) ?? [],
            baseline: entries["baseline"].map(innerPath),
            failOn: entries["failOn"]?.choice(of: FailureThreshold.self),
            folder: folder,
            assets: entries["assets"].map(assets) ?? [],
            pairs: entries["pairs"].map(pairs) ?? [])
    }

    private func profile(at node: YAMLNode) throws(PreflightError) -> String {
        // A list with commas is what all of them accept.
        var names: [String] = []
        for name in ProfileList.names(in: try node.text()) {
            names.append(try profile(named: name, at: node))
        }
        return names.joined(separator: ",")
    }

    private func profile(named name: String, at node: YAMLNode) throws(PreflightError) -> String {
        if YAMLFile.isPath(name) { return folder.resolved(name) }
        guard vocabulary.profiles.contains(name) else {
            let hint =
                Suggestion.nearest(to: name, in: vocabulary.profiles).map { "; did you mean '\($0)'?" } ?? ";"
            throw node.mistake(
                "there is no profile '\(name)'\(hint) expected one of "
                    + vocabulary.profiles.joined(separator: ", ")
                    + ", several of them with commas between, or a file whose name has a '/' or ends in .yml or .yaml"
            )
        }
        return name
    }

    private func paths(at node: YAMLNode) throws(PreflightError) -> [String] {
        try items(of: node, such: "[assets]", least: 1).map { item throws(PreflightError) in
            folder.resolved(try item.text())
        }
    }

    private func outputs(at node: YAMLNode) throws(PreflightError) -> [SettingsOutput] {
        try items(of: node, such: "[text, sarif=preflight.sarif]").map { item throws(PreflightError) in
            let text = try item.text()
            guard let equals = text.firstIndex(of: "=") else {
                return SettingsOutput(format: try item.choice(of: vocabulary.formats), path: nil)
            }
            let format = try item.choice(of: vocabulary.formats, saying: String(text[..<equals]))
            return SettingsOutput(
                format: format, path: try innerPath(String(text[text.index(after: equals)...]), at: item))
        }
    }

    private func innerPath(at node: YAMLNode) throws(PreflightError) -> String {
        try innerPath(try node.text(), at: node)
    }

    /// The path of a file that may be written. Whoever sends a change of the settings gets to write no other files.
    private func innerPath(_ written: String, at node: YAMLNode) throws(PreflightError) -> String {
        guard SettingsFolder.isInside(written) else {
            throw node.mistake(
                "'\(written)' is not inside the folder of the settings; expected a path from there, such as "
                    + "reports/preflight.sarif")
        }
        return folder.resolved(written)
    }

    /// A list's items, of which there must be some.
    func items(
        of node: YAMLNode, such example: String, least: Int = 0
    ) throws(PreflightError) -> [YAMLNode] {
        let items = try node.list(suchAs: example)
        guard items.count >= least else {
            throw node.mistake("the list is empty; expected at least one entry, such as \(example)")
        }
        return items
    }

    private func placedGlobs(at node: YAMLNode, least: Int = 0) throws(PreflightError) -> [PlacedGlob] {
        try globs(at: node, least: least).map(placed)
    }

    private func placed(_ glob: Glob) -> PlacedGlob { PlacedGlob(glob, in: folder.resolved("")) }

    /// A list of globs.
    func globs(at node: YAMLNode, least: Int = 0) throws(PreflightError) -> [Glob] {
        try items(of: node, such: "[\"drafts/**\"]", least: least).map { item throws(PreflightError) in
            try glob(try item.text(), at: item)
        }
    }

    /// A glob, its mistake shown where it is.
    func glob(_ pattern: String, at node: YAMLNode) throws(PreflightError) -> Glob {
        do {
            return try Glob(pattern)
        } catch {
            throw node.mistake(error.message)
        }
    }
}

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

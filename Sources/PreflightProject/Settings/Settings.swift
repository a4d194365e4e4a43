package import PreflightModel

/// What a project has settled for its assets in `.preflight.yml`.
///
/// Paths are given as the working directory sees them, ready to be opened.
package struct Settings: Sendable {
    /// The file they were read from, as it was named.
    package let file: String
    /// Whose limits are checked: an id, or the path of a YAML file.
    package let profile: String?
    /// The orientation to judge under where nothing else is said.
    package let orientation: CharacterOrientation?
    /// What is judged when nothing is named: files, folders and URLs. Without the key, the folder of the file.
    package let paths: [String]
    /// What alone is judged; empty for everything that has the name of an image, a video or a request.
    package let include: [PlacedGlob]
    /// What is left out.
    package let exclude: [PlacedGlob]
    /// Files that are requests.
    package let requests: [PlacedGlob]
    /// What a rule's findings count as, by the rule's code.
    package let severities: [String: Severity]
    /// What does not count, in the order it was written.
    package let ignores: [SettingsIgnore]
    /// The outputs that are asked for; empty when the key is missing.
    package let outputs: [SettingsOutput]
    /// The file of findings that are known already.
    package let baseline: String?
    /// From what on the run fails.
    package let failOn: FailureThreshold?

    let folder: SettingsFolder
    let assets: [AssetRule]
    let pairs: [PairRule]
}

extension Settings {
    /// What a file is to be judged as; nil to tell by content. Of several globs that say so, the last one counts.
    /// Settings have no say in files outside their folder.
    /// - Parameter path: The file's path, absolute or from the working directory; likewise below.
    /// - Returns: `image`, `video` or nil.
    package func role(for path: String) -> Subject? { lastRule(for: path, saying: \.role) }

    /// The orientation to judge a file under, by the last glob that says so, else for all; nil for both.
    package func orientation(for path: String) -> CharacterOrientation? {
        lastRule(for: path, saying: \.orientation) ?? orientation
    }

    /// The pairs that a file belongs to, be it the image or the video. Whether the other file exists is not asked.
    /// Where the other one's template has a `*`, it is that file which leads to this one.
    ///
    /// A pair's orientation is the pair's own, else what `assets` says of the video, else of the image, else for all.
    package func pairs(with path: String) -> [SettingsPair] {
        guard let path = folder.relative(path) else { return [] }
        var found: [SettingsPair] = []
        for rule in pairs {
            if let captures = rule.image.captures(path), let video = rule.video.path(captures) {
                found.append(pair(image: path, video: video, of: captures, by: rule))
            }
            if let captures = rule.video.captures(path), let image = rule.image.path(captures) {
                found.append(pair(image: image, video: path, of: captures, by: rule))
            }
        }
        // The first of several rules counts for a pair.
        return found.enumerated().filter { index, pair in
            !found[..<index].contains { $0.image == pair.image && $0.video == pair.video }
        }.map(\.element)
    }

    /// The entry that makes a finding not count; nil when it counts.
    /// - Parameters:
    ///   - code: The rule's code.
    ///   - path: The file that the finding is about.
    /// - Returns: The first entry that names the code and the file.
    package func ignore(_ code: String, at path: String) -> SettingsIgnore? {
        let relative = folder.relative(path)
        return ignores.first { entry in
            guard entry.code == code else { return false }
            guard let paths = entry.paths else { return true }
            return relative.map { relative in paths.contains { $0.covers(relative) } } ?? false
        }
    }

    private func pair(
        image: String, video: String, of captures: [String: String], by rule: PairRule
    ) -> SettingsPair {
        let name = rule.image.names.compactMap { captures[$0] }.joined(separator: " ")
        let image = folder.resolved(image)
        let video = folder.resolved(video)
        return SettingsPair(
            name: name, image: image, video: video,
            orientation: rule.orientation ?? lastRule(for: video, saying: \.orientation)
                ?? orientation(for: image))
    }

    private func lastRule<Word>(for path: String, saying key: KeyPath<AssetRule, Word?>) -> Word? {
        guard let path = folder.relative(path) else { return nil }
        for rule in assets.reversed() {
            if let word = rule[keyPath: key], rule.glob.covers(path) { return word }
        }
        return nil
    }
}

extension Settings {
    /// Whether any files belong together.
    package var hasPairs: Bool { !pairs.isEmpty }

    /// The path of the settings' folder, from the working directory.
    package var folderPath: String { folder.resolved("") }

    /// A path as the settings' folder sees it; nil for what lies outside it.
    package func relative(_ path: String) -> String? { folder.relative(path) }
}

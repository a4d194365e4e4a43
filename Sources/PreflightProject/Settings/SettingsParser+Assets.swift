internal import PreflightModel
internal import PreflightYAML

extension SettingsParser {
    /// Roles and orientations by glob: `assets`.
    func assets(at node: YAMLNode) throws(PreflightError) -> [AssetRule] {
        try node.entries(known: nil).all.map { entry throws(PreflightError) in
            let glob = try glob(entry.name, at: entry.key)
            guard entry.value.isMapping else {
                return AssetRule(glob: glob, role: try role(at: entry.value), orientation: nil)
            }
            let keys = try entry.value.entries(known: Self.assetKeys)
            guard !keys.all.isEmpty else {
                throw entry.value.mistake("nothing is said; expected role, orientation or both")
            }
            return try AssetRule(
                glob: glob, role: keys["role"].map(role),
                orientation: keys["orientation"]?.choice(of: CharacterOrientation.self))
        }
    }

    /// Which images and videos belong together: `pairs`.
    func pairs(at node: YAMLNode) throws(PreflightError) -> [PairRule] {
        let example = "[{image: \"characters/{name}.png\", video: \"dances/{name}.mp4\"}]"
        return try items(of: node, such: example).map { item throws(PreflightError) in
            let entries = try item.entries(known: Self.pairKeys)
            let image = try entries.required("image")
            let video = try entries.required("video")
            let rule = try PairRule(
                image: template(at: image), video: template(at: video),
                orientation: entries["orientation"]?.choice(of: CharacterOrientation.self))
            guard Set(rule.image.names) == Set(rule.video.names) else {
                throw video.mistake(
                    "'\(rule.video)' and '\(rule.image)' have different placeholders; expected the same, such as "
                        + "characters/{name}.png and dances/{name}.mp4")
            }
            guard rule.image.isDefinite || rule.video.isDefinite else {
                throw video.mistake(
                    "both have a '*', so that neither leads to the other; expected one without")
            }
            return rule
        }
    }

    /// The keys of an entry of `assets` in its long form.
    static let assetKeys = ["role", "orientation"]

    /// The keys of an entry of `pairs`.
    static let pairKeys = ["image", "video", "orientation"]

    private func role(at node: YAMLNode) throws(PreflightError) -> Subject {
        try node.choice(of: [Subject.image, .video].map(\.rawValue)) == Subject.image.rawValue
            ? .image : .video
    }

    private func template(at node: YAMLNode) throws(PreflightError) -> GlobTemplate {
        let text = try node.text()
        do {
            return try GlobTemplate(text)
        } catch {
            throw node.mistake(error.message)
        }
    }
}

extension GlobTemplate {
    /// Whether texts for its placeholders make one path, which a `*` prevents.
    fileprivate var isDefinite: Bool {
        path(Dictionary(names.map { ($0, "a") }) { first, _ in first }) != nil
    }
}

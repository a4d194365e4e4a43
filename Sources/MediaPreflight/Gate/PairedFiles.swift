import PreflightProject

/// Which files are judged together.
struct PairedFiles {
    private let settings: Settings
    /// Images that were found, as bytes: two names that the file system tells apart may be the same to Swift.
    private let images: Set<[UInt8]>

    /// Looks through the files that were found.
    init(_ settings: Settings, in paths: some Sequence<String>) {
        self.settings = settings
        guard settings.hasPairs else {
            images = []
            return
        }
        // Each pair is judged once: where its image is, or where its video is when the image was not found.
        images = Set(
            paths.filter { path in
                settings.pairs(with: path).contains { settings.relative($0.image) == settings.relative(path) }
            }
            .compactMap { settings.relative($0).map { Array($0.utf8) } })
    }

    /// The pairs that are judged in a file's place; nil when it belongs to none, and is judged on its own.
    /// - Returns: Numbers of the pairs among those that the file belongs to.
    func pairs(ledBy path: String) -> [Int]? {
        guard settings.hasPairs else { return nil }
        let pairs = settings.pairs(with: path)
        guard !pairs.isEmpty else { return nil }
        return pairs.indices.filter { index in
            let image = pairs[index].image
            return settings.relative(image) == settings.relative(path)
                || !(settings.relative(image).map { images.contains(Array($0.utf8)) } ?? false)
        }
    }
}

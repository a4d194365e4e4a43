/// Counts images and videos in every folder and the folders above it.
struct FolderCounts {
    private var images: [String: Int] = [:]
    private var videos: [String: Int] = [:]
    /// Folders with files whose names do not tell what they are: a role could be the wrong one.
    private var unclear: Set<String> = []

    /// Counts a file.
    mutating func add(_ name: MediaPath) {
        for folder in Self.lineage(of: name.series.folder) {
            switch name.kind {
            case .image: images[folder, default: 0] += 1
            case .video: videos[folder, default: 0] += 1
            case .unclear: unclear.insert(folder)
            }
        }
    }

    /// The folders of one kind that lie in none of that kind themselves, sorted.
    var uniform: [FolderSurvey.Uniform] {
        var found: [FolderSurvey.Uniform] = []
        for (counts, others, holdsVideos) in [(images, videos, false), (videos, images, true)] {
            func isMixed(_ folder: String) -> Bool { others[folder] != nil || unclear.contains(folder) }
            for (folder, count) in counts where !isMixed(folder) {
                // The folder above has both kinds, or this one is not the topmost.
                guard Self.lineage(of: folder).dropLast().allSatisfy(isMixed) else { continue }
                found.append(.init(path: folder, holdsVideos: holdsVideos, count: count))
            }
        }
        return found.sorted { $0.path < $1.path }
    }

    /// A folder and all above it, from the surveyed one down.
    private static func lineage(of folder: String) -> [String] {
        guard !folder.isEmpty else { return [""] }
        let bytes = folder.utf8
        return [""] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { String(folder[..<$0]) }
            + [folder]
    }
}

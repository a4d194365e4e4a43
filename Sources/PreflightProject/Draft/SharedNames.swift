/// Finds out which images and videos share their names.
struct SharedNames {
    private var imageSeries: [String: [FolderSurvey.Series]] = [:]
    private var imageCounts: [FolderSurvey.Series: Int] = [:]
    private var videoStems: [FolderSurvey.Series: [String]] = [:]

    /// Names that occur in more series than this say nothing, and comparing them would take forever.
    private static let seriesLimit = 16

    /// Takes a file into account.
    mutating func add(_ name: MediaPath) {
        switch name.kind {
        case .image:
            imageSeries[name.stem, default: []].append(name.series)
            imageCounts[name.series, default: 0] += 1
        case .video: videoStems[name.series, default: []].append(name.stem)
        case .unclear: break
        }
    }

    /// For each series of videos the images that share every name with it. One without a partner would fail from now on.
    var matches: [FolderSurvey.Match] {
        videoStems.sorted { $0.key < $1.key }.compactMap { videos, stems in
            var counts: [FolderSurvey.Series: Int] = [:]
            for stem in stems {
                guard let series = imageSeries[stem], series.count <= Self.seriesLimit else { continue }
                for images in series { counts[images, default: 0] += 1 }
            }
            let best = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }
            guard let best, best.value == stems.count, best.value == imageCounts[best.key] else { return nil }
            return FolderSurvey.Match(images: best.key, videos: videos, count: best.value)
        }
    }
}

internal import PreflightModel

/// What is in a folder, as far as settings can be drafted from it: which folders hold only images or only videos, and
/// which images and videos share their names.
package struct FolderSurvey: Sendable, Hashable {
    /// A folder in which, however deep, is media of one kind only, all of which their names tell.
    package struct Uniform: Sendable, Hashable {
        /// Its path from the surveyed folder; empty for that folder itself.
        package var path: String
        /// Whether it holds videos, not images.
        package var holdsVideos: Bool
        /// Number of files of that kind.
        package var count: Int
    }

    /// Images and videos that share their names.
    package struct Match: Sendable, Hashable {
        /// The images' folder and extension.
        package var images: Series
        /// The videos' folder and extension.
        package var videos: Series
        /// Number of names that both have.
        package var count: Int
    }

    /// The files of one extension in a folder.
    package struct Series: Sendable, Hashable, Comparable {
        /// The folder's path from the surveyed folder; empty for that folder itself.
        package var folder: String
        /// The extension as it is written, without the dot.
        package var fileExtension: String

        /// Names the files of an extension in a folder.
        package init(folder: String, fileExtension: String) {
            self.folder = folder
            self.fileExtension = fileExtension
        }

        /// Orders by folder, then by extension.
        package static func < (left: Self, right: Self) -> Bool {
            (left.folder, left.fileExtension) < (right.folder, right.fileExtension)
        }
    }

    /// Number of images.
    package private(set) var images = 0
    /// Number of videos.
    package private(set) var videos = 0
    /// Number of files whose names are those of requests, `*.request.json`.
    package private(set) var requests = 0
    /// The topmost folders of one kind, sorted by path.
    package private(set) var uniform: [Uniform] = []
    /// Series of videos, each with the images that share every name with it.
    package private(set) var matches: [Match] = []

    /// Surveys files by their names alone.
    /// - Parameter files: Paths from the folder that is surveyed.
    package init(files: some Sequence<String>) {
        var counts = FolderCounts()
        var names = SharedNames()
        for file in files {
            if file.hasSuffix(".request.json") {
                requests += 1
                continue
            }
            guard let name = MediaPath(file) else { continue }
            switch name.kind {
            case .image: images += 1
            case .video: videos += 1
            case .unclear: break
            }
            counts.add(name)
            names.add(name)
        }
        uniform = counts.uniform
        matches = names.matches
    }
}

extension FolderSurvey {
    /// Looks at what is in a folder and below. Files are seen as `preflight check` sees them: what is hidden or ignored
    /// is left out, and what cannot be looked at too.
    /// - Parameter folder: The folder's path.
    package init(of folder: String) {
        let place = SettingsFolder(of: "\(folder)/\(SettingsFile.names[0])", workingDirectory: "/")
        let requests = (try? Glob(AssetFinder.requestPattern)).map { [PlacedGlob($0, in: folder)] } ?? []
        var files = SelectedFiles()
        AssetFinder(requests: requests).add(filesIn: folder, to: &files)
        self.init(
            files: files.lazy.compactMap { file in
                if case .problem = file.kind { nil } else { place.relative(file.path) }
            })
    }
}

/// The parts of a path that `preflight check` looks at.
struct MediaPath {
    let series: FolderSurvey.Series
    let stem: String
    let kind: Kind

    enum Kind {
        case image, video
        /// Its content tells, not its name.
        case unclear
    }

    /// Takes a path apart; nil when its name says that it is neither an image nor a video.
    init?(_ path: String) {
        let bytes = Array(path.utf8)
        let name = path.fileName
        switch MediaName.verdict(bytes.span, (bytes.count - name.utf8.count)..<bytes.count) {
        case .image: kind = .image
        // What is selected of these is a transport stream.
        case .video, .ambiguous: kind = .video
        case .unknown: kind = .unclear
        case .other: return nil
        }
        let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
        stem = String(name[..<(dot ?? name.endIndex)])
        series = FolderSurvey.Series(
            folder: path.folderPrefix.flatMap { String($0.utf8.dropLast()) } ?? "",
            fileExtension: dot.map { String(name[name.utf8.index(after: $0)...]) } ?? "")
    }
}

internal import PreflightModel

/// What is in a folder, as far as settings can be drafted from it: which folders hold only images or only videos, and
/// which images and videos share their names.
package struct FolderSurvey: Sendable, Hashable {
    /// A folder in which, however deep, is media of one kind only.
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
            if name.isVideo { videos += 1 } else { images += 1 }
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
        let requests = (try? Glob("*.request.json")).map { [PlacedGlob($0, in: folder)] } ?? []
        var files = SelectedFiles()
        AssetFinder(requests: requests).add(filesIn: folder, to: &files)
        self.init(
            files: files.lazy.compactMap { file in
                if case .problem = file.kind { nil } else { place.relative(file.path) }
            })
    }
}

/// The parts of a media file's path.
struct MediaPath {
    let series: FolderSurvey.Series
    let stem: String
    let isVideo: Bool

    /// Takes a path apart; nil when its extension is not one that providers take for an image or a video, or nearly.
    init?(_ path: String) {
        let bytes = path.utf8
        let nameStart = path.fileName.startIndex
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > nameStart else { return nil }
        let fileExtension = String(path[bytes.index(after: dot)...])
        switch fileExtension.lowercased() {
        case "jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "avif", "bmp", "tif", "tiff":
            isVideo = false
        case "mp4", "mov", "m4v", "3gp", "mkv", "webm", "avi": isVideo = true
        default: return nil
        }
        let folder = nameStart == bytes.startIndex ? "" : String(path[..<bytes.index(before: nameStart)])
        series = FolderSurvey.Series(folder: folder, fileExtension: fileExtension)
        stem = String(path[nameStart..<dot])
    }
}

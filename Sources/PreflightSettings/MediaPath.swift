internal import PreflightModel

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

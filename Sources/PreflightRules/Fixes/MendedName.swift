import PreflightModel

/// The name of a mended copy: `dance.mp4` becomes `dance.preflight.mp4`.
///
/// Two originals in a folder never share a copy's name: an extension that changes stays in it
/// (`hero.webp.preflight.png`), and so does the length of a cut (`dance.preflight-9.9s.mp4`), which differs from one
/// orientation to the other.
package struct MendedName: Sendable, Hashable {
    /// The copy's extension, without its dot.
    package let fileExtension: String
    /// The seconds that the copy is cut to; nil when it is not cut.
    private let cut: Double?
    /// Whether nothing but the extension changes.
    private let isRename: Bool

    /// The name of a copy with an extension, and cut to a length.
    init(extension fileExtension: String, cut: Double? = nil) {
        self.fileExtension = fileExtension
        self.cut = cut
        isRename = false
    }

    /// The original's name with another extension.
    init(renamingTo fileExtension: String) {
        self.fileExtension = fileExtension
        cut = nil
        isRename = true
    }

    /// The copy's path.
    ///
    /// - Parameters:
    ///   - original: The original's path.
    ///   - folder: Where the copy is put; nil to put it beside the original.
    /// - Returns: nil when nothing can be put beside the original, since it is in `/dev`.
    package func path(for original: String, in folder: String? = nil) -> String? {
        var path = original
        if let folder {
            path = (folder.hasSuffix("/") ? folder : folder + "/") + original.fileName
        }
        guard !path.hasPrefix("/dev/") else { return nil }
        let (stem, old) = Self.split(path)
        if isRename { return "\(stem).\(fileExtension)" }
        let kept = old.map { $0 == fileExtension ? "" : ".\($0)" } ?? ""
        let length = cut.map { "-\(Decimals.text($0, digits: 3))s" } ?? ""
        return "\(stem)\(kept).preflight\(length).\(fileExtension)"
    }

    /// A path up to its extension, and the extension; a dot in front is no extension.
    private static func split(_ path: String) -> (stem: String, extension: String?) {
        let name = path.fileName
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (path, nil) }
        return (String(path[..<dot]), String(path[path.index(after: dot)...]))
    }
}

/// The name of a mended copy, beside the original: `dance.mp4` becomes `dance.preflight.mp4`.
///
/// Two originals never share a copy's name: an extension that changes stays in it (`hero.webp.preflight.png`), and so
/// does the length of a cut (`dance.preflight-9.9s.mp4`), which differs from one orientation to the other.
enum MendedName {
    /// The copy's path.
    ///
    /// - Parameters:
    ///   - original: The original's path.
    ///   - fileExtension: The copy's extension, without its dot.
    ///   - cut: The seconds that the copy is cut to; nil when it is not cut.
    /// - Returns: nil when nothing can be put beside the original, since it is in `/dev`.
    static func path(for original: String, extension fileExtension: String, cut: Double? = nil) -> String? {
        guard canHaveNeighbours(original) else { return nil }
        let (stem, old) = split(original)
        let kept = old.map { $0 == fileExtension ? "" : ".\($0)" } ?? ""
        let length = cut.map { "-\(Decimals.text($0, digits: 3))s" } ?? ""
        return "\(stem)\(kept).preflight\(length).\(fileExtension)"
    }

    /// The same name with another extension.
    static func renamed(_ original: String, extension fileExtension: String) -> String? {
        canHaveNeighbours(original) ? "\(split(original).stem).\(fileExtension)" : nil
    }

    private static func canHaveNeighbours(_ path: String) -> Bool { !path.hasPrefix("/dev/") }

    /// A path up to its extension, and the extension; a dot in front is no extension.
    private static func split(_ path: String) -> (stem: String, extension: String?) {
        let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (path, nil) }
        return (String(path[..<dot]), String(path[path.index(after: dot)...]))
    }
}

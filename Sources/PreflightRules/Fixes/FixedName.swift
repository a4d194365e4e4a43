import PreflightModel

/// The name of a fixed copy: `dance.mp4` becomes `dance.preflight.mp4`.
///
/// Two originals in a folder never share a copy's name: an extension that changes stays in it
/// (`hero.webp.preflight.png`), and so does the length of a cut (`dance.preflight-9.9s.mp4`), which differs from one
/// orientation to the other.
package struct FixedName: Sendable, Hashable {
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

/// What earlier copies of a file have shown, for the next one to be made better.
package struct FixLesson: Sendable, Hashable {
    /// How many times as many bytes as are allowed a copy would have, were it made as at first; 1 when nothing is known.
    private(set) var excess = 1.0

    /// Nothing is known yet.
    package init() {}

    /// Whether an earlier copy had too many bytes.
    var wasTooLarge: Bool { excess > 1 }

    /// Whether an earlier copy has shown anything.
    var isKnown: Bool { excess != 1 }

    /// Notes the size of a copy that was coded more coarsely than it had to be.
    ///
    /// - Parameters:
    ///   - byteCount: The copy's bytes.
    ///   - limit: The bytes that are allowed.
    /// - Returns: Whether there is something to be learnt: the copy is far below the limit.
    package mutating func noteRoom(byteCount: Int64, limit: Int64) -> Bool {
        guard byteCount > 0, Double(byteCount) < 0.6 * Double(limit) else { return false }
        excess *= Double(byteCount) / Double(limit)
        return true
    }

    /// Notes the size of a copy.
    ///
    /// - Parameters:
    ///   - byteCount: The copy's bytes.
    ///   - limit: The bytes that are allowed.
    /// - Returns: Whether there is something to be learnt: the copy has too many.
    package mutating func note(byteCount: Int64, limit: Int64) -> Bool {
        guard byteCount > limit, limit > 0 else { return false }
        excess *= Double(byteCount) / Double(limit)
        return true
    }
}

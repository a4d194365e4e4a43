/// The name of a mended copy, beside the original: `dance.mov` becomes `dance.preflight.mp4`.
enum MendedName {
    /// The copy's path.
    static func path(for original: String, extension fileExtension: String) -> String {
        let directory = original.lastIndex(of: "/").map { String(original[...$0]) } ?? ""
        var name = original.dropFirst(directory.count)
        if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = name[..<dot] }
        return "\(directory)\(name).preflight.\(fileExtension)"
    }
}

/// Writes names so that globs and templates take them literally.
enum GlobEscape {
    /// A path in which no character has a meaning of its own.
    static func escaped(_ path: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in path.unicodeScalars {
            if "*?[]{}\\".unicodeScalars.contains(scalar) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }
}

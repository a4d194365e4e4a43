import PreflightModel
import PreflightText

/// Where CI systems are to look for an asset: a path as they write it, relative to the folder of the run, or to the
/// repository's root when that is known.
///
/// They know files only. Code scanning refuses a whole log when one of its URIs has another scheme than the checkout's,
/// and GitLab takes every path for one of the repository. So a URL is shown by its host and path, without its scheme,
/// its query and its credentials: `cdn.example.com/a.png`.
struct ArtifactPath {
    /// The path, without `.`, without empty segments, and without `..` where a segment is before it; never empty.
    let text: String
    /// Whether it stands for a URL.
    let isURL: Bool

    init(_ name: String, in place: RepositoryPlace? = nil) {
        let shown = name.hasSuffix("?…") ? String(name.dropLast(2)) : name
        if let rest = Self.withoutScheme(shown) {
            let segments = Self.resolved(rest[...], keepsFirst: true)
            isURL = true
            text = segments.isEmpty ? Self.path(name) : segments.joined(separator: "/")
        } else {
            isURL = false
            let path = Self.path(shown)
            text = place?.path(path) ?? path
        }
    }

    /// Whether it starts at that folder, and not at the root of the machine.
    var isRelative: Bool { !text.hasPrefix("/") }

    /// What follows the scheme and the slashes of a URL; nil for a path. `http:x.png` is a path.
    private static func withoutScheme(_ name: String) -> String? {
        guard WebReference.isMeant(by: name), let mark = name.firstRange(of: "://") else { return nil }
        return String(name[mark.upperBound...].drop { $0 == "/" })
    }

    private static func path(_ name: String) -> String {
        let root = name.hasPrefix("/") ? "/" : ""
        let path = root + resolved(name[...], keepsFirst: false).joined(separator: "/")
        return path.isEmpty ? "." : path
    }

    /// The segments of a path that remain when `.` and `..` are resolved (RFC 3986, section 5.2.4). A first one that is
    /// kept is a host, which `..` does not leave.
    private static func resolved(_ path: Substring, keepsFirst: Bool) -> [Substring] {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case ".." where keepsFirst || path.hasPrefix("/"):
                if segments.count > (keepsFirst ? 1 : 0) { segments.removeLast() }
            case ".." where segments.last.map({ $0 != ".." }) ?? false: segments.removeLast()
            default: segments.append(segment)
            }
        }
        return segments
    }
}

extension String {
    /// A path without the `./` that it begins with: CI systems compare paths letter by letter.
    var withoutDotSlash: String {
        var path = self[...]
        while path.hasPrefix("./"), path.count > 2 { path = path.dropFirst(2).drop { $0 == "/" } }
        return String(path)
    }
}

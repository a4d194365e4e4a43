/// Vulnerabilities of the linked libraries that a file being probed could reach, or that say that a version is old.
///
/// Distributions mend old versions without renumbering them, so a match is a reason to look, not a verdict.
struct Advisory {
    /// Libraries that advisories are kept for.
    enum Library: Hashable {
        case ffmpeg
        case libpng
    }

    private var library: Library
    private var identifier: String
    private var summary: String
    /// The first version of each release line that has it mended; lines newer than the last are not affected.
    private var mendedIn: [Version]

    static func matching(_ library: Library, _ text: String) -> [String] {
        guard let version = Version(text) else { return [] }
        return known.filter { $0.library == library && $0.affects(version) }.map {
            "\($0.identifier): \($0.summary)"
        }
    }

    private func affects(_ version: Version) -> Bool {
        // The fix of the version's own release line counts; a line without one is affected up to the newest fix.
        if let line = mendedIn.first(where: { $0.major == version.major }) { return version < line }
        return mendedIn.max().map { version < $0 } ?? false
    }

    private static let known = [
        Advisory(
            library: .ffmpeg, identifier: "CVE-2022-2566",
            summary: "overflow while building an MP4 index; mended in 5.1.2",
            mendedIn: [Version(5, 1, 2)]),
        Advisory(
            library: .ffmpeg, identifier: "CVE-2026-107698",
            summary:
                "RTSP redirects leave the protocol whitelist; Preflight never lets FFmpeg open a protocol",
            mendedIn: [Version(7, 1, 4), Version(8, 0, 2)]),
        Advisory(
            library: .ffmpeg, identifier: "CVE-2026-107697, CVE-2026-107695",
            summary: "HLS playlists read other files or loop; Preflight never lets FFmpeg read playlists",
            mendedIn: [Version(8, 1, 3)]),
        Advisory(
            library: .libpng, identifier: "CVE-2025-64505, CVE-2025-64506, CVE-2025-64720, CVE-2025-65018",
            summary: "overflows in transformations and the simplified API; Preflight uses neither",
            mendedIn: [Version(1, 6, 51)]),
        Advisory(
            library: .libpng, identifier: "CVE-2026-25646",
            summary: "overflow in png_set_quantize; Preflight does not use it",
            mendedIn: [Version(1, 6, 55)]),
    ]

    /// The first three numbers of a version.
    private struct Version: Comparable {
        var major: Int
        var minor: Int
        var patch: Int

        init(_ major: Int, _ minor: Int, _ patch: Int) {
            (self.major, self.minor, self.patch) = (major, minor, patch)
        }

        /// Reads `5.1.9-0+deb12u1` and `n7.1.1`; nil when there is no number, as in a build from a repository.
        init?(_ text: String) {
            let numbers = text.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }.split(separator: ".")
                .map { Int($0) ?? 0 }
            guard numbers.count >= 2 else { return nil }
            self.init(numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 0)
        }

        static func < (left: Version, right: Version) -> Bool {
            (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
        }
    }
}

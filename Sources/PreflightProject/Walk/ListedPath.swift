internal import PreflightSystem

/// A path that was named, from the file system's root on. The links of its folder are resolved; the file itself may be
/// a link, and neither need be there.
struct ListedPath {
    let bytes: [UInt8]

    init(_ path: String) {
        let given = Array(path.utf8)
        let slash = given.lastIndex(of: .slash)
        let folder = slash.map { Array(given[...$0]) } ?? [.dot]
        let name = given[(slash.map { $0 + 1 } ?? 0)...]
        bytes = ((try? FilePlace.resolved(folder)) ?? Self.absolute(folder)) + [.slash] + name
    }

    /// The path of a folder that is not there, without names that lead nowhere.
    private static func absolute(_ folder: [UInt8]) -> [UInt8] {
        let start = folder.first == .slash ? [] : (try? FilePlace.resolved([.dot])) ?? []
        let names = folder.split(separator: .slash).filter { $0 != [.dot] }
        return names.reduce(start) { $0 + [.slash] + $1 }
    }
}

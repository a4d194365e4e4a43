internal import Foundation
internal import Synchronization
public import Testing

/// What lies beside the repository, in `../shared`, and is no part of it.
public enum SharedFolder {
    /// The path of something in it.
    public static func path(_ name: String) -> String {
        Repository.root.deletingLastPathComponent().appendingPathComponent("shared/\(name)").path
    }

    private static let missing = Mutex<Set<String>>([])

    /// Says once, when everything has run, what did not.
    private static let summary: Void = {
        atexit {
            let names = SharedFolder.missing.withLock { $0.sorted() }
            print("NOT RUN, since it is missing: what needs \(names.joined(separator: " and "))")
        }
    }()

    fileprivate static func has(_ name: String) -> Bool {
        if FileManager.default.fileExists(atPath: path(name)) { return true }
        _ = missing.withLock { $0.insert("../shared/\(name)") }
        summary
        return false
    }
}

extension Trait where Self == ConditionTrait {
    /// For tests of what lies in `../shared`, which do not run where it is missing, and then say so.
    public static func needsShared(_ name: String) -> Self {
        .enabled(if: SharedFolder.has(name), "../shared/\(name) is missing")
    }
}

/// The folder that caches are kept in.
package enum CacheFolder {
    /// The folder that the environment names: `PREFLIGHT_CACHE_DIR`, else the place where the system keeps caches.
    /// - Parameter environment: The variables.
    /// - Returns: The folder; nil when nothing tells where it is.
    package static func path(_ environment: [String: String]) -> String? {
        func folder(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let own = folder("PREFLIGHT_CACHE_DIR") { return own }
        // The XDG specification has relative paths ignored.
        if let shared = folder("XDG_CACHE_HOME"), shared.hasPrefix("/") { return "\(shared)/preflight" }
        #if os(macOS)
            return folder("HOME").map { "\($0)/Library/Caches/preflight" }
        #else
            return folder("HOME").map { "\($0)/.cache/preflight" }
        #endif
    }
}

import Foundation
import MediaPreflight

extension FactsCache {
    /// The cache of this user; nil where nothing tells where caches are.
    static func standard() -> FactsCache? {
        CacheFolder.path(ProcessInfo.processInfo.environment).map {
            FactsCache(folder: $0, generation: generation)
        }
    }

    /// All that facts depend on besides the file: this very program, and the libraries that it is linked with. A program
    /// that was built anew may measure otherwise, whatever its version says.
    private static var generation: String {
        let program = Platform.programPath.flatMap(FileIdentity.of).map { "\($0)" } ?? ""
        let libraries = Preflight.libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
        return "\(Preflight.tool.version); \(program); \(libraries)"
    }
}

import Foundation
package import PreflightStore
import PreflightSystem

extension FactsCache {
    /// The cache of this user; nil where nothing tells where caches are.
    package static func standard() -> FactsCache? {
        CacheFolder.path(ProcessInfo.processInfo.environment).map {
            FactsCache(folder: $0, generation: generation)
        }
    }

    /// All that facts depend on besides the file. A program that was built anew may measure otherwise, whatever its
    /// version says, so its own identity counts.
    private static var generation: String {
        let program = ThisProcess.programPath.flatMap(FileIdentity.of).map { "\($0)" } ?? ""
        return "\(program); \(Preflight.measuringConditions)"
    }
}

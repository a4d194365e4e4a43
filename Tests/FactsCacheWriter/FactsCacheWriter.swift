import Foundation
import PreflightModel
import PreflightStore
import PreflightSystem

/// Fills a cache with facts that tell by themselves which file they are of, over and over.
///
/// usage: facts-cache-writer CACHE FILES [ROUNDS]
@main struct FactsCacheWriter {
    static func main() throws {
        let arguments = CommandLine.arguments
        let files = try FileManager.default.contentsOfDirectory(atPath: arguments[2])
            .map { "\(arguments[2])/\($0)" }
        let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 1 : .max
        let cache = FactsCache(folder: arguments[1], generation: "test")
        for round in 0..<rounds {
            for file in files {
                guard var sighting = FileSighting.of(file) else { continue }
                sighting.moment = sighting.identity.changed + 2_000_000_000
                cache.add(facts(of: sighting.identity), of: file, since: sighting)
            }
            // By now everything was written at least once, by 256 at a time.
            if round == 1 { try FileHandle.standardOutput.write(contentsOf: Data("writing\n".utf8)) }
        }
        cache.finish()
        print(cache.diagnostic ?? "on")
    }

    private static func facts(of identity: FileIdentity) -> MediaFacts {
        let size = PixelSize(width: Int(truncatingIfNeeded: identity.inode), height: 1)
        return MediaFacts(
            path: "", byteCount: identity.byteCount,
            content: .image(ImageFacts(format: .png, size: Measured(size, .header))))
    }
}

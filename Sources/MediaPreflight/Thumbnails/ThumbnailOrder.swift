import PreflightModel
import PreflightReports
import PreflightSystem

/// A thumbnail to be made of one asset.
struct ThumbnailOrder: Sendable {
    /// The asset's place in the run.
    let asset: Int
    private let path: String
    private let byteCount: Int64
    private let command: ThumbnailCommand

    /// The most that a thumbnail may come to, in bytes; most are a tenth of it.
    private static let byteLimit = 64 << 10

    /// An order for what was measured as a picture or a video and can be decoded; nil for everything else.
    init?(_ facts: MediaFacts, asset: Int) {
        let fatal: [Defect.Kind] = [.unreadable, .missingIndex, .externalData, .nonStandard]
        guard facts.web == nil, let byteCount = facts.byteCount,
            !fatal.contains(where: { facts.defect($0) != nil }),
            let command = ThumbnailCommand(facts.content)
        else { return nil }
        self.asset = asset
        self.byteCount = byteCount
        self.command = command
        path = facts.path
    }

    /// Makes it; nil when that cannot be done.
    func thumbnail(by program: String, within patience: Duration) async -> Thumbnail? {
        guard isWhatWasMeasured else { return nil }
        let result = try? await Program.run(
            program, command.arguments(reading: path), outputLimit: Self.byteLimit, deadline: patience)
        guard let result, result.hasSucceeded, Self.isJPEG(result.output) else { return nil }
        return Thumbnail(jpeg: result.output, size: command.size, frameCount: command.frameCount)
    }

    /// Whether the name leads to a regular file of the size that was measured. It is a label, and no file's name, where
    /// bytes came in a request.
    private var isWhatWasMeasured: Bool {
        FileIdentity.of(path)?.byteCount == byteCount
    }

    private static func isJPEG(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xD8]) && bytes.suffix(2) == [0xFF, 0xD9]
    }
}

import MediaPreflight
import PreflightSystem
import Synchronization

/// A line on the terminal that shows how far downloads have come, and leaves nothing behind.
final class ProgressBar: Sendable {
    private let isShown = Mutex(false)

    /// A bar when files are fetched whole and someone can see it.
    static func ifSeen(_ fetching: FetchOptions) -> ProgressBar? {
        guard fetching.download, Descriptor.standardError.isTerminal,
            ThisProcess.environment("TERM", default: "dumb") != "dumb"
        else { return nil }
        return ProgressBar()
    }

    /// Draws the bar anew; called by any thread.
    @Sendable func show(_ progress: FetchProgress) {
        isShown.withLock { isShown in
            isShown = true
            Self.write("\r\(Self.line(progress))\u{1B}[K")
        }
    }

    /// Takes the bar away.
    func clear() {
        isShown.withLock { isShown in
            if isShown { Self.write("\r\u{1B}[K") }
            isShown = false
        }
    }

    /// For example `[#########           ] 45 %  12.3 of 27.1 MB, 1 of 3 files`.
    static func line(_ progress: FetchProgress) -> String {
        let expected = max(progress.expectedByteCount, progress.receivedByteCount, 1)
        let share = Double(progress.receivedByteCount) / Double(expected)
        let width = 20
        let filled = min(width, Int(share * Double(width)))
        let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
        return "[\(bar)] \(Int(share * 100)) %  \(megabytes(progress.receivedByteCount)) of "
            + "\(megabytes(expected)) MB, \(progress.finishedFileCount) of \(progress.fileCount) files"
    }

    private static func megabytes(_ byteCount: Int64) -> String {
        let tenths = byteCount / 100_000
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func write(_ text: String) {
        // A bar that cannot be drawn is no failure.
        try? Descriptor.standardError.write(Array(text.utf8))
    }
}

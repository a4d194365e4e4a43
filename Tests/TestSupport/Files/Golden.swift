import Foundation

/// Compares text with a file that was recorded and reviewed before.
///
/// `RECORD_GOLDENS=1 swift test` writes the files anew, and still fails every test that wrote one, so that recording
/// cannot pass unnoticed.
public struct Golden {
    private let folder: URL

    /// The folder `Goldens` beside a test file.
    public init(beside file: StaticString) {
        folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
            .appendingPathComponent("Goldens", isDirectory: true)
    }

    /// What is different, in words; nil when nothing is.
    public func difference(_ text: String, _ name: String) -> String? {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            } catch {
                return "\(name) could not be recorded: \(error)"
            }
            return "\(name) was recorded: review it, then run again without RECORD_GOLDENS"
        }
        guard let data = try? Data(contentsOf: file) else {
            return "\(name) does not exist: record it with RECORD_GOLDENS=1 swift test"
        }
        return Self.firstDifference(String(decoding: data, as: UTF8.self), text).map { "\(name), \($0)" }
    }

    private static func firstDifference(_ expected: String, _ actual: String) -> String? {
        guard expected != actual else { return nil }
        let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, (expected, actual)) in zip(expectedLines, actualLines).enumerated()
        where expected != actual {
            return "line \(index + 1):\n  expected: \(expected)\n  actual:   \(actual)"
        }
        return "\(expectedLines.count) lines expected, \(actualLines.count) found; actual:\n\(actual)"
    }
}

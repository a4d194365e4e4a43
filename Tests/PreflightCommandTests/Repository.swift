import Foundation
import ReportTestSupport

/// Where the tests find the sample files and the built programs.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Runs `preflight` in the folder of the samples, so that reports hold no path of this machine.
    static func preflight(
        _ arguments: String..., environment: [String: String] = [:], in folder: URL? = nil
    ) throws -> Program.Result {
        try Program("preflight").run(arguments, environment: environment, in: folder ?? demo)
    }

    static let demo = root.appendingPathComponent("Fixtures/demo")
}

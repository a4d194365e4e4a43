import Foundation
import TestSupport

/// The built program, and the folder it is run in.
extension Repository {
    /// Runs `preflight` in the folder of the samples, so that reports hold no path of this machine.
    static func preflight(
        _ arguments: String..., environment: [String: String] = [:], in folder: URL? = nil
    ) throws -> Program.Result {
        try Program("preflight").run(arguments, environment: environment, in: folder ?? demo)
    }

    static let demo = Fixture.url("demo")
}

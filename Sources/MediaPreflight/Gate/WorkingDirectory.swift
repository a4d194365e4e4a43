package import PreflightModel
import PreflightSystem

/// The folder that relative paths start at.
package enum WorkingDirectory {
    /// Its path, symbolic links resolved.
    package static func path() throws(PreflightError) -> String {
        do throws(SystemFailure) {
            let path = try FilePlace.resolved([UInt8(ascii: ".")])
            if let text = String(validating: path, as: UTF8.self) { return text.isEmpty ? "/" : text }
            throw .absence
        } catch {
            throw PreflightError(
                PreflightError.Code(rawValue: "noWorkingDirectory"), "the working directory is gone",
                cause: error.description)
        }
    }
}

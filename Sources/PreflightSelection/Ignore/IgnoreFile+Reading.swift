internal import PreflightModel
internal import PreflightSystem

extension IgnoreFile {
    /// What git does not look at.
    static let gitName = ".gitignore"
    /// What we do not look at besides; it is read after git's, so it can take back what that one says.
    static let preflightName = ".preflightignore"

    /// Reads an ignore file.
    /// - Returns: Its patterns; nil when there is none.
    /// - Throws: Why it cannot be read. Like git, we follow no link here.
    static func read(_ path: [UInt8]) throws(SourceProblem) -> IgnoreFile? {
        do throws(OpenFile.Failure) {
            let bytes = try OpenFile.beginning(of: path, count: sizeLimit + 1)
            if bytes.count <= sizeLimit { return IgnoreFile(bytes) }
        } catch {
            if error.system?.isAbsence == true { return nil }
            throw error.system?.isLoop == true
                ? SourceProblem(.notRegularFile, "this is a symbolic link; git does not read it either")
                : SourceProblem(.unreadable, "this file cannot be read: \(error)")
        }
        throw SourceProblem(.limitReached, "this file is larger than \(sizeLimit >> 10) KiB")
    }
}

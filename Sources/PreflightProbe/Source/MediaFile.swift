internal import PreflightModel
internal import PreflightSystem

extension OpenFile {
    /// Opens a media file.
    static func media(_ path: String) throws(SourceProblem) -> OpenFile {
        guard !path.isEmpty, !path.hasNUL else {
            throw SourceProblem(.missing, "no file can have this name")
        }
        do throws(Failure) { return try regular(path) } catch { throw SourceProblem(error) }
    }
}

extension SourceProblem {
    /// What is wrong with a file that could not be opened.
    init(_ failure: OpenFile.Failure) {
        switch failure {
        case .notRegular(let kind): self.init(.notRegularFile, "this is \(kind.noun), not a media file")
        case .system(let failure) where failure.isDeadEnd: self.init(.missing, "there is no such file")
        case .system(let failure) where failure.isLoop:
            self.init(.notRegularFile, "this is a loop of symbolic links")
        case .system(let failure) where failure.isDenied: self = .permissionDenied
        case .system, .tooLarge: self.init(.unreadable, "this file cannot be opened: \(failure)")
        }
    }
}

extension FileStatus.Kind {
    fileprivate var noun: String {
        switch self {
        case .folder: "a directory"
        case .pipe: "a pipe (FIFO)"
        case .device: "a device"
        case .socket: "a socket"
        case .regular, .link, .other: "not a regular file"
        }
    }
}

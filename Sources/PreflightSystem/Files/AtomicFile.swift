/// A file that appears under its name only when it is complete: written beside it first, then renamed.
///
/// What a run that was killed leaves behind is hidden, so that no folder of assets has it, and has a name that no later
/// run takes.
///
/// What exists and is not a regular file (a named pipe) is written to as it is, and so is what the program was started
/// with (`/dev/stdout`, `/dev/fd/3`), where it is: a log that is appended to stays one.
package final class AtomicFile {
    /// Where its bytes are written.
    package let descriptor: Descriptor
    /// The path it appears at.
    package let path: String
    private let temporaryPath: String?
    private var isOpen = true

    /// Why a file cannot be written.
    package enum Failure: Error, CustomStringConvertible {
        /// The system refused.
        case system(SystemFailure)
        /// A link that somebody committed would lead to a file that nobody named.
        case symbolicLink

        package var description: String {
            switch self {
            case .system(let failure): failure.description
            case .symbolicLink: "it is a symbolic link; name the file itself"
            }
        }
    }

    /// Begins a file.
    package init(_ path: String) throws(Failure) {
        let inherited = Descriptor.inherited(path)
        let kind = FileStatus.kind(of: path)
        if inherited == nil, FileStatus.isLink(path), kind == nil || kind == .regular || kind == .folder {
            throw .symbolicLink
        }
        do throws(SystemFailure) {
            if let inherited {
                (descriptor, self.path, temporaryPath) = (try inherited.duplicate(), path, nil)
            } else if kind == .folder {
                throw .isFolder
            } else if let kind, kind != .regular {
                (descriptor, self.path, temporaryPath) = (try .open(path, .existing), path, nil)
            } else {
                self.path = FilePlace.resolved(path) ?? path
                let number = String(UInt64.random(in: 0 ... .max), radix: 36)
                let temporary = FilePlace.folder(of: self.path) + "/.preflight-\(number).tmp"
                descriptor = try .open(temporary, .exclusive(likeFileAt: self.path))
                temporaryPath = temporary
            }
        } catch {
            throw .system(error)
        }
    }

    /// Ends the file and gives it its name.
    package func commit() throws(SystemFailure) {
        guard isOpen else { return }
        isOpen = false
        do throws(SystemFailure) {
            try descriptor.close()
            if let temporaryPath { try FilePlace.rename(temporaryPath, to: path) }
        } catch {
            temporaryPath.map(FilePlace.remove)
            throw error
        }
    }

    /// Forgets what was written.
    package func discard() {
        guard isOpen else { return }
        isOpen = false
        try? descriptor.close()
        temporaryPath.map(FilePlace.remove)
    }
}

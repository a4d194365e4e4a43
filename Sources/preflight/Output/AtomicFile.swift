/// A file that appears under its name only when it is complete: written beside it first, then renamed.
///
/// What a run that was killed leaves behind is hidden, so that no folder of assets has it, and has a name that no later
/// run takes.
///
/// What exists and is not a regular file (a named pipe) is written to as it is, and so is what the program was started
/// with (`/dev/stdout`, `/dev/fd/3`), where it is: a log that is appended to stays one.
final class AtomicFile {
    let descriptor: Platform.Descriptor
    /// The path it appears at.
    let path: String
    private let temporaryPath: String?
    private var isOpen = true

    private init(_ descriptor: Platform.Descriptor, path: String, temporaryPath: String?) {
        self.descriptor = descriptor
        self.path = path
        self.temporaryPath = temporaryPath
    }

    static func create(_ path: String) throws(OutputError) -> AtomicFile {
        if let inherited = Platform.inheritedDescriptor(path) {
            do throws(Platform.Failure) {
                return AtomicFile(try Platform.duplicate(inherited), path: path, temporaryPath: nil)
            } catch {
                throw OutputError(message: "cannot write '\(path)': \(error.description)")
            }
        }
        guard !Platform.isLink(path) || Platform.kind(of: path) == .special else {
            // A link that somebody committed would lead to a file that nobody named.
            throw OutputError(message: "cannot write '\(path)': it is a symbolic link; name the file itself")
        }
        do throws(Platform.Failure) {
            switch Platform.kind(of: path) {
            case .special:
                return AtomicFile(try Platform.open(path, .existing), path: path, temporaryPath: nil)
            case .directory:
                throw Platform.Failure(code: Platform.isDirectoryCode)
            case .regular, .absent:
                let target = Platform.resolved(path) ?? path
                let number = String(UInt64.random(in: 0 ... .max), radix: 36)
                let temporary = Platform.folder(of: target) + "/.preflight-\(number).tmp"
                let descriptor = try Platform.open(temporary, .exclusive(likeFileAt: target))
                return AtomicFile(descriptor, path: target, temporaryPath: temporary)
            }
        } catch {
            throw OutputError(message: "cannot write '\(path)': \(error.description)")
        }
    }

    /// Ends the file and gives it its name.
    func commit() throws(OutputError) {
        guard isOpen else { return }
        isOpen = false
        do throws(Platform.Failure) {
            try Platform.close(descriptor)
            if let temporaryPath { try Platform.rename(temporaryPath, to: path) }
        } catch {
            temporaryPath.map(Platform.remove)
            throw OutputError(message: "cannot write '\(path)': \(error.description)")
        }
    }

    /// Forgets what was written.
    func discard() {
        guard isOpen else { return }
        isOpen = false
        try? Platform.close(descriptor)
        temporaryPath.map(Platform.remove)
    }
}

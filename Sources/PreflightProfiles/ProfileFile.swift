import PreflightModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A profile's file, read whole. Nothing but a small regular file is ever read, and nothing blocks.
struct ProfileFile {
    /// The content.
    var bytes: [UInt8]
    /// Which file it is, whatever name it was opened by.
    var identity: Identity

    /// What tells one file from another: two names of one file have the same identity.
    struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    /// Larger than any profile a person would write.
    static let byteLimit = 1 << 20

    /// Reads a file.
    init(path: String) throws(PreflightError) {
        guard !path.utf8.contains(0) else { throw Self.error(path, "the name has a NUL in it") }
        // Without O_NONBLOCK, opening a pipe would wait until something writes to it.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.error(path, Self.reason(errno)) }
        defer { close(descriptor) }

        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw Self.error(path, Self.reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let kind = status.st_mode & S_IFMT == S_IFDIR ? "a directory" : "a pipe or device"
            throw Self.error(path, "it is \(kind); expected a YAML file")
        }
        identity = Identity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            inode: UInt64(truncatingIfNeeded: status.st_ino))
        bytes = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.error(path, Self.reason(errno))
            }
            bytes += chunk.prefix(count)
            guard bytes.count <= Self.byteLimit else {
                throw Self.error(path, "it is larger than 1 MiB; expected a profile of a few kilobytes")
            }
        }
    }

    private static func error(_ path: String, _ reason: String) -> PreflightError {
        PreflightError(.invalidProfile, "\(path): the profile cannot be read: \(reason)")
    }

    private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

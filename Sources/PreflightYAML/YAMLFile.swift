package import PreflightModel

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A YAML file, read whole. Nothing but a small regular file is ever read, and nothing blocks.
package struct YAMLFile {
    /// The content.
    package var bytes: [UInt8]
    /// Which file it is, whatever name it was opened by.
    package var identity: Identity

    /// What tells one file from another: two names of one file have the same identity.
    package struct Identity: Hashable {
        private var device: UInt64
        private var inode: UInt64

        fileprivate init(_ status: stat) {
            device = UInt64(truncatingIfNeeded: status.st_dev)
            inode = UInt64(truncatingIfNeeded: status.st_ino)
        }
    }

    /// Larger than any YAML that a person would write for this.
    private static let byteLimit = 1 << 20

    /// Whether a name means a file, not an id: it has a `/` or a YAML file's extension.
    package static func isPath(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: "/")) || name.hasSuffix(".yml") || name.hasSuffix(".yaml")
    }

    /// The part of a path up to and including its last slash; empty for a bare name.
    package static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    }

    /// Reads a file.
    /// - Parameters:
    ///   - path: Where it is.
    ///   - name: What an error calls it; nil for the path.
    ///   - subject: What it is about, for the words of an error.
    /// - Throws: ``PreflightError`` when there is no such file, or it is no small regular file.
    package init(path: String, named name: String? = nil, of subject: YAMLSubject) throws(PreflightError) {
        func error(_ reason: String) -> PreflightError {
            PreflightError(subject.code, "\(name ?? path): \(subject.name) cannot be read: \(reason)")
        }
        guard !path.utf8.contains(0) else { throw error("the name has a NUL in it") }
        // Without O_NONBLOCK, opening a pipe would wait until something writes to it.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(Self.reason(errno)) }
        defer { close(descriptor) }

        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw error(Self.reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let kind = status.st_mode & S_IFMT == S_IFDIR ? "a directory" : "a pipe or device"
            throw error("it is \(kind); expected a YAML file")
        }
        identity = Identity(status)
        bytes = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return }
            if count < 0 {
                if errno == EINTR { continue }
                throw error(Self.reason(errno))
            }
            bytes += chunk.prefix(count)
            guard bytes.count <= Self.byteLimit else {
                throw error("it is larger than 1 MiB; expected a few kilobytes")
            }
        }
    }

    private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

internal import PreflightModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A baseline's file, read whole. Nothing but a regular file of a bounded size is ever read, and nothing blocks.
enum BaselineFile {
    /// A baseline of 400 000 findings.
    static let byteLimit = 64 << 20

    /// Why it cannot be used, in words, and where that is seen.
    struct Problem: Error {
        var reason: String
        var position: TextPosition?
    }

    static func bytes(_ path: String) throws(Problem) -> [UInt8] {
        guard !path.utf8.contains(0) else { throw Problem(reason: "no file can have this name") }
        // Without O_NONBLOCK, opening a pipe would wait until something writes to it.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw problem(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Problem(reason: "it is not a regular file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw problem(errno)
            }
            bytes += chunk.prefix(count)
            guard bytes.count <= byteLimit else { throw Problem(reason: "it is larger than 64 MiB") }
        }
    }

    private static func problem(_ code: Int32) -> Problem {
        Problem(reason: unsafe String(cString: strerror(code)))
    }
}

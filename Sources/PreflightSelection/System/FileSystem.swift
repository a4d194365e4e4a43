#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few questions to the file system that finding files takes. Paths are bytes, since not every name is UTF-8.
enum FileSystem {
    /// What a name leads to.
    enum FileType {
        case regular, folder, link, special
    }

    /// A call that failed.
    struct Failure: Error {
        /// The system's number of the error.
        let code: Int32

        /// The error in words.
        var words: String {
            guard let text = unsafe strerror(code) else { return "error \(code)" }
            return unsafe String(cString: text)
        }

        /// Whether there is nothing of that name.
        var isAbsence: Bool { code == ENOENT }

        /// Whether nobody like us may look.
        var isDenied: Bool { code == EACCES || code == EPERM }

        /// Whether symbolic links lead in a circle, or a link is where none may be.
        var isLoop: Bool { code == ELOOP }
    }

    /// The path behind all symbolic links, without a slash at the end.
    static func realPath(_ path: [UInt8]) throws(Failure) -> [UInt8] {
        guard let text = unsafe realpath(try text(path), nil) else { throw Failure(code: errno) }
        defer { unsafe free(text) }
        let real = unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
        return real == [.slash] ? [] : real
    }

    /// What a path leads to, links followed.
    static func type(_ path: [UInt8]) throws(Failure) -> FileType {
        var status = stat()
        guard unsafe stat(try text(path), &status) == 0 else { throw Failure(code: errno) }
        return type(status.st_mode)
    }

    /// The beginning of a regular file.
    static func beginning(
        _ path: [UInt8], count: Int, followsLink: Bool = false
    ) throws(Failure) -> [UInt8] {
        let descriptor = try descriptor(path, followsLink ? O_NOCTTY : O_NOCTTY | O_NOFOLLOW)
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw Failure(code: errno) }
        guard type(status.st_mode) == .regular else { throw Failure(code: EINVAL) }
        var bytes = [UInt8](repeating: 0, count: min(count, Int(clamping: status.st_size)))
        var total = 0
        while total < bytes.count {
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + total }, buffer.count - total)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Failure(code: errno) }
            guard got > 0 else { break }
            total += got
        }
        bytes.removeLast(bytes.count - total)
        return bytes
    }

    static func type(_ mode: mode_t) -> FileType {
        switch mode & S_IFMT {
        case S_IFREG: .regular
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .special
        }
    }

    /// Opens what is at a path for reading. That waits for nothing, not even for a pipe's other end.
    static func descriptor(_ path: [UInt8], _ flags: Int32) throws(Failure) -> Int32 {
        let descriptor = unsafe open(try text(path), flags | O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        return descriptor
    }

    /// A path for C, which would read one with a NUL only so far.
    private static func text(_ path: [UInt8]) throws(Failure) -> [CChar] {
        guard !path.contains(0) else { throw Failure(code: ENOENT) }
        return path.map(CChar.init(bitPattern:)) + [0]
    }
}

internal import PreflightModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An open regular file, closed when it goes out of scope.
///
/// Nothing but a regular file is ever opened: a FIFO would block, and opening a device can have effects.
struct RegularFile: ~Copyable {
    private let descriptor: Int32
    /// Size in bytes when it was opened.
    private(set) var byteCount: Int64 = 0

    private init(adopting descriptor: Int32) { self.descriptor = descriptor }

    deinit { _ = close(descriptor) }

    static func open(_ path: String) throws(SourceProblem) -> RegularFile {
        // A NUL would silently cut the path short on its way to the system.
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SourceProblem(.missing, "no file can have this name")
        }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw problem(errno) }
        try requireRegular(status)
        // The file may have been exchanged since: open without blocking, and look again.
        let descriptor = systemOpen(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw problem(errno) }
        var file = RegularFile(adopting: descriptor)
        guard unsafe fstat(descriptor, &status) == 0 else { throw problem(errno) }
        try requireRegular(status)
        file.byteCount = Int64(status.st_size)
        return file
    }

    /// Reads up to `count` bytes at an offset.
    /// - Returns: The number of bytes read, 0 at the end, or nil when reading failed.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        var total = 0
        while total < buffer.count {
            guard let base = buffer.baseAddress else { break }
            let count = unsafe pread(
                descriptor, base + total, buffer.count - total, off_t(offset) + off_t(total))
            if count > 0 {
                total += count
            } else if count == 0 {
                break
            } else if errno != EINTR {
                return total > 0 ? total : nil
            }
        }
        return total
    }

    private static func requireRegular(_ status: stat) throws(SourceProblem) {
        let kind: String
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: kind = "a directory"
        case S_IFIFO: kind = "a pipe (FIFO)"
        case S_IFCHR, S_IFBLK: kind = "a device"
        case S_IFSOCK: kind = "a socket"
        default: kind = "not a regular file"
        }
        throw SourceProblem(.notRegularFile, "this is \(kind), not a media file")
    }

    private static func problem(_ code: Int32) -> SourceProblem {
        switch code {
        case ENOENT, ENOTDIR, ENAMETOOLONG: SourceProblem(.missing, "there is no such file")
        case ELOOP: SourceProblem(.notRegularFile, "this is a loop of symbolic links")
        case EACCES, EPERM: SourceProblem.permissionDenied
        case ENXIO: SourceProblem(.notRegularFile, "this is a socket or device, not a media file")
        default:
            SourceProblem(
                .unreadable, "this file cannot be opened: \(unsafe String(cString: strerror(code)))")
        }
    }
}

/// `open` under a name that the static function above does not hide.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { unsafe open(path, flags) }

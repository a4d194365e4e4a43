internal import PreflightModel
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A temporary file that has lost its name: nobody else can open it, and it is gone with its last user, also when that
/// is killed.
final class SpoolFile: Sendable {
    private let descriptor: Int32
    private let folder: String
    private let size = Atomic<Int64>(0)

    /// Makes a file, for this user only and not for programs that are started.
    /// - Parameter folder: Where; nil for `TMPDIR`, or `/tmp` without one.
    /// - Throws: `PreflightError` when no file can be made there.
    convenience init(in folder: String?) throws(PreflightError) {
        let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }
        let folder = folder ?? named.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        // `mkstemp` would let a program that is started at this moment inherit the file.
        let name = "\(folder)/preflight-\(UInt64.random(in: 0 ... .max))"
        let descriptor = unsafe open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.error("cannot be made in '\(folder)'", errno) }
        _ = unsafe unlink(name)
        self.init(adopting: descriptor, in: folder)
    }

    /// Takes over an open file that is empty.
    init(adopting descriptor: Int32, in folder: String) {
        self.descriptor = descriptor
        self.folder = folder
    }

    deinit { close(descriptor) }

    /// The number of bytes in it.
    var byteCount: Int64 { size.load(ordering: .acquiring) }

    /// Writes behind what is there. One caller at a time.
    /// - Throws: `PreflightError` when the system does not take all of it.
    func append(_ bytes: [UInt8]) throws(PreflightError) {
        let start = byteCount
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
                return unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(start) + off_t(done))
            }
            if count > 0 {
                done += count
            } else if errno != EINTR || count == 0 {
                throw Self.error("in '\(folder)' cannot be written", count == 0 ? ENOSPC : errno)
            }
        }
        size.store(start + Int64(bytes.count), ordering: .releasing)
    }

    /// Reads from an offset; fewer bytes than asked for only at the end.
    /// - Throws: `PreflightError` when the system cannot read them.
    func read(_ count: Int, at offset: Int64) throws(PreflightError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            let buffer = UnsafeMutableRawBufferPointer(buffer)
            while done < count {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
                let read = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
                if read > 0 {
                    done += read
                } else if read == 0 {
                    return
                } else if errno != EINTR {
                    code = errno
                    return
                }
            }
        }
        guard code == 0 else { throw Self.error("in '\(folder)' cannot be read", code) }
        return bytes
    }

    private static func error(_ problem: String, _ code: Int32) -> PreflightError {
        PreflightError(
            .unusableStorage,
            "A temporary file \(problem): \(unsafe String(cString: strerror(code))). Set TMPDIR to a folder with room."
        )
    }
}

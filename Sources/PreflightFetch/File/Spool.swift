internal import Foundation
internal import PreflightModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The bytes of a remote file that have come, each at its place in a temporary file.
///
/// The file loses its name as soon as it is made, so that nothing is left behind, however the program ends.
struct Spool: ~Copyable {
    private let descriptor: Int32
    /// Which bytes are there.
    private(set) var present = ByteRanges()

    init() throws(FetchFailure) {
        var path = Array((NSTemporaryDirectory() + "/preflight-XXXXXX").utf8CString)
        descriptor = unsafe path.withUnsafeMutableBufferPointer { pattern in
            guard let start = pattern.baseAddress else { return -1 }
            let descriptor = unsafe mkstemp(start)
            if descriptor >= 0 { unsafe unlink(start) }
            return descriptor
        }
        guard descriptor >= 0 else { throw Self.failure("made") }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    /// Keeps bytes at an offset.
    mutating func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FetchFailure) {
        var written = 0
        while written < bytes.count, let base = bytes.baseAddress {
            let count = unsafe pwrite(
                descriptor, base + written, bytes.count - written, off_t(offset) + off_t(written))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("written") }
            written += count
        }
        present.insert(offset..<(offset + Int64(bytes.count)))
    }

    /// Reads what is there from an offset on, without a gap.
    /// - Returns: The number of bytes read, or nil when reading failed.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        let wanted = Int(min(Int64(buffer.count), present.firstMissing(from: offset) - offset))
        var total = 0
        while total < wanted, let base = buffer.baseAddress {
            let count = unsafe pread(descriptor, base + total, wanted - total, off_t(offset) + off_t(total))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            total += count
        }
        return total
    }

    private static func failure(_ verb: String) -> FetchFailure {
        FetchFailure(.local, "no temporary file can be \(verb): \(unsafe String(cString: strerror(errno)))")
    }
}

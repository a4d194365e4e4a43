internal import CFFmpeg
package import PreflightModel
internal import PreflightSystem

extension ContentHash {
    /// The hash of a regular file, read once from its beginning to its end. Blocks the calling thread.
    /// - Parameters:
    ///   - path: The file. Symbolic links are followed; nothing but a regular file is ever opened.
    ///   - isCancelled: Asked between pieces: whether nobody waits for the answer any more.
    /// - Returns: The hash; nil when it was cancelled.
    /// - Throws: `SourceProblem` when the file cannot be read, or has become shorter meanwhile.
    package static func sha256(
        of path: String, isCancelled: () -> Bool = { Task.isCancelled }
    ) throws(SourceProblem) -> ContentHash? {
        let file = try OpenFile.media(path)
        guard let hasher = SHA256() else { throw SourceProblem(.unreadable, "there is no memory to read it") }
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        var offset: Int64 = 0
        // As long as it was when it was opened: a file that grows has no end.
        while offset < file.byteCount {
            guard !isCancelled() else { return nil }
            let wanted = Int(min(Int64(piece.count), file.byteCount - offset))
            let count = unsafe piece.withUnsafeMutableBytes { buffer in
                unsafe try? file.read(
                    at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
            }
            guard count == wanted else {
                throw SourceProblem(.unreadable, "this file could not be read to its end")
            }
            hasher.update(piece[..<wanted])
            offset += Int64(wanted)
        }
        return ContentHash(bytes: hasher.finish())
    }
}

/// SHA-256 of bytes that come one after the other.
@safe private struct SHA256: ~Copyable {
    private let context: OpaquePointer

    /// Begins; nil when there is no memory.
    init?() {
        guard let context = unsafe av_sha_alloc() else { return nil }
        unsafe self.context = unsafe context
        unsafe av_sha_init(context, 256)
    }

    deinit { unsafe av_free(UnsafeMutableRawPointer(context)) }

    func update(_ bytes: ArraySlice<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer {
            unsafe av_sha_update(context, $0.baseAddress, $0.count)
        }
    }

    func finish() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
            unsafe av_sha_final(context, digest.baseAddress)
            count = 32
        }
    }
}

internal import CFFmpeg

/// A reading position in a `ByteSource`, for FFmpeg's callbacks. Used by one demuxer on one thread.
final class ByteCursor {
    private let source: ByteSource
    private var position: Int64 = 0

    init(_ source: ByteSource) { self.source = source }

    static func read(
        _ opaque: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int32
    ) -> Int32 {
        guard let cursor = unsafe cursor(opaque), let buffer = unsafe buffer, count > 0 else {
            return CFFmpeg_AVERROR_EOF
        }
        let bytes = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
        let read = unsafe cursor.source.read(at: cursor.position, into: bytes)
        cursor.position += Int64(read)
        if read > 0 { return Int32(read) }
        return cursor.source.stop == nil ? CFFmpeg_AVERROR_EOF : CFFmpeg_AVERROR_EXIT
    }

    static func seek(_ opaque: UnsafeMutableRawPointer?, _ offset: Int64, _ whence: Int32) -> Int64 {
        guard let cursor = unsafe cursor(opaque) else { return -1 }
        if whence & AVSEEK_SIZE != 0 { return cursor.source.byteCount }
        let base: Int64
        switch whence & ~AVSEEK_FORCE {
        case SEEK_SET: base = 0
        case SEEK_CUR: base = cursor.position
        case SEEK_END: base = cursor.source.byteCount
        default: return -1
        }
        let (target, overflows) = base.addingReportingOverflow(offset)
        guard !overflows, target >= 0 else { return -1 }
        cursor.position = target
        return target
    }

    /// FFmpeg stops what it does when this is not 0.
    static func isExpired(_ opaque: UnsafeMutableRawPointer?) -> Int32 {
        (unsafe cursor(opaque))?.source.hasExpired() == true ? 1 : 0
    }

    private static func cursor(_ opaque: UnsafeMutableRawPointer?) -> ByteCursor? {
        guard let opaque = unsafe opaque else { return nil }
        return unsafe Unmanaged<ByteCursor>.fromOpaque(opaque).takeUnretainedValue()
    }
}

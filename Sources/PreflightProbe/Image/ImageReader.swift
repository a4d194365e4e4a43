internal import CImageCodecs
internal import PreflightModel

/// Lets the C image codecs read from a `ByteSource`.
enum ImageReader {
    /// Reads bytes for C. It returns before the C code may jump, so no Swift frame is ever jumped over.
    static let read: CImageReader = { opaque, offset, buffer, count in
        let source = unsafe Unmanaged<ByteSource>.fromOpaque(opaque).takeUnretainedValue()
        guard let offset = Int64(exactly: offset) else { return 0 }
        return unsafe source.read(
            at: offset, into: unsafe UnsafeMutableRawBufferPointer(start: buffer, count: count))
    }

    /// The source as C carries it. The caller keeps the source alive until the C function has returned.
    static func opaque(_ source: ByteSource) -> UnsafeMutableRawPointer {
        unsafe Unmanaged.passUnretained(source).toOpaque()
    }

    /// What a header that could not be read has wrong.
    static func defect(_ status: CImageStatus, _ diagnostic: CImageDiagnostic) -> Defect {
        let said = message(diagnostic)
        switch status {
        case CImageStatusTruncated: return Defect(.truncated, "the file ends inside its header")
        case CImageStatusChecksum:
            return Defect(.checksumMismatch, "a checksum in the header is wrong: \(said)")
        default: return Defect(.unreadable, "the header cannot be decoded: \(said)")
        }
    }

    private static func message(_ diagnostic: CImageDiagnostic) -> String {
        var diagnostic = diagnostic
        let bytes = unsafe withUnsafeBytes(of: &diagnostic.message) { unsafe Array($0) }
        // Chunk names in libpng's messages come from the file: keep what is printable.
        let printable = bytes.prefix { $0 != 0 }.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }
        return String(decoding: printable, as: UTF8.self)
    }
}

internal import PreflightModel

/// Looks for pixels that were never written: a download that was preallocated and broke off, or a disk that lost blocks.
enum ZeroRun {
    /// Bytes that are looked at together. A run that fills two of these pieces is none of a coder's: where an image
    /// compresses that well, it has no such number of bytes.
    private static let pieceByteCount = 4096

    /// The defect of a WebP whose pixels' data (`VP8 ` or `VP8L`) hold a long run of zeros. No decoder notices it: the
    /// format has no checksums, and zeros are decoded as some colour.
    static func defect(inWebP source: ByteSource) -> Defect? {
        var offset: Int64 = 12
        while let type = source.integer(at: offset, as: UInt32.self).map(FourCC.init(rawValue:)),
            let count = source.littleEndian(at: offset + 4, as: UInt32.self)
        {
            let start = offset + 8
            if type == FourCC("VP8 ") || type == FourCC("VP8L") {
                return defect(source, start..<min(start + Int64(count), source.byteCount))
            }
            offset = start + Int64(count) + Int64(count & 1)
        }
        return nil
    }

    private static func defect(_ source: ByteSource, _ range: Range<Int64>) -> Defect? {
        var first: Int64?
        for offset in stride(from: range.lowerBound, to: range.upperBound, by: pieceByteCount) {
            let count = Int(min(Int64(pieceByteCount), range.upperBound - offset))
            let bytes = source.bytes(at: offset, count: count)
            guard !bytes.isEmpty else { return nil }
            guard bytes.count == pieceByteCount, bytes.allSatisfy({ $0 == 0 }) else {
                first = nil
                continue
            }
            if let first {
                return Defect(
                    .truncated,
                    "part of the image's data was never written: from byte \(first) on, all are zero")
            }
            first = offset
        }
        return nil
    }
}

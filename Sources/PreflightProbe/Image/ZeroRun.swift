internal import PreflightModel

/// Looks for pixels that were never written: a download that was preallocated and broke off, or a disk that lost blocks.
enum ZeroRun {
    private static let pieceByteCount = 32_768
    /// Most bytes of one file that are looked at.
    private static let budget: Int64 = 256 << 20

    /// How many zeros in a row are none of a coder's: two bytes for every 16 by 16 pixels. An area of one colour takes up
    /// to 6 bits of zero in WebP.
    private static func limit(_ image: ImageFacts) -> Int64 {
        guard let size = image.size?.value, size.isPositive else { return 1 << 20 }
        let (area, overflows) = Int64(size.width).multipliedReportingOverflow(by: Int64(size.height))
        return overflows ? .max : max(256, area / 128)
    }

    /// HEVC never has three in a row but in the lengths of its units (ITU-T H.265, 7.4.2).
    private static let limitOfHEVC: Int64 = 64

    /// The defect of a WebP whose pixels' data (`VP8 ` or `VP8L`) hold a long run of zeros. No decoder notices it: the
    /// format has no checksums, and zeros are decoded as some colour.
    static func defect(inWebP source: ByteSource, _ image: ImageFacts) -> Defect? {
        var offset: Int64 = 12
        while let type = source.integer(at: offset, as: UInt32.self).map(FourCC.init(rawValue:)),
            let count = source.littleEndian(at: offset + 4, as: UInt32.self)
        {
            let start = offset + 8
            if type == FourCC("VP8 ") || type == FourCC("VP8L") {
                let end = min(start + Int64(count), source.byteCount)
                return start < end ? defect(source, start..<end, limit: limit(image)) : nil
            }
            offset = start + Int64(count) + Int64(count & 1)
        }
        return nil
    }

    /// The defect of a HEIC or AVIF whose images' data hold a run of zeros.
    static func defect(_ items: [HEIFItems.Image], of image: ImageFacts, _ source: ByteSource) -> Defect? {
        var rest = budget
        for item in items {
            let range = item.range.clamped(to: 0..<source.byteCount)
            rest -= Int64(range.count)
            guard rest >= 0 else { return nil }
            let limit = item.isHEVC ? limitOfHEVC : limit(image)
            if let defect = defect(source, range, limit: limit) { return defect }
        }
        return nil
    }

    private static func defect(_ source: ByteSource, _ range: Range<Int64>, limit: Int64) -> Defect? {
        var run: Int64 = 0
        for offset in stride(from: range.lowerBound, to: range.upperBound, by: pieceByteCount) {
            let bytes = source.bytes(
                at: offset, count: Int(min(Int64(pieceByteCount), range.upperBound - offset)))
            guard !bytes.isEmpty else { return nil }
            for (index, byte) in bytes.enumerated() {
                run = byte == 0 ? run + 1 : 0
                guard run >= limit else { continue }
                return Defect(
                    .truncated,
                    "part of the image's data was never written: from byte "
                        + "\(offset + Int64(index) + 1 - run) on, all are zero")
            }
        }
        return nil
    }
}

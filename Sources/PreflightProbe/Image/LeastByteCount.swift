internal import PreflightModel

/// The fewest bytes that a picture of a size can take. A header that claims more than the file can hold is false, which
/// nothing else in a header shows.
enum LeastByteCount {
    /// Deflate codes at most 258 bytes in 2 bits (RFC 1951), and each row begins with its filter's number.
    static func png(_ size: PixelSize, bitsPerPixel: Int) -> Int128 {
        let row = (Int128(size.width) * Int128(bitsPerPixel) + 7) / 8 + 1
        let (product, overflows) = row.multipliedReportingOverflow(by: Int128(size.height))
        return overflows ? .max : product / 1032
    }

    /// The defect of a file that is too short for the size that it claims; nil when it is not.
    static func defect(_ least: Int128, _ size: PixelSize, _ byteCount: Int64) -> Defect? {
        guard least > Int128(byteCount) else { return nil }
        return Defect(.truncated, "an image of \(size) takes at least \(least) bytes; there are \(byteCount)")
    }
}

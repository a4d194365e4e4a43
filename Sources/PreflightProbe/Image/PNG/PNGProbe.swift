internal import PreflightModel

/// Measures PNG by its chunks, and checks how they hold together. No pixel is decoded.
enum PNGProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts, limits: ProbeLimits) {
        var image = ImageFacts(format: .png)
        defer { facts.content = .image(image) }
        let chunks = PNGChunks(source, budget: limits.checksumByteCount)
        if let header = chunks.header ?? cutOffHeader(source) { apply(header, chunks, to: &image) }
        image.uncheckedByteCount = chunks.uncheckedByteCount
        if chunks.isCgBI {
            facts.defects.append(
                Defect(.nonStandard, "Apple's private CgBI variant of PNG, which standard decoders refuse"))
        }
        if let exif = chunks.exif {
            Exif.apply(source, at: exif.lowerBound, count: Int64(exif.count), to: &image, &facts.defects)
        }
        facts.defects += chunks.defects
        guard let end = chunks.end, let header = chunks.header else { return }
        if let defect = dataDefect(header, chunks, source) {
            facts.defects.append(defect)
        } else if end < source.byteCount {
            facts.defects.append(
                Defect(.trailingData, "\(source.byteCount - end) bytes follow the end of the picture"))
        }
    }

    /// A header whose chunk is not there in full. Another chunk in its place says nothing of the image.
    private static func cutOffHeader(_ source: ByteSource) -> PNGHeader? {
        guard source.integer(at: 12, as: UInt32.self) == FourCC("IHDR").rawValue else { return nil }
        return PNGHeader(source, at: 16)
    }

    private static func apply(_ header: PNGHeader, _ chunks: PNGChunks, to image: inout ImageFacts) {
        image.size = Measured(header.size, .header)
        image.bitDepth = Int(header.bitDepth)
        image.colorModel = header.colorModel
        image.hasAlpha = header.hasAlphaChannel || chunks.hasTransparency
        image.isAnimated = chunks.isAnimated
        image.isProgressive = header.isInterlaced
    }

    /// What is wrong with the amount of the pixels' data.
    private static func dataDefect(
        _ header: PNGHeader, _ chunks: PNGChunks, _ source: ByteSource
    ) -> Defect? {
        guard chunks.dataByteCount > 0 else {
            return Defect(.truncated, "the file holds no data of pixels (IDAT)")
        }
        let least = LeastByteCount.png(header.size, bitsPerPixel: header.bitsPerPixel)
        return LeastByteCount.defect(least, header.size, chunks.dataByteCount)
    }
}

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

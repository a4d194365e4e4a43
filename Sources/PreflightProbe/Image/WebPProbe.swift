internal import PreflightModel

/// Measures WebP by its RIFF chunks (RFC 9649).
enum WebPProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts) {
        var image = ImageFacts(format: .webp)
        image.bitDepth = 8
        defer { facts.content = .image(image) }
        if let declared: UInt32 = source.littleEndian(at: 4), Int64(declared) + 8 > source.byteCount {
            facts.defects.append(
                Defect(
                    .truncated,
                    "the header promises \(Int64(declared) + 8) bytes, the file has \(source.byteCount)"))
        }
        switch source.integer(at: 12, as: UInt32.self) {
        case FourCC("VP8X").rawValue: readExtended(source, into: &image, &facts.defects)
        case FourCC("VP8L").rawValue: readLossless(source, at: 20, into: &image)
        case FourCC("VP8 ").rawValue: readLossy(source, at: 20, into: &image)
        default: facts.defects.append(Defect(.unreadable, "the first chunk is not one of WebP's"))
        }
    }

    private static func readExtended(
        _ source: ByteSource, into image: inout ImageFacts, _ defects: inout [Defect]
    ) {
        guard let flags = source.byte(at: 20), let width = number24(source, at: 24),
            let height = number24(source, at: 27)
        else { return }
        image.size = Measured(PixelSize(width: width + 1, height: height + 1), .header)
        image.hasAlpha = flags & 0x10 != 0
        image.isAnimated = flags & 0x02 != 0
        image.colorModel =
            chunk(FourCC("VP8L"), source) != nil ? .rgb : chunk(FourCC("VP8 "), source).map { _ in .ycbcr }
        guard flags & 0x08 != 0, let exif = chunk(FourCC("EXIF"), source) else { return }
        // Some writers keep JPEG's name in front of the TIFF structure.
        let prefix: Int64 =
            source.integer(at: exif.offset, as: UInt32.self) == FourCC("Exif").rawValue ? 6 : 0
        Exif.apply(source, at: exif.offset + prefix, count: exif.count - prefix, to: &image, &defects)
    }

    private static func readLossless(_ source: ByteSource, at offset: Int64, into image: inout ImageFacts) {
        guard source.byte(at: offset) == 0x2F, let bits: UInt32 = source.littleEndian(at: offset + 1) else {
            return
        }
        image.size = Measured(
            PixelSize(width: Int(bits & 0x3FFF) + 1, height: Int(bits >> 14 & 0x3FFF) + 1), .header)
        image.hasAlpha = bits >> 28 & 1 == 1
        image.isAnimated = false
        image.colorModel = .rgb
    }

    private static func readLossy(_ source: ByteSource, at offset: Int64, into image: inout ImageFacts) {
        guard number24(source, at: offset + 3) == 0x2A019D,
            let width: UInt16 = source.littleEndian(at: offset + 6),
            let height: UInt16 = source.littleEndian(at: offset + 8)
        else { return }
        // The two high bits are a scaling hint for players.
        image.size = Measured(PixelSize(width: Int(width & 0x3FFF), height: Int(height & 0x3FFF)), .header)
        image.hasAlpha = false
        image.isAnimated = false
        image.colorModel = .ycbcr
    }

    private static func chunk(_ type: FourCC, _ source: ByteSource) -> (offset: Int64, count: Int64)? {
        var offset: Int64 = 12
        while let found = source.integer(at: offset, as: UInt32.self),
            let count: UInt32 = source.littleEndian(at: offset + 4), !source.hasExpired()
        {
            if found == type.rawValue { return (offset + 8, Int64(count)) }
            offset += 8 + Int64(count) + Int64(count & 1)
        }
        return nil
    }

    private static func number24(_ source: ByteSource, at offset: Int64) -> Int? {
        guard let low: UInt16 = source.littleEndian(at: offset), let high = source.byte(at: offset + 2) else {
            return nil
        }
        return Int(high) << 16 | Int(low)
    }
}

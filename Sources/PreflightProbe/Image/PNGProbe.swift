internal import CImageCodecs
internal import PreflightModel

/// Measures PNG: the header through libpng, the end of the file by its last chunk.
enum PNGProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts, limits: ProbeLimits) {
        var image = ImageFacts(format: .png)
        defer { facts.content = .image(image) }
        if source.integer(at: 12, as: UInt32.self) == FourCC("CgBI").rawValue {
            facts.defects.append(
                Defect(.nonStandard, "Apple's private CgBI variant of PNG, which standard decoders refuse"))
            apply(HeaderChunk(source, at: 32), to: &image)
            image.isAnimated = false
        } else {
            readHeader(source, into: &image, &facts.defects, limits)
        }
        if facts.defect(.truncated) == nil { checkEnd(source, &facts.defects) }
    }

    private static func readHeader(
        _ source: ByteSource, into image: inout ImageFacts, _ defects: inout [Defect], _ limits: ProbeLimits
    ) {
        var header = CPNGHeader()
        var diagnostic = CImageDiagnostic()
        let status = unsafe CImageCodecs_png_header(
            ImageReader.read, ImageReader.opaque(source), limits.codecByteCount, &header, &diagnostic)
        withExtendedLifetime(source) {}
        guard status == CImageStatusOK else {
            // What the first chunk says is worth showing beside what is wrong.
            apply(HeaderChunk(source, at: 16), to: &image)
            defects.append(ImageReader.defect(status, diagnostic))
            return
        }
        image.set(width: Int(header.width), height: Int(header.height))
        image.bitDepth = Int(header.bit_depth)
        image.colorModel = colorModel(header.color_type)
        image.hasAlpha = header.color_type & 4 != 0 || header.has_transparency
        image.isAnimated = header.is_animated
        image.isProgressive = header.is_interlaced
        let channels = header.color_type & 1 != 0 ? 1 : [0: 1, 2: 3, 4: 2, 6: 4][header.color_type] ?? 1
        let size = PixelSize(width: Int(header.width), height: Int(header.height))
        let least = LeastByteCount.png(size, bitsPerPixel: Int(header.bit_depth) * channels)
        if let defect = LeastByteCount.defect(least, size, source) { defects.append(defect) }
        let data = Int64(header.data_offset)
        let dataByteCount = Int64(source.integer(at: data - 8, as: UInt32.self) ?? 0)
        if defects.isEmpty, dataByteCount == 0 || data + dataByteCount + 4 > source.byteCount {
            defects.append(
                Defect(
                    .truncated, "the picture's data are cut off: the first chunk of \(dataByteCount) bytes"))
        }
        if header.exif_count > 0 {
            Exif.apply(
                source, at: Int64(header.exif_offset), count: Int64(header.exif_count), to: &image, &defects)
        }
    }

    /// Bit 0 of a PNG's colour type stands for a palette, bit 1 for colour, bit 2 for alpha.
    private static func colorModel(_ type: UInt8) -> ColorModel {
        type & 1 != 0 ? .palette : (type & 2 != 0 ? .rgb : .grayscale)
    }

    /// The fields of an IHDR chunk, for files that libpng refuses.
    private struct HeaderChunk {
        var width: UInt32
        var height: UInt32
        var bitDepth: UInt8
        var colorType: UInt8
        var isInterlaced: Bool

        init?(_ source: ByteSource, at offset: Int64) {
            guard let width: UInt32 = source.integer(at: offset),
                let height: UInt32 = source.integer(at: offset + 4),
                let bitDepth = source.byte(at: offset + 8), let colorType = source.byte(at: offset + 9),
                let interlace = source.byte(at: offset + 12)
            else { return nil }
            (self.width, self.height, self.bitDepth, self.colorType) = (width, height, bitDepth, colorType)
            isInterlaced = interlace != 0
        }
    }

    private static func apply(_ chunk: HeaderChunk?, to image: inout ImageFacts) {
        guard let chunk else { return }
        image.set(width: Int(chunk.width), height: Int(chunk.height))
        image.bitDepth = Int(chunk.bitDepth)
        image.colorModel = colorModel(chunk.colorType)
        image.hasAlpha = chunk.colorType & 4 != 0
        image.isProgressive = chunk.isInterlaced
    }

    /// A whole PNG ends in an IEND chunk of no data. When it does not, the chunks are walked to see whether the
    /// end is missing or something follows it.
    private static func checkEnd(_ source: ByteSource, _ defects: inout [Defect]) {
        let end = FourCC("IEND").rawValue
        guard source.integer(at: source.byteCount - 8, as: UInt32.self) != end else { return }
        var offset: Int64 = 8
        while let length = source.integer(at: offset, as: UInt32.self),
            let type = source.integer(at: offset + 4, as: UInt32.self), !source.hasExpired()
        {
            offset += 12 + Int64(length)
            guard type == end else { continue }
            let extra = source.byteCount - offset
            if extra > 0 {
                defects.append(Defect(.trailingData, "\(extra) bytes follow the end of the picture"))
            }
            if extra < 0 { defects.append(Defect(.truncated, "the file ends inside its last chunk")) }
            return
        }
        defects.append(Defect(.truncated, "the file ends without its last chunk (IEND)"))
    }
}

internal import CImageCodecs
internal import PreflightModel

/// Measures JPEG: the header through libjpeg, the end of the file by its last marker.
enum JPEGProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts, limits: ProbeLimits) {
        var image = ImageFacts(format: .jpeg)
        defer { facts.content = .image(image) }
        var header = CJPEGHeader()
        var diagnostic = CImageDiagnostic()
        let status = unsafe CImageCodecs_jpeg_header(
            ImageReader.read, ImageReader.opaque(source), limits.codecByteCount, &header, &diagnostic)
        withExtendedLifetime(source) {}
        if header.unsupported_marker == Marker.frameJPEGLS {
            image = OtherImageProbe.measureJPEGLS(source, at: Int64(header.unsupported_offset))
            return
        }
        apply(header, to: &image)
        if header.exif_count > 0 {
            Exif.apply(
                source, at: Int64(header.exif_offset), count: Int64(header.exif_count), to: &image,
                &facts.defects)
        }
        if let pictures = pictureCount(source, header), pictures > 1 {
            image.additionalPictureCount = pictures - 1
        }
        if status != CImageStatusOK, image.uncommonCoding == nil {
            facts.defects.append(ImageReader.defect(status, diagnostic))
        }
        if status == CImageStatusOK {
            JPEGEnd.check(source, scanOffset: Int64(header.scan_offset), image: image, &facts.defects)
        }
    }

    private static func apply(_ header: CJPEGHeader, to image: inout ImageFacts) {
        guard header.width > 0 || header.height > 0 else { return }
        if header.height > 0 {
            image.size = Measured(PixelSize(width: Int(header.width), height: Int(header.height)), .header)
        }
        image.bitDepth = Int(header.precision)
        image.colorModel = colorModel(header)
        image.hasAlpha = false
        image.isAnimated = false
        image.isProgressive = header.is_progressive
        image.uncommonCoding = uncommonCoding(header)
    }

    private static func colorModel(_ header: CJPEGHeader) -> ColorModel? {
        // J_COLOR_SPACE in jpeglib.h; the frame's component count decides when the library got no further.
        switch header.color_space {
        case 1: .grayscale
        case 2: .rgb
        case 3: .ycbcr
        case 4: .cmyk
        case 5: .ycck
        default: [1: .grayscale, 3: .ycbcr, 4: .cmyk][header.component_count]
        }
    }

    private static func uncommonCoding(_ header: CJPEGHeader) -> String? {
        var words: [String] = []
        if header.precision != 8 { words.append("\(header.precision)-bit samples") }
        if header.is_arithmetic { words.append("arithmetic coding") }
        switch header.unsupported_marker {
        case Marker.frameLossless, Marker.frameLosslessArithmetic: words.append("lossless coding")
        case Marker.framesDifferential, Marker.framesDifferentialArithmetic:
            words.append("hierarchical coding")
        default: break
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// How many pictures a multi-picture (MPF) index names.
    private static func pictureCount(_ source: ByteSource, _ header: CJPEGHeader) -> Int? {
        guard header.mpf_count > 0 else { return nil }
        return TIFFDirectory(source, at: Int64(header.mpf_offset), count: Int64(header.mpf_count))?
            .integer(.pictureCount)
    }
}

/// Second bytes of the JPEG markers that are looked at (ITU-T T.81, table B.1).
enum Marker {
    static let frameLossless: UInt8 = 0xC3
    static let framesDifferential: ClosedRange<UInt8> = 0xC5...0xC7
    static let frameLosslessArithmetic: UInt8 = 0xCB
    static let framesDifferentialArithmetic: ClosedRange<UInt8> = 0xCD...0xCF
    static let restarts: ClosedRange<UInt8> = 0xD0...0xD7
    static let startOfImage: UInt8 = 0xD8
    static let endOfImage: UInt8 = 0xD9
    static let frameJPEGLS: UInt8 = 0xF7
}

internal import PreflightModel

/// Measures TIFF by the tags of its first directory.
enum TIFFProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts) {
        var image = ImageFacts(format: .tiff)
        defer { facts.content = .image(image) }
        guard let directory = TIFFDirectory(source, at: 0, count: source.byteCount) else {
            facts.defects.append(Defect(.unreadable, "the first directory cannot be read"))
            return
        }
        if let width = directory.integer(.width), let height = directory.integer(.height) {
            image.size = Measured(PixelSize(width: width, height: height), .header)
        }
        image.bitDepth = directory.integer(.bitsPerSample)
        image.colorModel = directory.integer(.photometricInterpretation).flatMap { colorModels[$0] }
        image.isAnimated = false
        image.hasAlpha = directory[.extraSamples] != nil
        Exif.apply(directory.orientation, to: &image, &facts.defects)
    }

    /// Values of PhotometricInterpretation (TIFF 6.0, page 117).
    private static let colorModels: [Int: ColorModel] = [
        0: .grayscale, 1: .grayscale, 2: .rgb, 3: .palette, 5: .cmyk, 6: .ycbcr,
    ]
}

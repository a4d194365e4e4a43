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
        if directory.isBig { image.uncommonCoding = "offsets of 64 bits (BigTIFF)" }
        image.hasAlpha = directory[.extraSamples] != nil
        Exif.apply(directory.orientation, to: &image, &facts.defects)
        if isRaw(directory) { image.uncommonCoding = "raw data of a camera" }
        image.isOddlyPacked = !isPlain(directory)
    }

    /// Whether the file is a camera's negative: no program shows it without developing it.
    private static func isRaw(_ directory: TIFFDirectory) -> Bool {
        let photometric = directory.integer(.photometricInterpretation)
        return directory[.dngVersion] != nil || photometric == 32803 || photometric == 34892
    }

    /// Whether the data are in strips, of whole numbers, and packed in one of the ways that are usual.
    private static func isPlain(_ directory: TIFFDirectory) -> Bool {
        let packings: Set = [1, 2, 3, 4, 5, 8, 32773, 32946]
        return directory[.tileWidth] == nil && packings.contains(directory.integer(.compression) ?? 1)
            && [1, 2, 4, 8, 16].contains(directory.integer(.bitsPerSample) ?? 1)
            && (directory.integer(.sampleFormat) ?? 1) == 1
            && [0, 1, 2, 3].contains(directory.integer(.photometricInterpretation) ?? -1)
            && (directory.integer(.samplesPerPixel) ?? 1) <= 4
    }

    /// Values of PhotometricInterpretation (TIFF 6.0, page 117).
    private static let colorModels: [Int: ColorModel] = [
        0: .grayscale, 1: .grayscale, 2: .rgb, 3: .palette, 5: .cmyk, 6: .ycbcr,
    ]
}

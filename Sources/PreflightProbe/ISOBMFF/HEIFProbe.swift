internal import PreflightModel

/// Measures HEIC and AVIF pictures by their item properties (ISO 23008-12).
enum HEIFProbe {
    static func facts(
        _ structure: FileStructure, _ format: ImageFormat, _ scanner: inout BoxScanner
    ) throws(SourceProblem) -> ImageFacts {
        var image = ImageFacts(format: format)
        image.isAnimated = structure.movie != nil
        if format == .cr3 { image.isAnimated = false }
        if let box = structure.miniature { applyMiniature(box, to: &image, scanner.source) }
        guard let metadata = structure.metadata else { return image }
        let inside = Box(
            type: metadata.type, start: metadata.start, payload: metadata.fullPayload, end: metadata.end)
        let boxes = try scanner.children(of: inside)
        let count = try HEIFItems.shownCount(boxes, &scanner)
        if count > 1 { image.additionalPictureCount = count - 1 }
        guard let properties = boxes.first(FourCC("iprp")) else { return image }
        let propertyBoxes = try scanner.children(of: properties)
        guard let container = propertyBoxes.first(FourCC("ipco")) else { return image }
        let all = try scanner.children(of: container)
        let source = scanner.source
        image.hasAlpha = all.contains { $0.type == FourCC("auxC") && isAlpha($0, source) }
        let primary = boxes.first(FourCC("pitm")).flatMap { primaryItem($0, source) }
        // An item's properties stand in one box; the first that has any counts.
        let numbers = propertyBoxes.lazy.filter { $0.type == FourCC("ipma") }
            .map { associations($0, of: primary, source) }.first { !$0.isEmpty }
        for number in numbers ?? [] where all.indices.contains(number - 1) {
            apply(all[number - 1], to: &image, source)
        }
        return image
    }

    /// The fields that begin a picture without item properties (ISO/IEC 23008-12, `mini`).
    private static func applyMiniature(_ box: Box, to image: inout ImageFacts, _ source: ByteSource) {
        var bits = BitReader(
            source.bytes(at: box.payload, count: Int(min(16, max(0, box.end - box.payload)))))
        guard bits.bits(2) == 0 else { return }
        bits.skip(3)
        let hasAlpha = bits.bit()
        bits.skip(5)
        let isGrayscale = bits.bits(2) == 0
        let orientation = bits.bits(3) + 1
        let width = bits.bit() ? 15 : 7
        let size = PixelSize(width: bits.bits(width) + 1, height: bits.bits(width) + 1)
        guard !bits.isExhausted else { return }
        image.size = Measured(size, .header)
        image.exifOrientation = orientation
        image.hasAlpha = hasAlpha
        image.colorModel = isGrayscale ? .grayscale : .ycbcr
    }

    private static func isAlpha(_ box: Box, _ source: ByteSource) -> Bool {
        source.bytes(at: box.fullPayload, count: Int(min(64, max(0, box.end - box.fullPayload)))).contains(
            "alpha")
    }

    private static func primaryItem(_ box: Box, _ source: ByteSource) -> UInt32? {
        source.byte(at: box.payload) == 0
            ? source.integer(at: box.fullPayload, as: UInt16.self).map(UInt32.init)
            : source.integer(at: box.fullPayload)
    }

    /// The numbers, from 1, of the properties that an item has (`ipma`).
    private static func associations(_ box: Box, of item: UInt32?, _ source: ByteSource) -> [Int] {
        guard let flags: UInt32 = source.integer(at: box.payload),
            let itemCount: UInt32 = source.integer(at: box.fullPayload)
        else { return [] }
        let hasLongItems = flags >> 24 >= 1
        let hasLongIndices = flags & 1 == 1
        var offset = box.fullPayload + 4
        for _ in 0..<itemCount {
            guard offset < box.end, !source.hasExpired() else { break }
            let id: UInt32? =
                hasLongItems
                ? source.integer(at: offset) : source.integer(at: offset, as: UInt16.self).map(UInt32.init)
            offset += hasLongItems ? 4 : 2
            guard let count = source.byte(at: offset) else { return [] }
            offset += 1
            let width: Int64 = hasLongIndices ? 2 : 1
            if id == item {
                // The highest bit says whether the property is essential.
                return (0..<max(0, min(Int64(count), (box.end - offset) / width))).compactMap { index in
                    hasLongIndices
                        ? source.integer(at: offset + index * width, as: UInt16.self).map { Int($0 & 0x7FFF) }
                        : source.byte(at: offset + index * width).map { Int($0 & 0x7F) }
                }
            }
            offset += Int64(count) * width
        }
        return []
    }

    private static func apply(_ property: Box, to image: inout ImageFacts, _ source: ByteSource) {
        switch property.type {
        case FourCC("ispe"):
            guard let width: UInt32 = source.integer(at: property.fullPayload),
                let height: UInt32 = source.integer(at: property.fullPayload + 4)
            else { return }
            image.size = Measured(PixelSize(width: Int(width), height: Int(height)), .header)
        case FourCC("pixi"): image.bitDepth = source.byte(at: property.fullPayload + 1).map(Int.init)
        case FourCC("irot"):
            // Quarter turns against the clock, as the EXIF orientation of the same effect.
            image.exifOrientation = source.byte(at: property.payload).map { [1, 8, 3, 6][Int($0 & 3)] }
        case FourCC("av1C"), FourCC("hvcC"):
            let format = BitstreamParameters(configuration: property, source)?.pixelFormat
            image.colorModel = format?.hasPrefix("gray") == true ? .grayscale : .ycbcr
        default: break
        }
    }
}

internal import PreflightModel

/// Measures JPEG by its segments, and checks how its data hold together. No pixel is decoded.
enum JPEGProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts) {
        var image = ImageFacts(format: .jpeg)
        defer { facts.content = .image(image) }
        let stream = JPEGStream(source)
        if let offset = stream.frameOfJPEGLS {
            image = OtherImageProbe.measureJPEGLS(source, at: offset)
            return
        }
        if let frame = stream.frame { apply(frame, stream, to: &image) }
        if let exif = stream.exif {
            Exif.apply(source, at: exif.lowerBound, count: Int64(exif.count), to: &image, &facts.defects)
        }
        if let place = stream.multiPicture, let pictures = pictureCount(source, place), pictures > 1 {
            image.additionalPictureCount = pictures - 1
        }
        image.uncheckedByteCount = stream.uncheckedByteCount
        if let defect = stream.defect {
            facts.defects.append(defect)
        } else if let end = stream.end, end < source.byteCount, image.additionalPictureCount == nil {
            // Further pictures of a multi-picture file lie after the first, and are counted as such.
            facts.defects.append(
                Defect(.trailingData, "\(source.byteCount - end) bytes follow the end of the picture"))
        }
    }

    private static func apply(_ frame: JPEGFrame, _ stream: JPEGStream, to image: inout ImageFacts) {
        if frame.height > 0, frame.width > 0 { image.set(width: frame.width, height: frame.height) }
        image.bitDepth = frame.precision
        image.colorModel = colorModel(frame, stream)
        image.hasAlpha = false
        image.isAnimated = false
        image.isProgressive = frame.coding.isProgressive
        image.uncommonCoding = frame.uncommonCoding
    }

    /// As libjpeg tells it: by JFIF, else by Adobe's word, else by the components' names.
    private static func colorModel(_ frame: JPEGFrame, _ stream: JPEGStream) -> ColorModel? {
        switch frame.components.count {
        case 1: return .grayscale
        case 3:
            if stream.hasJFIF { return .ycbcr }
            if let transform = stream.adobeTransform { return transform == 0 ? .rgb : .ycbcr }
            let names = frame.components.map(\.id)
            return names == Array("RGB".utf8) || frame.coding.isLossless ? .rgb : .ycbcr
        case 4: return (stream.adobeTransform ?? 0) == 0 ? .cmyk : .ycck
        default: return nil
        }
    }

    /// How many pictures a multi-picture (MPF) index names.
    private static func pictureCount(_ source: ByteSource, _ place: Range<Int64>) -> Int? {
        TIFFDirectory(source, at: place.lowerBound, count: Int64(place.count))?.integer(.pictureCount)
    }
}

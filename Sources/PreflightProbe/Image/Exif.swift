internal import PreflightModel

/// Applies the orientation of Exif data to a picture's facts.
enum Exif {
    /// Reads Exif data whose TIFF structure of `count` bytes begins at `base` in the file.
    static func apply(
        _ source: ByteSource, at base: Int64, count: Int64, to image: inout ImageFacts,
        _ defects: inout [Defect]
    ) {
        // Only the first directory describes the picture; the second belongs to the thumbnail.
        guard let directory = TIFFDirectory(source, at: base, count: count) else {
            defects.append(Defect(.unreadableMetadata, "the Exif data cannot be read"))
            return
        }
        apply(directory.orientation, to: &image, &defects)
    }

    static func apply(
        _ orientation: TIFFDirectory.Orientation, to image: inout ImageFacts, _ defects: inout [Defect]
    ) {
        switch orientation {
        case .absent, .unset: break
        case .valid(let value): image.exifOrientation = value
        case .invalid:
            defects.append(
                Defect(.unreadableMetadata, "the Exif orientation is not one of 1 to 8 stored as a SHORT"))
        }
    }
}

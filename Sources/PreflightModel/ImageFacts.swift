/// What was measured of a picture.
public struct ImageFacts: Sendable, Hashable {
    /// The picture's format, told from its bytes.
    public var format: ImageFormat
    /// Width and height as stored, in pixels.
    public var size: Measured<PixelSize>?
    /// EXIF orientation, 1 to 8, or what HEIF's `irot` and `imir` amount to; nil when the file has none that is valid.
    public var exifOrientation: Int?
    /// Bits per channel: 1, 2, 4, 8, 10, 12 or 16.
    package var bitDepth: Int?
    /// How a pixel's colour is coded.
    package var colorModel: ColorModel?
    /// Whether pixels may be transparent.
    package var hasAlpha: Bool?
    /// Whether the file holds several frames that are played one after the other.
    package var isAnimated: Bool?
    /// Whether the picture is stored in passes: progressive JPEG, interlaced PNG or GIF.
    package var isProgressive: Bool?
    /// A coding within the format that common decoders refuse, in words: `arithmetic coding`, `lossless coding`.
    package var uncommonCoding: String?
    /// Number of pictures in the file beside the first (a second eye or preview in MPO); nil when not counted.
    package var additionalPictureCount: Int?
    /// How the file's bytes are shared out, for whoever makes a smaller copy; nil when not counted.
    package var share: ByteShare?
    /// Whether the pixels are packed in a way that FFmpeg does not decode, such as a TIFF in tiles.
    package var isOddlyPacked = false
    /// Bytes that were not checked for damage, because the file is large or lies elsewhere; nil for formats of which
    /// nothing but the header is checked. Pixels are never decoded.
    package var uncheckedByteCount: Int64?

    /// Creates picture facts of a format; everything else is unmeasured until set.
    package init(format: ImageFormat, size: Measured<PixelSize>? = nil, exifOrientation: Int? = nil) {
        self.format = format
        self.size = size
        self.exifOrientation = exifOrientation
    }

    /// Width and height as shown: EXIF orientations 5 to 8 turn the picture by a quarter.
    public var displaySize: Measured<PixelSize>? {
        guard let size else { return nil }
        guard let exifOrientation, (5...8).contains(exifOrientation) else { return size }
        return Measured(size.value.transposed, size.evidence)
    }
}

/// A picture format. Open, so that an unusual file keeps its name instead of becoming an error.
public struct ImageFormat: RawRepresentable, Sendable, Hashable {
    /// The name in JSON and in profiles, lower-case.
    public var rawValue: String

    /// Creates a format of a name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// JPEG (ITU-T T.81), including MPO and JPEG inside Exif files.
    public static let jpeg = Self(rawValue: "jpeg")
    /// PNG (ISO 15948), including APNG.
    public static let png = Self(rawValue: "png")
    /// WebP.
    package static let webp = Self(rawValue: "webp")
    /// GIF.
    package static let gif = Self(rawValue: "gif")
    /// HEIF with HEVC pictures.
    package static let heic = Self(rawValue: "heic")
    /// HEIF with AV1 pictures.
    package static let avif = Self(rawValue: "avif")
    /// HEIF with another or unknown codec.
    package static let heif = Self(rawValue: "heif")
    /// Windows bitmap.
    package static let bmp = Self(rawValue: "bmp")
    /// TIFF.
    package static let tiff = Self(rawValue: "tiff")
    /// Scalable Vector Graphics.
    package static let svg = Self(rawValue: "svg")
    /// JPEG-LS (ITU-T T.87): not JPEG, though often named `.jpg`.
    package static let jpegLS = Self(rawValue: "jpegls")
    /// JPEG 2000 (ITU-T T.800): not JPEG, though sometimes named `.jpg`.
    public static let jpeg2000 = Self(rawValue: "jpeg2000")
    /// JPEG XL.
    package static let jpegXL = Self(rawValue: "jpegxl")
    /// Windows icon.
    package static let ico = Self(rawValue: "ico")
    /// Photoshop document.
    package static let psd = Self(rawValue: "psd")
    /// A camera's raw data in a form of its own, without TIFF or boxes around it.
    package static let cameraRaw = Self(rawValue: "raw")
    /// JPEG XR (ITU-T T.832).
    package static let jpegXR = Self(rawValue: "jpegxr")
    /// OpenEXR.
    package static let openEXR = Self(rawValue: "openexr")
    /// Radiance HDR.
    package static let radiance = Self(rawValue: "hdr")
    /// Quite OK Image.
    package static let qoi = Self(rawValue: "qoi")
    /// DirectDraw surface.
    package static let dds = Self(rawValue: "dds")
    /// GIMP's own format.
    package static let xcf = Self(rawValue: "xcf")
    /// Multiple-image Network Graphics.
    package static let mng = Self(rawValue: "mng")
    /// Canon's camera raw in a file of boxes.
    package static let cr3 = Self(rawValue: "cr3")
}

/// How a pixel's colour is coded.
package enum ColorModel: String, Sendable, Hashable, CaseIterable {
    /// One channel of brightness.
    case grayscale
    /// Red, green, blue.
    case rgb
    /// Brightness and two colour differences.
    case ycbcr
    /// Four printing inks.
    case cmyk
    /// CMYK stored as brightness, colour differences and black.
    case ycck
    /// Indices into a table of colours.
    case palette
}

/// How the bytes of an image's file are shared out.
package struct ByteShare: Sendable, Hashable {
    /// Bytes that ExifTool can leave out without touching a pixel or a colour: text, EXIF, previews, other metadata, and
    /// whatever follows the image.
    package var metadata: Int64
    /// Bytes of the image itself, its colour profile included. Other bytes are neither: private chunks of a PNG, the
    /// later frames of an animation.
    package var image: Int64
    /// The mean step of a JPEG's first quantisation table: 1 for the finest. nil for other formats.
    package var meanQuantiser: Double?

    /// Creates a share.
    package init(metadata: Int64, image: Int64, meanQuantiser: Double? = nil) {
        self.metadata = metadata
        self.image = image
        self.meanQuantiser = meanQuantiser
    }
}

import PreflightModel

/// In what format an image is saved, and how many bytes are spared.
struct ImageCoding {
    /// Whether it is JPEG; PNG otherwise.
    let isJPEG: Bool
    /// JPEG's coarseness as FFmpeg counts it: 2 for the finest, 31 for the coarsest.
    let quantiser: Int
    /// By what both sides are multiplied to spare bytes; at most 1.
    let scale: Double
    /// Whether the image as it is has too many bytes.
    let isSavingBytes: Bool
    /// Whether every pixel stays as it is, and only its packing changes.
    let isRepacking: Bool

    /// JPEG's quality as libjpeg counts it, of about the same look.
    var quality: Int { 97 - 2 * quantiser }
    var fileExtension: String { isJPEG ? "jpg" : "png" }
    var title: String { isJPEG ? "JPEG" : "PNG" }

    /// How bytes are saved, in words.
    var saving: String {
        isRepacking ? "drop metadata and pack the pixels anew" : "code it with fewer bits"
    }

    /// FFmpeg's options of the encoder.
    var options: [String] {
        if isJPEG { return ["-q:v", "\(quantiser)"] }
        return isSavingBytes ? ["-pred", "mixed", "-compression_level", "9"] : []
    }

    /// Coarser than this, and it shows: rather have fewer pixels.
    private static let coarsest = 12
    /// The mean step of FFmpeg's quantisation table is this many times its measure of coarseness.
    private static let meanStep = 4.1

    /// The most bytes that are allowed under every reading of "MB".
    static func byteLimit(_ profile: Profile) -> Int64 {
        profile.limits[.imageMaxBytes]?.value.fileSize?.decimalByteCount ?? .max
    }

    /// Chooses for an image; nil when nothing that is accepted holds it.
    init?(of image: ImageFacts, _ context: RuleContext, after lesson: FixLesson) {
        let profile = context.profile
        let names = profile.limits[.imageFormats]?.value.names ?? ["png", "jpg"]
        // JPEG has no transparency: what was transparent would turn into whatever colour lies beneath.
        let allowsJPEG = (names.contains("jpg") || names.contains("jpeg")) && image.hasAlpha != true
        let allowsPNG = names.contains("png")
        guard allowsJPEG || allowsPNG else { return nil }

        let limit = Self.byteLimit(profile)
        let original = context.facts.byteCount ?? 0
        let wasTooLarge = original > limit
        isSavingBytes = wasTooLarge || lesson.wasTooLarge
        isRepacking =
            wasTooLarge && !lesson.isKnown && allowsPNG && image.format == .png
            && Self.packsBetter(image, limit)
        isJPEG =
            allowsJPEG && !isRepacking
            && (!allowsPNG || image.format == .jpeg || isSavingBytes
                || !Self.surelyFitsAsPNG(image, original, limit))

        var quantiser = 2.0
        var scale = 1.0
        if isJPEG {
            if wasTooLarge { quantiser = Self.quantiser(image, original, limit) }
            // A JPEG's bytes fall more slowly than its coarseness grows.
            let excess = lesson.isKnown ? lesson.excess * 1.1 : 1
            quantiser = max(2, (quantiser * excess * excess.squareRoot()).rounded(.up))
            if quantiser > Double(Self.coarsest) {
                scale = (Double(Self.coarsest) / quantiser).squareRoot()
                quantiser = Double(Self.coarsest)
            }
        } else if isSavingBytes, !isRepacking {
            // A PNG's bytes fall more slowly than its pixels, since what is left of them is less alike.
            let bytes = image.share?.image ?? original
            let excess = max(1, wasTooLarge ? Double(bytes) / Double(limit) : 1) * lesson.excess
            scale = min(1, (1 / (excess * excess.squareRoot() * 1.1)).squareRoot())
        }
        self.quantiser = Int(quantiser)
        self.scale = scale
    }

    /// The least coarseness with which an image that has too many bytes keeps the limit.
    private static func quantiser(_ image: ImageFacts, _ byteCount: Int64, _ limit: Int64) -> Double {
        switch image.format {
        case .png, .bmp, .tiff: return 2
        case .jpeg:
            let step = image.share?.meanQuantiser ?? 2 * meanStep
            let excess = Double(image.share?.image ?? byteCount) / Double(limit) * 1.05
            guard excess > 1 else { return max(2, step / meanStep) }
            // Bytes fall with the square root of the coarseness, or somewhat faster.
            return max(2, step / meanStep * excess * excess)
        // What has lost much already would only grow when it is coded finely.
        default: return 5
        }
    }

    /// Whether a PNG whose file is too large surely keeps the limit without losing a pixel: the bytes are mostly not the
    /// image's, or they were never compressed.
    private static func packsBetter(_ image: ImageFacts, _ limit: Int64) -> Bool {
        guard let share = image.share, let size = image.size?.value else { return false }
        let channels = [ColorModel.grayscale: 1, .palette: 1, .rgb: 3][image.colorModel ?? .rgb] ?? 3
        let alpha = image.hasAlpha == true && image.colorModel != .palette ? 1 : 0
        let bits = Int128(size.width) * Int128((channels + alpha) * (image.bitDepth ?? 8))
        let isUncompressed = Int128(share.image) >= Int128(size.height) * ((bits + 7) / 8)
        return Double(share.image) <= 0.9 * Double(limit) || isUncompressed
    }

    /// Whether a PNG of so many pixels has room, however badly they compress. A PNG that has is hardly larger anew.
    private static func surelyFitsAsPNG(_ image: ImageFacts, _ byteCount: Int64, _ limit: Int64) -> Bool {
        if image.format == .png { return byteCount <= limit }
        guard let size = image.displaySize?.value else { return true }
        let bytes = Int128(size.width) * Int128(size.height) * ((image.bitDepth ?? 8) > 8 ? 8 : 4)
        return bytes < Int128(limit)
    }
}

/// How ImageMagick brings a picture with an EXIF orientation upright.
enum ImageTurn {
    /// ImageMagick's options for an orientation from 2 to 8; none for any other.
    static func options(_ orientation: Int?) -> [String] {
        let turn: [String] =
            switch orientation {
            case 2: ["-flop"]
            case 3: ["-rotate", "180"]
            case 4: ["-flip"]
            case 5: ["-transpose"]
            case 6: ["-rotate", "90"]
            case 7: ["-transverse"]
            case 8: ["-rotate", "270"]
            default: []
            }
        // What says that it is to be turned goes, lest it is turned twice.
        return turn.isEmpty ? [] : turn + ["-orient", "TopLeft", "+profile", "exif"]
    }
}

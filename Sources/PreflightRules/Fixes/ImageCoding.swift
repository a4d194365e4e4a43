import PreflightModel

/// In what format a picture is saved, and how many bytes are spared.
struct ImageCoding {
    /// Whether it is JPEG; PNG otherwise.
    let isJPEG: Bool
    /// JPEG's coarseness as FFmpeg counts it: 2 for the finest, 31 for the coarsest.
    let quantiser: Int
    /// By what both sides are multiplied to spare bytes; at most 1.
    let scale: Double
    /// Whether the picture as it is has too many bytes.
    let isSavingBytes: Bool

    /// JPEG's quality as libjpeg counts it, of about the same look.
    var quality: Int { 97 - 2 * quantiser }
    var fileExtension: String { isJPEG ? "jpg" : "png" }
    var title: String { isJPEG ? "JPEG" : "PNG" }

    /// Coarser than this, and it shows: rather have fewer pixels.
    private static let coarsest = 12

    /// Chooses for a picture; nil when nothing that is accepted holds it.
    init?(of image: ImageFacts, _ context: RuleContext, after lesson: MendLesson) {
        let profile = context.profile
        let names = profile.limits[.imageFormats]?.value.names ?? ["png", "jpg"]
        // JPEG has no transparency: what was transparent would turn into whatever colour lies beneath.
        let allowsJPEG = (names.contains("jpg") || names.contains("jpeg")) && image.hasAlpha != true
        let allowsPNG = names.contains("png")
        guard allowsJPEG || allowsPNG else { return nil }

        let limit = profile.limits[.imageMaxBytes]?.value.fileSize?.decimalByteCount ?? .max
        let original = context.facts.byteCount ?? 0
        let wasTooLarge = original > limit
        isSavingBytes = wasTooLarge || lesson.wasTooLarge
        isJPEG =
            allowsJPEG
            && (!allowsPNG || image.format == .jpeg || isSavingBytes
                || !Self.surelyFitsAsPNG(image, original, limit))

        var quantiser = 2.0
        var scale = 1.0
        if isJPEG {
            // What has lost much already would only grow when it is coded finely.
            if wasTooLarge, image.format != .png { quantiser = 5 }
            // A JPEG's bytes fall a little slower than its coarseness grows.
            let excess = lesson.wasTooLarge ? lesson.excess * 1.1 : 1
            quantiser = (quantiser * excess * excess.squareRoot()).rounded(.up)
            if quantiser > Double(Self.coarsest) {
                scale = (Double(Self.coarsest) / quantiser).squareRoot()
                quantiser = Double(Self.coarsest)
            }
        } else if isSavingBytes {
            // A PNG's bytes fall more slowly than its pixels, since what is left of them is less alike.
            let excess = (wasTooLarge ? Double(original) / Double(limit) : 1) * lesson.excess
            scale = (1 / (excess * excess.squareRoot() * 1.1)).squareRoot()
        }
        self.quantiser = Int(quantiser)
        self.scale = scale
    }

    /// Whether a PNG of so many pixels has room, however badly they compress. A PNG that has is hardly larger anew.
    private static func surelyFitsAsPNG(_ image: ImageFacts, _ byteCount: Int64, _ limit: Int64) -> Bool {
        if image.format == .png { return byteCount <= limit }
        guard let size = image.displaySize?.value else { return true }
        let bytes = Int128(size.width) * Int128(size.height) * ((image.bitDepth ?? 8) > 8 ? 8 : 4)
        return bytes < Int128(limit)
    }
}

import PreflightModel

/// The one plan that brings an image into all limits that a program can: format, size, shape, file size, colours.
/// Every finding about the image carries the same plan, so that its command is pasted once.
enum ImageFix {
    /// Plans a fix that changes the least: the name, metadata without touching a pixel, or else the pixels.
    ///
    /// - Parameters:
    ///   - context: The image and the limits.
    ///   - depth: How much has to be changed at least.
    ///   - lesson: What earlier copies have shown.
    /// - Returns: nil when no program surely makes an acceptable copy.
    static func plan(
        _ context: RuleContext, atLeast depth: FixPlan.Depth, after lesson: FixLesson
    ) -> FixPlan? {
        guard let image = context.image else { return nil }
        if let plan = lossless(context, image, atLeast: depth, after: lesson) { return plan }
        // An image without a size, or larger than FFmpeg takes, is not surely decoded.
        guard !isDamaged(context.facts, image), let size = image.displaySize?.value, size.isPositive,
            GeometryPlan.isWithinReach(size), let coding = ImageCoding(of: image, context, after: lesson)
        else { return nil }
        var changes: [String] = []
        var geometry: GeometryPlan?
        let limits = SizeLimits(context.profile, .image).capped(by: coding.scale, of: size)
        if !limits.accept(size) {
            geometry = GeometryPlan(size, into: limits, step: 1)
            guard let geometry else { return nil }
            changes.append(geometry.summary)
        }
        if coding.isSavingBytes { changes.append(coding.saving) }
        let isOther = !(coding.isJPEG ? image.format == .jpeg : image.format == .png)
        if isOther || changes.isEmpty { changes.insert("save it as \(coding.title)", at: 0) }
        if image.isAnimated == true { changes.insert("keep the first frame only", at: 0) }

        let isTurned = (image.exifOrientation ?? 1) != 1
        let programs: [FixProgram]
        var stopsAtDamage = false
        switch image.format {
        case .heic, .heif, .avif:
            // libheif's own tool, since FFmpeg often takes one tile of a HEIC for the whole, or nothing. It changes
            // the format and nothing else. Of several images it makes a copy each, under names of its own.
            guard image.isAnimated != true, geometry == nil, image.additionalPictureCount == nil else {
                return nil
            }
            changes[0] += " with heif-convert, which is libheif's tool"
            if isTurned { changes.append("and clear its orientation with exiftool") }
            programs = heifConvert(coding, isTurned: isTurned)
        case .jpeg where image.colorModel == .cmyk || image.colorModel == .ycck:
            // FFmpeg takes a CMYK JPEG without Adobe's mark for something else, and hands on the profile of its inks.
            changes.append("turn its colours for print into RGB with ImageMagick")
            programs = [imageMagick(coding, image, geometry, ["-colorspace", "sRGB", "-strip"])]
        case .png where isTurned, .tiff where isTurned, .webp where isTurned:
            // FFmpeg before 8 turns nothing but JPEG.
            guard image.isAnimated != true, !image.isOddlyPacked else { return nil }
            changes.append("turn it upright with ImageMagick")
            programs = [imageMagick(coding, image, geometry, [])]
        default:
            guard let demuxer = demuxer(of: image, context.facts) else { return nil }
            programs = [ffmpeg(demuxer, coding, image, geometry)]
            stopsAtDamage = image.format == .jpeg
        }
        return FixPlan(
            changes, programs, FixedName(extension: coding.fileExtension), .coding, context,
            inspecting: inspections(of: image, context.facts), stopsAtDamage: stopsAtDamage)
    }

    /// Whether a copy would be broken, or its colours wrong.
    private static func isDamaged(_ facts: MediaFacts, _ image: ImageFacts) -> Bool {
        let fatal: Set<Defect.Kind> = [.truncated, .checksumMismatch, .unreadable, .nonStandard]
        return facts.defects.contains { fatal.contains($0.kind) } || image.uncommonCoding != nil
    }

    /// FFmpeg's name of the demuxer, which is told so that neither the name nor the content is taken for anything
    /// else; nil when FFmpeg does not surely decode the image.
    private static func demuxer(of image: ImageFacts, _ facts: MediaFacts) -> String? {
        guard !image.isOddlyPacked else { return nil }
        return switch image.format {
        // The demuxer of pipes takes what follows a PNG for another, damaged one.
        case .png where facts.defect(.trailingData) != nil: "image2"
        case .jpeg where (image.bitDepth ?? 8) > 8: nil
        case .webp where image.isAnimated != false: nil
        default: image.format.known.demuxer
        }
    }

    /// What decodes the image to find damage. FFmpeg fails at a damaged JPEG; it only warns of a PNG with too few rows,
    /// and is silent about a WebP that ends before its pixels do, as ImageMagick is not.
    private static func inspections(of image: ImageFacts, _ facts: MediaFacts) -> [FixInspection] {
        guard let demuxer = demuxer(of: image, facts) else { return [] }
        let first: [FixProgram.Word] = ["-frames:v", "1"]
        let decoding = FixProgram.decoding(demuxer, first)
        return switch image.format {
        case .jpeg: [FixInspection(decoding, .failure)]
        case .png: [FixInspection(.decoding(demuxer, first, level: "warning"), .warning)]
        case .webp:
            [
                FixInspection(decoding, .complaint),
                FixInspection(
                    FixProgram(.imageMagick, [.original(after: "webp:"), "null:"]), .failure),
            ]
        default: [FixInspection(decoding, .complaint)]
        }
    }
}

// MARK: - Without touching a pixel

extension ImageFix {
    /// A plan that leaves every pixel as it is; nil when that is not enough.
    private static func lossless(
        _ context: RuleContext, _ image: ImageFacts, atLeast depth: FixPlan.Depth, after lesson: FixLesson
    ) -> FixPlan? {
        guard depth <= .metadata, !lesson.wasTooLarge, AcceptedFormats(context.profile).accepts(image.format),
            let size = image.displaySize?.value, SizeLimits(context.profile, .image).accept(size)
        else { return nil }
        let limit = ImageCoding.byteLimit(context.profile)
        let count = context.facts.byteCount ?? 0
        guard count > limit else {
            switch depth {
            case .name: return MisleadingExtension.renaming(context)
            case .tail: return withoutTail(context, image)
            default: return withoutMetadata(context, image, keepsOrientation: false)
            }
        }
        guard let share = image.share, count - share.metadata <= limit else { return nil }
        return withoutMetadata(
            context, image, keepsOrientation: context.facts.defect(.unreadableMetadata) == nil)
    }

    private static func withoutTail(_ context: RuleContext, _ image: ImageFacts) -> FixPlan? {
        // The list of further images goes with them.
        let list: [FixProgram.Word] = image.format == .jpeg ? ["-mpf:all="] : []
        return exifTool(list + ["-trailer:all="], "remove what follows the image", .tail, context, image)
    }

    private static func withoutMetadata(
        _ context: RuleContext, _ image: ImageFacts, keepsOrientation: Bool
    ) -> FixPlan? {
        let isTurned = keepsOrientation && (image.exifOrientation ?? 1) != 1
        let orientation: [FixProgram.Word] = isTurned ? ["-tagsfromfile", "@", "-orientation"] : []
        let step = "remove metadata and whatever follows the image, and leave every pixel as it is"
        return exifTool(["-all=", "--icc_profile:all"] + orientation, step, .metadata, context, image)
    }

    private static func exifTool(
        _ options: [FixProgram.Word], _ step: String, _ depth: FixPlan.Depth, _ context: RuleContext,
        _ image: ImageFacts
    ) -> FixPlan? {
        guard image.format == .jpeg || image.format == .png else { return nil }
        return FixPlan(
            [step], [FixProgram(.exifTool, ["-q", "-m"] + options + ["-o", .copy(), .original()])],
            FixedName(extension: image.format == .jpeg ? "jpg" : "png"), depth, context,
            inspecting: inspections(of: image, context.facts))
    }
}

// MARK: - The programs

extension ImageFix {
    private static func ffmpeg(
        _ demuxer: String, _ coding: ImageCoding, _ image: ImageFacts, _ geometry: GeometryPlan?
    ) -> FixProgram {
        var filters: [FixProgram.Word] = []
        if let geometry {
            // Where colour is stored at half the size, FFmpeg cannot pad by an odd number of pixels.
            let format = image.hasAlpha == true ? "format=rgba," : "format=rgb24,"
            filters = ["-vf", .text((geometry.isPadding ? format : "") + geometry.filters)]
        }
        return .ffmpeg(
            demuxer, filters + ["-frames:v", "1", "-update", "1"] + coding.options.map { .text($0) })
    }

    private static func heifConvert(_ coding: ImageCoding, isTurned: Bool) -> [FixProgram] {
        let quality: [FixProgram.Word] = coding.isJPEG ? ["-q", .text("\(coding.quality)")] : []
        let conversion = FixProgram(.heifConvert, quality + [.original(), .copy()])
        guard isTurned else { return [conversion] }
        // Before 1.18, the tool turns the image and still copies the note that says to turn it.
        let clearing = FixProgram(
            .exifTool, ["-q", "-overwrite_original", "-Orientation=", .copy()])
        return [conversion, clearing]
    }

    private static func imageMagick(
        _ coding: ImageCoding, _ image: ImageFacts, _ geometry: GeometryPlan?, _ colours: [String]
    ) -> FixProgram {
        let quality = coding.isJPEG ? ["-quality", "\(coding.quality)"] : []
        let options = ImageTurn.options(image.exifOrientation) + colours + (geometry?.magick ?? []) + quality
        return FixProgram(
            .imageMagick,
            [.original(after: "\(image.format.rawValue):")] + options.map { .text($0) }
                + [.copy(after: coding.isJPEG ? "jpeg:" : "png:")])
    }
}

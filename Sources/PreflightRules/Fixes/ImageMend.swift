import PreflightModel

/// The one command that brings a picture into all limits that a command can: format, size, shape, file size.
/// Every finding about the picture carries the same command, so that it is pasted once.
struct ImageMend {
    /// What it does, in a few words, for each thing that is wrong.
    private(set) var steps: [String] = []
    /// The command; nil when none is sure to work.
    private(set) var command: String?
    /// The picture's path.
    private let path: String

    /// Plans a mend.
    init(_ context: RuleContext) {
        path = context.facts.path
        guard let image = context.image, !Self.isDamaged(context.facts, image) else { return }
        if Self.heif.contains(image.format) {
            convert(image, context)
        } else if Self.isReadable(image) {
            code(image, context)
        }
    }

    /// What to do, and the command; nil when there is nothing that one command could do.
    var fix: Fix? { steps.isEmpty ? nil : fix(steps.joined(separator: ", ")) }

    /// Something to do, which the command does among other things.
    func fix(_ summary: String) -> Fix {
        Fix(steps.isEmpty ? summary : ShellWord.explained(summary, path), command: command)
    }
}

// MARK: - Building the command

extension ImageMend {
    /// With FFmpeg: in another format, size, shape.
    private mutating func code(_ image: ImageFacts, _ context: RuleContext) {
        let isTooLarge = Self.isTooLarge(context)
        let hasAlpha = image.hasAlpha ?? false
        guard
            let output = Self.output(
                for: image.format, context.profile, isTooLarge: isTooLarge, hasAlpha: hasAlpha)
        else { return }

        var changes: [String] = []
        var options = "-frames:v 1 -update 1"
        let limits = SizeLimits(context.profile, .image)
        if let size = image.displaySize?.value, !limits.accept(size) {
            guard let plan = GeometryPlan(size, into: limits, step: 1) else { return }
            changes.append(plan.summary)
            options = "-vf '\(plan.filters)' " + options
        }
        if isTooLarge { changes.append("code it with fewer bits") }
        if output == "jpg" { options += isTooLarge && image.format == .jpeg ? " -q:v 5" : " -q:v 2" }
        if changes.isEmpty { changes.append("save it as \(output == "jpg" ? "JPEG" : "PNG")") }
        steps = changes
        command = Self.ffmpeg(path, options, MendedName.path(for: path, extension: output))
    }

    /// With libheif's own tool, since FFmpeg often takes one tile of a HEIC for the whole, or nothing. It changes the
    /// format and nothing else.
    private mutating func convert(_ image: ImageFacts, _ context: RuleContext) {
        guard let size = image.displaySize?.value, SizeLimits(context.profile, .image).accept(size),
            !Self.isTooLarge(context), image.isAnimated != true,
            let output = Self.heifOutput(image, size, context.profile)
        else { return }
        let isTurned = (image.exifOrientation ?? 1) != 1
        let title = output == "jpg" ? "JPEG" : "PNG"
        steps = ["save it as \(title) with heif-convert, which is libheif's tool"]
        guard let input = ShellWord.path(path),
            let copy = MendedName.path(for: path, extension: output).flatMap(ShellWord.path)
        else { return }
        command = "heif-convert \(output == "jpg" ? "-q 95 " : "")\(input) \(copy)"
        guard isTurned else { return }
        // Before 1.18, the tool turns the picture and still copies the note that says to turn it.
        steps.append("and clear its orientation with exiftool")
        command? += " && exiftool -q -overwrite_original -Orientation= \(copy)"
    }

    private static func ffmpeg(_ path: String, _ options: String, _ copy: String?) -> String? {
        // FFmpeg takes a '%' in a picture's name for a counter.
        guard !path.utf8.contains(UInt8(ascii: "%")), let input = ShellWord.path(path),
            let output = copy.flatMap(ShellWord.path)
        else { return nil }
        // Without '-nostdin', FFmpeg would swallow whatever is pasted behind the command.
        return "ffmpeg -nostdin -i \(input) \(options) \(output)"
    }

    /// PNG, or JPEG where a PNG of so many pixels could have more bytes than are allowed.
    private static func heifOutput(_ image: ImageFacts, _ size: PixelSize, _ profile: Profile) -> String? {
        let limit = profile.limits[.imageMaxBytes]?.value.fileSize?.decimalByteCount ?? .max
        let bytes = Int128(size.width) * Int128(size.height) * ((image.bitDepth ?? 8) > 8 ? 8 : 4)
        let fitsAsPNG = bytes < Int128(limit)
        return output(
            for: image.format, profile, isTooLarge: !fitsAsPNG, hasAlpha: image.hasAlpha ?? false)
    }
}

// MARK: - What is wrong

extension ImageMend {
    private static let heif: Set<ImageFormat> = [.heic, .heif, .avif]

    /// Whether a copy would be broken, or its colours wrong.
    private static func isDamaged(_ facts: MediaFacts, _ image: ImageFacts) -> Bool {
        let fatal: Set<Defect.Kind> = [.truncated, .checksumMismatch, .unreadable, .nonStandard]
        return facts.defects.contains { fatal.contains($0.kind) } || image.uncommonCoding != nil
            || image.colorModel == .cmyk || image.colorModel == .ycck
    }

    /// Whether FFmpeg surely decodes the picture.
    private static func isReadable(_ image: ImageFacts) -> Bool {
        let decodable: Set<ImageFormat> = [.jpeg, .png, .webp, .gif, .bmp, .tiff, .jpegLS, .jpeg2000, .ico]
        return decodable.contains(image.format)
            && !(image.format == .webp && image.isAnimated != false)
            && !(image.format == .jpeg && (image.bitDepth ?? 8) > 8)
    }

    private static func isTooLarge(_ context: RuleContext) -> Bool {
        guard let limit = context.profile.limits[.imageMaxBytes], let size = limit.value.fileSize,
            let count = context.facts.byteCount
        else { return false }
        return !Bound.greatest.allows(count, size.decimalByteCount, isInclusive: limit.isInclusive)
    }

    /// The extension to save under: the format as it is when it is accepted, JPEG when bytes must be saved.
    private static func output(
        for format: ImageFormat, _ profile: Profile, isTooLarge: Bool, hasAlpha: Bool
    ) -> String? {
        let names = profile.limits[.imageFormats]?.value.names ?? ["png", "jpg"]
        let acceptsJPEG = names.contains("jpg") || names.contains("jpeg")
        // JPEG has no transparency: what was transparent would turn into whatever colour lies beneath.
        if isTooLarge || (format == .jpeg && acceptsJPEG) { return acceptsJPEG && !hasAlpha ? "jpg" : nil }
        if names.contains("png") { return "png" }
        return acceptsJPEG && !hasAlpha ? "jpg" : nil
    }
}

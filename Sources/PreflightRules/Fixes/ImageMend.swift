import PreflightModel

/// The one command that brings a picture into all limits that a command can: format, size, shape, file size.
/// Every finding about the picture carries the same command, so that it is pasted once.
struct ImageMend {
    /// What it does, in a few words, for each thing that is wrong.
    private(set) var steps: [String] = []
    /// The command; nil when none is sure to work.
    private(set) var command: String?

    /// Plans a mend.
    init(_ context: RuleContext) {
        guard let image = context.image, Self.isReadable(context.facts, image) else { return }
        let isTooLarge = Self.isTooLarge(context)
        let hasAlpha = image.hasAlpha ?? false
        guard
            let output = Self.output(
                for: image.format, context.profile, isTooLarge: isTooLarge, hasAlpha: hasAlpha)
        else { return }

        var options = "-frames:v 1 -update 1"
        let limits = SizeLimits(context.profile, .image)
        if let size = image.displaySize?.value, !limits.accept(size) {
            guard let plan = GeometryPlan(size, into: limits, step: 1) else { return }
            steps.append(plan.summary)
            options = "-vf '\(plan.filters)' " + options
        }
        if isTooLarge { steps.append("code it with fewer bits") }
        if output == "jpg" { options += isTooLarge && image.format == .jpeg ? " -q:v 5" : " -q:v 2" }
        if steps.isEmpty { steps.append("save it as \(output == "jpg" ? "JPEG" : "PNG")") }
        command = Self.ffmpeg(context.facts.path, options, output)
    }

    /// What to do, and the command.
    var fix: Fix? { steps.isEmpty ? nil : Fix(steps.joined(separator: ", "), command: command) }

    private static func ffmpeg(_ path: String, _ options: String, _ fileExtension: String) -> String? {
        // FFmpeg takes a '%' in a picture's name for a counter.
        guard !path.utf8.contains(UInt8(ascii: "%")), let input = ShellWord.path(path),
            let output = ShellWord.path(MendedName.path(for: path, extension: fileExtension))
        else { return nil }
        return "ffmpeg -i \(input) \(options) \(output)"
    }

    /// Whether FFmpeg surely decodes the picture, with the right colours.
    private static func isReadable(_ facts: MediaFacts, _ image: ImageFacts) -> Bool {
        let decodable: Set<ImageFormat> = [.jpeg, .png, .webp, .gif, .bmp, .tiff, .jpegLS, .jpeg2000, .ico]
        let fatal: Set<Defect.Kind> = [.truncated, .checksumMismatch, .unreadable, .nonStandard]
        return decodable.contains(image.format) && !facts.defects.contains { fatal.contains($0.kind) }
            && image.uncommonCoding == nil && image.colorModel != .cmyk && image.colorModel != .ycck
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

import PreflightModel

/// How an animated picture that is meant as the motion video becomes one.
enum AnimationPlan {
    /// What to do, and the command that does it where FFmpeg surely reads the animation.
    static func fix(_ context: RuleContext) -> Fix? {
        guard let image = context.facts.image, image.isAnimated == true else { return nil }
        let summary = "to send it as the video, convert it to MP4; check the copy's length and size"
        return plan(image, context)?.fix(context.facts.path, summary) ?? Fix(summary)
    }

    private static func plan(_ image: ImageFacts, _ context: RuleContext) -> FixPlan? {
        guard let demuxer = demuxer(of: image.format), let size = image.displaySize?.value, size.isPositive,
            GeometryPlan.isWithinReach(size)
        else { return nil }
        let geometry = GeometryPlan(size, into: SizeLimits(context.profile, .video), step: 2)
        let filters = geometry?.filters ?? "scale=trunc(iw/2)*2:trunc(ih/2)*2"
        let words = [
            "-vf", "\(filters),setsar=1", "-c:v", "libx264", "-crf", "18", "-pix_fmt", "yuv420p",
            "-movflags", "+faststart",
        ]
        return FixPlan(
            ["convert it to MP4"], [.ffmpeg(demuxer, words.map { .text($0) })], FixedName(extension: "mp4"),
            .coding, context, stopsAtDamage: true)
    }

    /// FFmpeg's name of the demuxer. It does not decode animated WebP.
    private static func demuxer(of format: ImageFormat) -> String? {
        switch format {
        case .gif: "gif"
        case .png: "apng"
        default: nil
        }
    }
}

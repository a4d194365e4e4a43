import PreflightModel

/// The one command that brings a video into all limits that a command can: container, size, duration, file size.
/// Every finding about the video carries the same command, so that it is pasted once.
struct VideoMend {
    /// What it does, in a few words, for each thing that is wrong.
    private(set) var steps: [String] = []
    /// The command; nil when none is sure to work.
    private(set) var command: String?
    /// The video's path.
    private let path: String

    /// Plans a mend; `isReencoding` codes the frames anew even when every limit is kept.
    init(_ context: RuleContext, isReencoding: Bool = false) {
        path = context.facts.path
        guard let video = context.video, let track = video.video, Self.isReadable(context.facts, track),
            let output = Self.outputExtension(context.profile)
        else { return }
        let profile = context.profile
        let durations = Durations(video)
        var changes: [String] = []

        var trim: Double?
        if let longest = durations.longest, !Self.isShortEnough(longest, context) {
            guard let end = Self.end(context) else { return }
            trim = end
            changes.append("cut it to \(Decimals.text(end, digits: 3)) s")
        }

        let limits = SizeLimits(profile, .video)
        var plan: GeometryPlan?
        if let size = track.displaySize?.value {
            plan = GeometryPlan(size, into: limits, step: 2)
            if !limits.accept(size) {
                guard let plan else { return }
                changes.append(plan.summary)
            }
        }

        let isTooLarge = Self.isTooLarge(context)
        if isTooLarge { changes.append("code it with fewer bits") }

        let isCopying = changes.isEmpty && !isReencoding && Self.canBeCopied(video.container.format, track)
        let isAccepted = AcceptedFormats(profile).accepts(video.container.format)
        let frameRate = isCopying ? nil : Self.constantFrameRate(track)
        if let frameRate { changes.append("code it at \(frameRate) frames a second") }
        if changes.isEmpty, !isCopying { changes.append("code it anew as H.264") }
        if !isAccepted || isCopying { changes.insert("put it into \(output)", at: 0) }
        let rate = Self.bitRateCeiling(profile, seconds: trim ?? durations.longest)
        guard rate != nil || !isTooLarge else { return }

        let options =
            isCopying
            ? "-c:v copy" + (track.codec == "hevc" ? " -tag:v hvc1" : "")
            : Self.coding(plan: plan, trim: trim, rate: rate, frameRate: frameRate)
        steps = changes
        command = Self.ffmpeg(path, options, MendedName.path(for: path, extension: output, cut: trim))
    }

    /// What to do, and the command; nil when there is nothing that one command could do.
    var fix: Fix? { steps.isEmpty ? nil : fix(steps.joined(separator: ", ")) }

    /// Something to do, which the command does among other things.
    func fix(_ summary: String) -> Fix {
        Fix(steps.isEmpty ? summary : ShellWord.explained(summary, path), command: command)
    }
}

// MARK: - Building the command

extension VideoMend {
    /// Picks the first proper video track, leaving cover pictures out, and the first audio track if there is one.
    /// Without `-nostdin`, FFmpeg would swallow whatever is pasted behind the command.
    private static func ffmpeg(_ path: String, _ options: String, _ copy: String?) -> String? {
        guard let input = ShellWord.path(path), let output = copy.flatMap(ShellWord.path) else { return nil }
        return "ffmpeg -nostdin -i \(input) -map 0:V:0 -map '0:a:0?' \(options) -c:a aac "
            + "-movflags +faststart \(output)"
    }

    private static func coding(plan: GeometryPlan?, trim: Double?, rate: Int?, frameRate: Int?) -> String {
        let pace = frameRate.map { "fps=\($0)," } ?? ""
        let size = pace + (plan?.filters ?? "scale=trunc(iw/2)*2:trunc(ih/2)*2")
        let end = trim.map { "-t \(Decimals.text($0, digits: 3)) " } ?? ""
        let ceiling = rate.map { " -maxrate \($0)k -bufsize \($0)k" } ?? ""
        return end + "-vf '\(size),setsar=1' -c:v libx264 -crf 18\(ceiling) -pix_fmt yuv420p"
    }

    /// The usual rate that shows every frame of a video whose rate varies: a frame shown twice does no harm, but one
    /// left out does. The filter is the one way that FFmpeg 5 to 8 have in common.
    private static func constantFrameRate(_ track: VideoTrackFacts) -> Int? {
        guard track.isVariableFrameRate == true else { return nil }
        guard let average = track.frameRate, average.isFinite, average > 0 else { return 30 }
        return [24, 25, 30, 50, 60].first { Double($0) >= average } ?? 60
    }

    /// The most kilobits a second with which the copy stays clear of the limit on bytes.
    private static func bitRateCeiling(_ profile: Profile, seconds: Double?) -> Int? {
        guard let size = profile.limits[.videoMaxBytes]?.value.fileSize, let seconds, seconds >= 1 else {
            return nil
        }
        // Leaves room for sound, for the container, and for a rate that is only kept on average.
        let kilobits = Double(size.decimalByteCount) * 8 / 1000 / seconds * 0.85 - 192
        guard kilobits >= 200 else { return nil }
        return Int(min(kilobits, 100_000))
    }

    /// Where to cut: a little before the limit, since audio may end after the last frame.
    private static func end(_ context: RuleContext) -> Double? {
        guard let seconds = context.profile.limits[.videoMaxDuration(context.orientation)]?.value.seconds
        else {
            return nil
        }
        let end = seconds - 0.1
        return DurationLimits(context.profile, context.orientation).accept(end) && end > 0 ? end : nil
    }
}

// MARK: - What is wrong

extension VideoMend {
    /// Damaged, encrypted, HDR and unknown videos are left alone: a copy would be broken, or its colours wrong.
    private static func isReadable(_ facts: MediaFacts, _ track: VideoTrackFacts) -> Bool {
        let fatal: Set<Defect.Kind> = [.truncated, .missingIndex, .unreadable, .externalData]
        return track.codec != nil && track.isHDR != true && track.isEncrypted != true
            && !facts.defects.contains { fatal.contains($0.kind) }
    }

    private static func isShortEnough(_ seconds: Double, _ context: RuleContext) -> Bool {
        guard let limit = context.profile.limits[.videoMaxDuration(context.orientation)],
            let greatest = limit.value.seconds
        else { return true }
        return Durations.isAllowed(seconds, .greatest, greatest, isInclusive: limit.isInclusive)
    }

    private static func isTooLarge(_ context: RuleContext) -> Bool {
        guard let limit = context.profile.limits[.videoMaxBytes], let size = limit.value.fileSize,
            let count = context.facts.byteCount
        else { return false }
        return !Bound.greatest.allows(count, size.decimalByteCount, isInclusive: limit.isInclusive)
    }

    /// Whether the frames can move into MP4 or MOV as they are.
    private static func canBeCopied(_ format: ContainerFormat, _ track: VideoTrackFacts) -> Bool {
        let containers: Set<ContainerFormat> = [
            .mp4, .mov, .m4v, .threeGP, .threeG2, .matroska, .mpegTS, .flv,
        ]
        guard let codec = track.codec else { return false }
        return containers.contains(format) && ["h264", "hevc"].contains(codec)
    }

    private static func outputExtension(_ profile: Profile) -> String? {
        guard let accepted = profile.limits[.videoContainers]?.value.names else { return "mp4" }
        return ["mp4", "mov"].first(where: accepted.contains)
    }
}

import PreflightModel

/// The one command that brings a video into all limits that a command can: container, size, duration, file size.
/// Every finding about the video carries the same command, so that it is pasted once.
struct VideoMend {
    /// What it does, in a few words, for each thing that is wrong.
    private(set) var steps: [String] = []
    /// The command; nil when none is sure to work.
    private(set) var command: String?

    /// Plans a mend; `isReencoding` codes the frames anew even when every limit is kept.
    init(_ context: RuleContext, isReencoding: Bool = false) {
        guard let video = context.video, let track = video.video, Self.isReadable(context.facts, track),
            let output = Self.outputExtension(context.profile)
        else { return }
        let profile = context.profile
        let durations = Durations(video)

        var trim: Double?
        if let longest = durations.longest, !Self.isShortEnough(longest, context) {
            guard let end = Self.end(context) else { return }
            trim = end
            steps.append("cut it to \(Decimals.text(end, digits: 3)) s")
        }

        let limits = SizeLimits(profile, .video)
        var plan: GeometryPlan?
        if let size = track.displaySize?.value {
            plan = GeometryPlan(size, into: limits, step: 2)
            if !limits.accept(size) {
                guard let plan else { return }
                steps.append(plan.summary)
            }
        }

        let isTooLarge = Self.isTooLarge(context)
        if isTooLarge { steps.append("code it with fewer bits") }

        let isCopying = steps.isEmpty && !isReencoding && Self.canBeCopied(video.container.format, track)
        if steps.isEmpty {
            steps.append(isCopying ? "put the frames into \(output)" : "code it anew as H.264")
        }
        let rate = Self.bitRateCeiling(profile, seconds: trim ?? durations.longest)
        guard rate != nil || !isTooLarge else { return }

        let options =
            isCopying
            ? "-c:v copy" + (track.codec == "hevc" ? " -tag:v hvc1" : "")
            : Self.coding(plan: plan, trim: trim, rate: rate)
        command = Self.ffmpeg(context.facts.path, options, output)
    }

    /// What to do, and the command.
    var fix: Fix? { steps.isEmpty ? nil : Fix(steps.joined(separator: ", "), command: command) }
}

// MARK: - Building the command

extension VideoMend {
    /// Picks the first proper video track, leaving cover pictures out, and the first audio track if there is one.
    private static func ffmpeg(_ path: String, _ options: String, _ fileExtension: String) -> String? {
        guard let input = ShellWord.path(path),
            let output = ShellWord.path(MendedName.path(for: path, extension: fileExtension))
        else { return nil }
        return
            "ffmpeg -i \(input) -map 0:V:0 -map '0:a:0?' \(options) -c:a aac -movflags +faststart \(output)"
    }

    private static func coding(plan: GeometryPlan?, trim: Double?, rate: Int?) -> String {
        let size = plan?.filters ?? "scale=trunc(iw/2)*2:trunc(ih/2)*2"
        let end = trim.map { "-t \(Decimals.text($0, digits: 3)) " } ?? ""
        let ceiling = rate.map { " -maxrate \($0)k -bufsize \($0)k" } ?? ""
        return end + "-vf '\(size),setsar=1' -c:v libx264 -crf 18\(ceiling) -pix_fmt yuv420p"
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
    /// Damaged, encrypted and HDR videos are left alone: a copy would be broken, or its colours wrong.
    private static func isReadable(_ facts: MediaFacts, _ track: VideoTrackFacts) -> Bool {
        let fatal: Set<Defect.Kind> = [.truncated, .missingIndex, .unreadable, .externalData]
        return track.isHDR != true && track.isEncrypted != true
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

import PreflightModel

/// The one plan that brings a video into all limits that a program can: container, size, duration, file size.
/// Every finding about the video carries the same plan, so that its command is pasted once.
enum VideoMend {
    /// Plans a mend.
    ///
    /// - Parameters:
    ///   - context: The video and the limits.
    ///   - lesson: What earlier copies have shown.
    ///   - isReencoding: Whether the frames are coded anew even when every limit is kept.
    /// - Returns: nil when no program surely makes an acceptable copy.
    static func plan(
        _ context: RuleContext, after lesson: MendLesson, isReencoding: Bool = false
    ) -> MendPlan? {
        guard let video = context.video, let track = video.video, isReadable(context.facts, track),
            let demuxer = demuxer(of: video.container.format),
            let output = outputExtension(context.profile)
        else { return nil }
        let profile = context.profile
        let durations = Durations(video)
        var changes: [String] = []

        var trim: Double?
        if let longest = durations.longest, !isShortEnough(longest, context) {
            guard let end = end(context) else { return nil }
            trim = end
            changes.append("cut it to \(Decimals.text(end, digits: 3)) s")
        }

        let limits = SizeLimits(profile, .video)
        var geometry: GeometryPlan?
        if let size = track.displaySize?.value {
            geometry = GeometryPlan(size, into: limits, step: 2)
            if !limits.accept(size) {
                guard let geometry else { return nil }
                changes.append(geometry.summary)
            }
        }

        let isTooLarge = isTooLarge(context) || lesson.wasTooLarge
        if isTooLarge { changes.append("code it with fewer bits") }

        let rates = FrameRateLimits(profile)
        let isPaceAllowed = track.frameRate.map(rates.accept) ?? true
        let isCopying =
            changes.isEmpty && !isReencoding && isPaceAllowed && canBeCopied(video.container.format, track)
        let frameRate = isCopying ? nil : constantFrameRate(track, within: rates)
        guard isPaceAllowed || frameRate != nil else { return nil }
        if let frameRate { changes.append("code it at \(frameRate) frames a second") }
        if !isCopying, (track.rotation ?? 0) != 0 || track.isMirrored == true {
            changes.append("turn it upright")
        }
        if changes.isEmpty, !isCopying { changes.append("code it anew as H.264") }
        let isAccepted = AcceptedFormats(profile).accepts(video.container.format)
        if !isAccepted || isCopying { changes.insert("put it into \(output)", at: 0) }
        let rate = bitRateCeiling(profile, seconds: trim ?? durations.longest, excess: lesson.excess)
        guard rate != nil || !isTooLarge else { return nil }

        let coding =
            isCopying
            ? ["-c:v", "copy"] + (track.codec == "hevc" ? ["-tag:v", "hvc1"] : [])
            : self.coding(geometry: geometry, trim: trim, rate: rate, frameRate: frameRate)
        return MendPlan(
            steps: changes, programs: [ffmpeg(demuxer, coding)],
            name: MendedName(extension: output, cut: trim), depth: isCopying ? .container : .coding)
    }
}

// MARK: - The program

extension VideoMend {
    /// Picks the first proper video track, leaving cover pictures out, and the first audio track if there is one.
    private static func ffmpeg(_ demuxer: String, _ coding: [String]) -> MendProgram {
        let words =
            ["-map", "0:V:0", "-map", "0:a:0?"] + coding + ["-c:a", "aac", "-movflags", "+faststart"]
        return .ffmpeg(demuxer, words.map { .text($0) })
    }

    private static func coding(
        geometry: GeometryPlan?, trim: Double?, rate: Int?, frameRate: Int?
    ) -> [String] {
        let pace = frameRate.map { "fps=\($0)," } ?? ""
        let size = pace + (geometry?.filters ?? "scale=trunc(iw/2)*2:trunc(ih/2)*2")
        let end = trim.map { ["-t", Decimals.text($0, digits: 3)] } ?? []
        let ceiling = rate.map { ["-maxrate", "\($0)k", "-bufsize", "\($0)k"] } ?? []
        return end + ["-vf", "\(size),setsar=1", "-c:v", "libx264", "-crf", "18"] + ceiling
            + ["-pix_fmt", "yuv420p"]
    }

    /// FFmpeg's name of the demuxer, which is told so that the content is taken for nothing else.
    private static func demuxer(of format: ContainerFormat) -> String? {
        switch format {
        case .mp4, .mov, .m4v, .threeGP, .threeG2: "mov"
        case .matroska, .webm: "matroska"
        case .avi, .flv, .mpegTS: format.rawValue
        case .mpegPS: "mpeg"
        default: nil
        }
    }

    /// The usual rate that shows every frame of a video whose rate varies or is not allowed, where one does: a frame
    /// shown twice does no harm, but one left out does. The filter is the one way that FFmpeg 5 to 8 have in common.
    private static func constantFrameRate(_ track: VideoTrackFacts, within limits: FrameRateLimits) -> Int? {
        let average = track.frameRate.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        guard track.isVariableFrameRate == true || !(average.map(limits.accept) ?? true) else { return nil }
        let usual = [24, 25, 30, 50, 60].filter { limits.accept(Double($0)) }
        return usual.first { Double($0) >= average ?? 30 } ?? usual.last
    }

    /// The most kilobits a second with which the copy stays clear of the limit on bytes.
    private static func bitRateCeiling(_ profile: Profile, seconds: Double?, excess: Double) -> Int? {
        guard let size = profile.limits[.videoMaxBytes]?.value.fileSize, let seconds, seconds >= 1 else {
            return nil
        }
        // Leaves room for sound, for the container, and for the second's worth that the coder may spend beforehand.
        let kilobits = Double(size.decimalByteCount) * 8 / 1000 / (seconds + 1) * 0.9 / excess - 192
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
    /// Damaged, encrypted, HDR and unknown videos are left alone: a copy would be broken, or its colours wrong. So are
    /// those larger than FFmpeg takes, and those that state times of more than a day.
    private static func isReadable(_ facts: MediaFacts, _ track: VideoTrackFacts) -> Bool {
        let fatal: Set<Defect.Kind> = [.truncated, .missingIndex, .unreadable, .externalData]
        let sizes = [track.size, track.displaySize].compactMap { $0?.value }
        let times = [track.duration?.value, track.contradictingDuration?.value, track.startTime].compactMap(
            \.self)
        return track.codec != nil && track.isHDR != true && track.isEncrypted != true
            && sizes.allSatisfy(GeometryPlan.isWithinReach) && times.allSatisfy { $0 < 86_400 }
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

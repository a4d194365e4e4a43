import PreflightModel

/// The one plan that brings a video into all limits that a program can: container, size, duration, file size.
/// Every finding about the video carries the same plan, so that its command is pasted once.
enum VideoFix {
    /// Plans a fix that changes the least: the name, the container around the frames, or else the frames.
    ///
    /// - Parameters:
    ///   - context: The video and the limits.
    ///   - depth: How much has to be changed at least.
    ///   - lesson: What earlier copies have shown.
    /// - Returns: nil when no program surely makes an acceptable copy.
    static func plan(
        _ context: RuleContext, atLeast depth: FixPlan.Depth, after lesson: FixLesson
    ) -> FixPlan? {
        guard let video = context.video, let track = video.video else { return nil }
        let profile = context.profile
        let limits = SizeLimits(profile, .video)
        let rates = FrameRateLimits(profile)
        let isAccepted = AcceptedFormats(profile).accepts(video.container.format)
        let isRightSize = track.displaySize.map { limits.accept($0.value) } ?? true
        let isPaceAllowed = track.frameRate.map(rates.accept) ?? true
        let isTooLarge = isTooLarge(context) || lesson.wasTooLarge
        let lasting = VideoLength(video)
        let isLengthStated = lasting.stated.map { isShortEnough($0, context) } ?? true
        if depth == .name, isAccepted, isRightSize, isPaceAllowed, !isTooLarge, isLengthStated {
            return MisleadingExtension.renaming(context)
        }

        guard isReadable(context.facts, video, track), let seconds = lasting.seconds, seconds > 0,
            let demuxer = video.container.format.known.demuxer, let output = outputExtension(profile)
        else { return nil }
        var changes: [String] = []
        var trim: Double?
        if !isShortEnough(seconds, context) {
            guard let end = end(context) else { return nil }
            trim = end
            changes.append("cut it to \(Decimals.text(end, digits: 3)) s")
        }
        let bytes = remuxed(video, share: (trim ?? seconds) / seconds)
        let isCopying =
            depth < .coding && isRightSize && isPaceAllowed && canBeCopied(video.container.format, track)
            && (!isTooLarge || !lesson.wasTooLarge && bytes.map { fits($0, profile) } ?? false)

        var geometry: GeometryPlan?
        if let size = track.displaySize?.value, !isCopying {
            geometry = GeometryPlan(size, into: limits, step: 2)
            if !isRightSize {
                guard let geometry else { return nil }
                changes.append(geometry.summary)
            }
        }
        if isTooLarge { changes.append(isCopying ? "leave out what is no frame" : "code it with fewer bits") }
        let frameRate = isCopying ? nil : constantFrameRate(track, within: rates)
        guard isPaceAllowed || frameRate != nil else { return nil }
        if let frameRate { changes.append("code it at \(frameRate) frames a second") }
        if !isCopying, (track.rotation ?? 0) != 0 || track.isMirrored == true {
            changes.append("turn it upright")
        }
        if changes.isEmpty, !isCopying { changes.append("code it anew as H.264") }
        if !isAccepted {
            changes.insert("put it into \(output)", at: 0)
        } else if isCopying, trim == nil {
            changes.insert("put its frames into a new \(output), as they are", at: 0)
        }
        let rate = bitRateCeiling(profile, seconds: trim ?? seconds, excess: lesson.excess)
        guard rate != nil || !isTooLarge || isCopying else { return nil }

        let coding =
            isCopying
            ? copying(track, trim: trim)
            : self.coding(geometry: geometry, trim: trim, rate: rate, frameRate: frameRate)
        let sound = isCopying && video.audio.first?.codec == "aac" ? "copy" : "aac"
        let selection = ["-map", "0:V:0", "-map", "0:a:0?"]
        let words = selection + coding + ["-c:a", sound, "-movflags", "+faststart"]
        let length = trim.map { ["-t", Decimals.text($0, digits: 3)] } ?? []
        return FixPlan(
            changes, [.ffmpeg(demuxer, words.map { .text($0) })], FixedName(extension: output, cut: trim),
            isCopying ? .container : .coding, context,
            inspecting: [
                FixInspection(.decoding(demuxer, (selection + length).map { .text($0) }), .complaint)
            ],
            // Of the demuxers, that of MP4 alone has nothing to skip in silence.
            stopsAtDamage: !isCopying && demuxer == "mov")
    }
}

// MARK: - The program

extension VideoFix {
    private static func copying(_ track: VideoTrackFacts, trim: Double?) -> [String] {
        // Whatever else the file carries, such as a cover or a long comment, stays behind.
        cut(trim) + ["-c:v", "copy"] + (track.codec == "hevc" ? ["-tag:v", "hvc1"] : [])
            + ["-map_metadata", "-1"]
    }

    private static func coding(
        geometry: GeometryPlan?, trim: Double?, rate: Int?, frameRate: Int?
    ) -> [String] {
        let pace = frameRate.map { "fps=\($0)," } ?? ""
        let size = pace + (geometry?.filters ?? "scale=trunc(iw/2)*2:trunc(ih/2)*2")
        let ceiling = rate.map { ["-maxrate", "\($0)k", "-bufsize", "\($0)k"] } ?? []
        return cut(trim) + ["-vf", "\(size),setsar=1", "-c:v", "libx264", "-crf", "18"] + ceiling
            + ["-pix_fmt", "yuv420p"]
    }

    private static func cut(_ trim: Double?) -> [String] {
        trim.map { ["-t", Decimals.text($0, digits: 3)] } ?? []
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
    private static func bitRateCeiling(_ profile: Profile, seconds: Double, excess: Double) -> Int? {
        guard let size = profile.limits[.videoMaxBytes]?.value.fileSize, seconds >= 1 else { return nil }
        // Leaves room for sound, for the container, and for the second's worth that the coder may spend beforehand.
        let kilobits = Double(size.decimalByteCount) * 8 / 1000 / (seconds + 1) * 0.9 / excess - 192
        guard kilobits >= 200 else { return nil }
        return Int(min(kilobits, 100_000))
    }

    /// The bytes that the frames and the sound take in a container of their own.
    ///
    /// - Parameters:
    ///   - video: The video.
    ///   - share: How much of it is kept.
    /// - Returns: nil when they were not counted.
    private static func remuxed(_ video: VideoFacts, share: Double) -> Double? {
        guard let bytes = video.container.sampleByteCount, bytes > 0 else { return nil }
        // Parts of a clip differ in how much there is to code.
        return Double(bytes) * share * (share < 1 ? 1.25 : 1) * 1.01 + 65536
    }

    private static func fits(_ byteCount: Double, _ profile: Profile) -> Bool {
        byteCount <= Double(profile.limits[.videoMaxBytes]?.value.fileSize?.decimalByteCount ?? .max)
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

extension VideoFix {
    /// Damaged, encrypted, HDR and unknown videos are left alone: a copy would be broken, or its colours wrong. So are
    /// those larger than FFmpeg takes, those without a frame, and those that state times of more than a day.
    private static func isReadable(
        _ facts: MediaFacts, _ video: VideoFacts, _ track: VideoTrackFacts
    ) -> Bool {
        let fatal: Set<Defect.Kind> = [
            .truncated, .missingIndex, .unreadable, .externalData, .missingFrames, .damagedFrames,
        ]
        let sizes = [track.size, track.displaySize].compactMap { $0?.value }
        let times = [track.duration?.value, track.startTime].compactMap(\.self)
        return track.codec != nil && track.hasDecoder != false && track.isHDR != true
            && track.isEncrypted != true
            && video.audio.first.map { $0.codec != nil } ?? true
            && track.frameCount?.value != 0 && !(track.frameRate.map { $0 > 0 && $0 < 1.0 / 86_400 } ?? false)
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

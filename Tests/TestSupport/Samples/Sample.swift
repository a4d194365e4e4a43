package import PreflightModel

/// Facts made by hand: of assets that pass everywhere, and what a test changes about them.
package enum Sample {
    /// A picture.
    package static func image(
        _ width: Int = 1000, _ height: Int = 1000, format: ImageFormat = .jpeg, byteCount: Int64? = 1000,
        path: String = "hero.jpg", mediaType: String? = nil, defects: [Defect] = [],
        _ change: (inout ImageFacts) -> Void = { _ in }
    ) -> MediaFacts {
        var image = ImageFacts(
            format: format, size: Measured(PixelSize(width: width, height: height), .header))
        change(&image)
        return facts(path, byteCount, mediaType, .image(image), defects)
    }

    /// A video. What its container says lasts as long as its track, unless that is said too.
    package static func video(
        _ width: Int = 1000, _ height: Int = 1000, seconds: Double? = 5, container: Double? = nil,
        format: ContainerFormat = .mp4, byteCount: Int64? = 1000, path: String = "dance.mp4",
        mediaType: String? = nil, defects: [Defect] = [], _ change: (inout VideoFacts) -> Void = { _ in }
    ) -> MediaFacts {
        let size = Measured(PixelSize(width: width, height: height), .header)
        let length = (container ?? seconds).map { Measured($0, Evidence.header) }
        var video = VideoFacts(
            container: ContainerFacts(format: format, duration: length),
            video: VideoTrackFacts(
                codec: "h264", size: size, displaySize: size, duration: seconds.map { Measured($0, .header) })
        )
        change(&video)
        return facts(path, byteCount, mediaType, .video(video), defects)
    }

    /// A file that gave no media facts.
    package static func other(
        _ kind: SourceProblem.Kind, _ detail: String, path: String, byteCount: Int64? = nil,
        identifiedAs: String? = nil
    ) -> MediaFacts {
        let content = OtherFacts(identifiedAs: identifiedAs, problem: SourceProblem(kind, detail))
        return facts(path, byteCount, nil, .other(content), [])
    }

    private static func facts(
        _ path: String, _ byteCount: Int64?, _ mediaType: String?, _ content: MediaFacts.Content,
        _ defects: [Defect]
    ) -> MediaFacts {
        let fileExtension = path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) }
        return MediaFacts(
            path: path, byteCount: byteCount, fileExtension: fileExtension, mediaType: mediaType,
            content: content, defects: defects)
    }
}

/// Assets of which every fact is known, and some of which few are.
extension Sample {
    /// A picture that passes.
    package static let hero = image(
        900, 1200, format: .png, byteCount: 14_210, path: "hero.png", mediaType: "image/png"
    ) {
        $0.bitDepth = 8
        $0.colorModel = .rgb
        $0.hasAlpha = false
        $0.isAnimated = false
        $0.isProgressive = false
        $0.additionalPictureCount = 0
    }

    /// A picture that is too small, turned by EXIF.
    package static let smallHero = image(
        400, 120, byteCount: 10_400_000, path: "hero-too-small.jpg", mediaType: "image/jpeg",
        defects: [Defect(.trailingData, "412 bytes follow the end of the picture")]
    ) {
        $0.exifOrientation = 6
        $0.bitDepth = 8
        $0.colorModel = .ycbcr
        $0.hasAlpha = false
        $0.isAnimated = false
        $0.isProgressive = true
    }

    /// A video of a phone, turned by its container.
    package static let dance = video(
        1920, 1080, seconds: 12.48, container: 12.5, byteCount: 8_412_733, mediaType: "video/mp4"
    ) {
        $0.container.majorBrand = "isom"
        $0.container.isFragmented = false
        $0.container.indexPosition = .front
        $0.container.videoTrackCount = 1
        $0.video?.displaySize = Measured(PixelSize(width: 1080, height: 1920), .header)
        $0.video?.rotation = 90
        $0.video?.isMirrored = false
        $0.video?.sampleAspectRatio = Ratio(1, 1)
        $0.video?.startTime = 0
        $0.video?.frameCount = Measured(374, .header)
        $0.video?.frameRate = 29.966346
        $0.video?.isVariableFrameRate = false
        $0.video?.pixelFormat = "yuv420p"
        $0.video?.isHDR = false
        $0.video?.isEncrypted = false
        $0.audio = [
            AudioTrackFacts(codec: "aac", channels: 2, sampleRate: 44_100, duration: Measured(12.5, .header))
        ]
    }

    /// A recording of which the header says almost nothing.
    package static let bareDance = video(
        seconds: nil, byteCount: 512, path: "live.mp4", mediaType: "video/mp4"
    ) {
        $0.video = VideoTrackFacts()
        $0.audio = [AudioTrackFacts()]
    }

    /// What Git LFS leaves in a file's place.
    package static let pointer = other(
        .notMedia, "the file is a pointer; run `git lfs pull`", path: "pointer.mp4", byteCount: 132,
        identifiedAs: "Git LFS pointer")

    /// A file that is not there.
    package static let missing = other(.missing, "there is no file of this name", path: "gone.png")
}

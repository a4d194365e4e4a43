import PreflightModel

/// Facts for the rules' examples: a picture and a video that pass everywhere, and what is changed about them.
enum ExampleFacts {
    /// A PNG of 800×1200 pixels.
    static func image(
        _ format: ImageFormat = .png, _ width: Int = 800, _ height: Int = 1200, name: String? = nil,
        byteCount: Int64 = 1_200_000, defect: Defect? = nil, _ change: (inout ImageFacts) -> Void = { _ in }
    ) -> MediaFacts {
        var image = ImageFacts(
            format: format, size: Measured(PixelSize(width: width, height: height), .header))
        image.bitDepth = 8
        image.colorModel = format == .jpeg ? .ycbcr : .rgb
        image.hasAlpha = false
        image.isAnimated = false
        change(&image)
        let fileExtension = format == .jpeg ? "jpg" : format.rawValue
        return facts(name ?? "hero.\(fileExtension)", byteCount, .image(image), defect)
    }

    /// An MP4 of 720×1280 pixels that lasts 8 seconds.
    static func video(
        _ format: ContainerFormat = .mp4, _ width: Int = 720, _ height: Int = 1280, seconds: Double = 8,
        name: String? = nil, byteCount: Int64 = 6_000_000, defect: Defect? = nil,
        _ change: (inout VideoFacts) -> Void = { _ in }
    ) -> MediaFacts {
        let size = Measured(PixelSize(width: width, height: height), .header)
        let duration = Measured(seconds, .header)
        var track = VideoTrackFacts(codec: "h264", size: size, displaySize: size, duration: duration)
        track.rotation = 0
        track.sampleAspectRatio = Ratio(1, 1)
        track.startTime = 0
        var video = VideoFacts(container: ContainerFacts(format: format, duration: duration), video: track)
        video.container.videoTrackCount = 1
        change(&video)
        return facts(
            name ?? "dance.\(format == .matroska ? "mkv" : format.rawValue)", byteCount, .video(video), defect
        )
    }

    /// A file that gave no media facts.
    static func other(
        _ kind: SourceProblem.Kind, _ detail: String, name: String, byteCount: Int64? = nil,
        identifiedAs: String? = nil
    ) -> MediaFacts {
        let content = OtherFacts(identifiedAs: identifiedAs, problem: SourceProblem(kind, detail))
        return facts(name, byteCount, .other(content), nil)
    }

    private static func facts(
        _ name: String, _ byteCount: Int64?, _ content: MediaFacts.Content, _ defect: Defect?
    ) -> MediaFacts {
        let fileExtension = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) }
        return MediaFacts(
            path: name, byteCount: byteCount, fileExtension: fileExtension, content: content,
            defects: defect.map { [$0] } ?? [])
    }
}

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

/// Facts of assets given by a URL, for the rules' examples.
extension ExampleFacts {
    /// A picture that was fetched in one request, and what is changed about its URL.
    static func fetched(
        _ facts: MediaFacts = image(), contentType: String? = "image/png",
        _ change: (inout WebFacts) -> Void = { _ in }
    ) -> MediaFacts {
        web(facts) { web in
            web.fetch = FetchFacts(
                status: 206, contentType: contentType, acceptsRanges: true, requestCount: 1,
                receivedByteCount: 66_000, seconds: 0.2, secondsToFirstByte: 0.1)
            change(&web)
        }
    }

    /// A picture whose URL could not be fetched, and what is changed about its URL.
    static func unfetched(
        _ kind: FetchFailure.Kind, _ detail: String, status: Int? = nil, byteCount: Int64? = nil,
        _ change: (inout WebFacts) -> Void = { _ in }
    ) -> MediaFacts {
        fetched(other(.unavailable, detail, name: "hero.png", byteCount: byteCount), contentType: nil) {
            web in
            web.fetch?.failure = FetchFailure(kind, detail)
            web.fetch?.status = status
            change(&web)
        }
    }

    /// A picture whose URL was not fetched.
    static func offline(_ change: (inout WebFacts) -> Void = { _ in }) -> MediaFacts {
        web(other(.unavailable, "the URL was not fetched", name: "hero.png"), change)
    }

    private static func web(_ facts: MediaFacts, _ change: (inout WebFacts) -> Void) -> MediaFacts {
        var facts = facts
        var web = WebFacts(url: "https://cdn.example.com/\(facts.path)", scheme: "https")
        change(&web)
        facts.web = web
        facts.path = web.url
        if facts.other == nil { facts.mediaType = facts.image == nil ? "video/mp4" : "image/png" }
        return facts
    }
}

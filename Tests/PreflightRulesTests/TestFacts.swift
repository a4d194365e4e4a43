import PreflightModel

/// Facts of assets that pass everywhere, and what a test changes about them.
enum TestFacts {
    static func image(
        _ width: Int = 1000, _ height: Int = 1000, format: ImageFormat = .jpeg, byteCount: Int64? = 1000,
        path: String = "hero.jpg", defects: [Defect] = [], _ change: (inout ImageFacts) -> Void = { _ in }
    ) -> MediaFacts {
        var image = ImageFacts(
            format: format, size: Measured(PixelSize(width: width, height: height), .header))
        change(&image)
        let fileExtension = path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) }
        return MediaFacts(
            path: path, byteCount: byteCount, fileExtension: fileExtension, content: .image(image),
            defects: defects)
    }

    static func video(
        _ width: Int = 1000, _ height: Int = 1000, seconds: Double = 5, container: Double? = nil,
        format: ContainerFormat = .mp4, byteCount: Int64? = 1000, path: String = "dance.mp4",
        defects: [Defect] = [],
        _ change: (inout VideoFacts) -> Void = { _ in }
    ) -> MediaFacts {
        let size = Measured(PixelSize(width: width, height: height), .header)
        var video = VideoFacts(
            container: ContainerFacts(format: format, duration: Measured(container ?? seconds, .header)),
            video: VideoTrackFacts(
                codec: "h264", size: size, displaySize: size, duration: Measured(seconds, .header)))
        change(&video)
        let fileExtension = path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) }
        return MediaFacts(
            path: path, byteCount: byteCount, fileExtension: fileExtension, content: .video(video),
            defects: defects)
    }
}

extension Report {
    /// The findings of one rule.
    func findings(_ code: String) -> [Finding] { findings.filter { $0.code == code } }
}

extension Report.Tool {
    /// A name that never varies.
    static let test = Report.Tool(name: "preflight", version: "0")
}

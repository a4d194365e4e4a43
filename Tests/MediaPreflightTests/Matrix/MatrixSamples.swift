import PreflightModel

/// Files and providers made by hand for matrices.
enum MatrixSamples {
    static func image(
        _ width: Int = 1000, _ height: Int = 1000, format: ImageFormat = .jpeg, path: String = "hero.jpg"
    ) -> MediaFacts {
        let size = Measured(PixelSize(width: width, height: height), .header)
        return MediaFacts(
            path: path, byteCount: 1000, fileExtension: "jpg",
            content: .image(ImageFacts(format: format, size: size)))
    }

    static func video(
        seconds: Double? = 12.48, container: Double? = nil, byteCount: Int64 = 1000,
        trackCount: Int = 1, _ change: (inout VideoTrackFacts) -> Void = { _ in }
    ) -> MediaFacts {
        let size = Measured(PixelSize(width: 1000, height: 1000), .header)
        let measured = seconds.map { Measured($0, .header) }
        var track = VideoTrackFacts(codec: "h264", size: size, displaySize: size, duration: measured)
        change(&track)
        let length = (container ?? seconds).map { Measured($0, .header) }
        var facts = ContainerFacts(format: .mp4, duration: length)
        facts.videoTrackCount = trackCount
        return MediaFacts(
            path: "dance.mp4", byteCount: byteCount, fileExtension: "mp4",
            content: .video(VideoFacts(container: facts, video: track)))
    }

    static let missing = MediaFacts(
        path: "gone.mp4", fileExtension: "mp4",
        content: .other(OtherFacts(problem: SourceProblem(.missing, "there is no such file"))))

    static func source(
        _ quote: String = "q", read: String = "2026-11-21", strength: LimitSource.Strength? = .page
    ) -> LimitSource {
        LimitSource(document: "A page", quote: quote, read: read, strength: strength)
    }

    static func seconds(_ value: Double) -> Limit { Limit(.seconds(value), source: source("\(value) s")) }

    static func profile(
        _ id: String = "p", kind: Profile.Kind? = nil, _ limits: [LimitKey: Limit] = [:],
        dialects: [RequestDialect] = [], billing: Billing? = nil
    ) -> Profile {
        Profile(
            id: id, name: id.uppercased(), kind: kind, limits: limits, dialects: dialects, billing: billing)
    }

    static func dialect(_ fields: RequestField...) -> RequestDialect {
        RequestDialect(id: "d", title: "D", fields: fields)
    }

    static func billing(_ basis: Billing.Basis, _ prices: (Double, String, Bool)...) -> Billing {
        Billing(
            basis: basis, source: source(),
            prices: prices.map { .init(amount: $0.0, isPerRun: $0.2, unit: $0.1, source: source()) })
    }
}

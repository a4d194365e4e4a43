import PreflightModel

/// An asset's facts put into words, one beneath the other: the same in every format for people.
struct FactList {
    private(set) var facts: [Fact] = []

    /// A fact in words.
    struct Fact: Equatable {
        /// What it is: `stored`, `duration`. Several may have the same name.
        let name: String
        /// What was measured, with where it came from; nil when it was not measured.
        let value: String?
        /// Whether it is a reason to worry.
        let isDoubtful: Bool
    }

    init(_ facts: MediaFacts) {
        file(facts)
        web(facts)
        switch facts.content {
        case .image(let image): self.image(image)
        case .video(let video): self.video(video)
        case .other(let other): fact("not measured", other.problem.detail)
        }
        for defect in facts.defects { fact("defect", defect.detail, isDoubtful: true) }
    }

    mutating func fact(_ name: String, _ value: String?, isDoubtful: Bool = false) {
        facts.append(Fact(name: name, value: value, isDoubtful: isDoubtful))
    }

    private mutating func fact(_ name: String, list values: [String?]) {
        let known = values.compactMap(\.self)
        fact(name, known.isEmpty ? nil : known.joined(separator: ", "))
    }

    private mutating func file(_ facts: MediaFacts) {
        let size = facts.byteCount.map { count in
            let exact = Wording.quantity(.integer(count), unit: "bytes")
            return count < 1000 ? exact : "\(exact) (\(Wording.size(count)))"
        }
        fact("file", list: [facts.mediaType, size, facts.fileExtension.map { "named .\($0)" }])
    }

    private mutating func image(_ image: ImageFacts) {
        fact("stored", image.size.map(Self.sourced))
        let turned = image.exifOrientation.flatMap { $0 == 1 ? nil : "EXIF orientation \($0)" }
        fact("displayed", list: [image.displaySize.map { "\($0.value)" }, turned])
        fact(
            "pixels",
            list: [
                image.bitDepth.map { "\($0) bits a channel" }, image.colorModel?.rawValue,
                Wording.claim(image.hasAlpha, "transparent", "opaque"),
            ])
        fact(
            "coding",
            list: [
                image.format.rawValue, Wording.claim(image.isProgressive, "in passes", "in one pass"),
                Wording.claim(image.isAnimated, "animated", "still"), image.uncommonCoding,
                image.additionalPictureCount.flatMap {
                    $0 == 0 ? nil : "\(Wording.count($0, "more picture"))"
                },
                image.uncheckedByteCount.flatMap {
                    $0 == 0 ? nil : "\(Wording.size($0)) not checked for damage"
                },
            ])
    }

    private mutating func video(_ facts: VideoFacts) {
        let container = facts.container
        fact(
            "container",
            list: [
                container.format.rawValue, container.majorBrand.map { "brand \($0)" },
                container.indexPosition.map { "index at the \($0.rawValue)" },
                Wording.claim(container.isFragmented, "fragmented", "not fragmented"),
                container.videoTrackCount.flatMap { $0 == 1 ? nil : Wording.count($0, "video track") },
            ])
        fact("duration", container.duration.map(Self.sourcedSeconds))
        if let track = facts.video { self.track(track) } else { fact("video", "none") }
        if facts.audio.isEmpty { fact("audio", "none") }
        for audio in facts.audio { self.audio(audio) }
    }

    private mutating func track(_ track: VideoTrackFacts) {
        fact(
            "video",
            list: [
                track.codec ?? "unknown codec", track.pixelFormat, track.isHDR == true ? "HDR" : nil,
                track.isEncrypted == true ? "encrypted" : nil,
            ])
        fact("stored", track.size.map(Self.sourced))
        let turned = track.rotation.flatMap { $0 == 0 ? nil : "turned \($0)° clockwise" }
        let shape = track.sampleAspectRatio.flatMap {
            $0.numerator == $0.denominator ? nil : "pixels \($0)"
        }
        fact(
            "displayed",
            list: [
                track.displaySize.map(Self.sourced), turned, track.isMirrored == true ? "mirrored" : nil,
                shape,
            ])
        let start = track.startTime.flatMap { $0 == 0 ? nil : "starting at \(Wording.seconds($0))" }
        fact("shown for", list: [track.duration.map(Self.sourcedSeconds), start])
        fact(
            "frames",
            list: [
                track.frameCount.map { "\($0.value) \(Wording.origin($0.evidence))" },
                track.frameRate.map { "\(Wording.number($0)) a second" },
                Wording.claim(track.isVariableFrameRate, "variable rate", "constant rate"),
            ])
    }

    private mutating func audio(_ track: AudioTrackFacts) {
        fact(
            "audio",
            list: [
                track.codec ?? "unknown codec", track.channels.map { Wording.count($0, "channel") },
                track.sampleRate.map { "\($0) Hz" }, track.duration.map(Self.sourcedSeconds),
            ])
    }

    private static func sourced(_ size: Measured<PixelSize>) -> String {
        "\(size.value) \(Wording.origin(size.evidence))"
    }

    private static func sourcedSeconds(_ duration: Measured<Double>) -> String {
        "\(Wording.seconds(duration.value)) \(Wording.origin(duration.evidence))"
    }
}

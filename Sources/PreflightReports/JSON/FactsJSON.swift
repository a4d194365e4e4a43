import PreflightJSON
package import PreflightModel

/// Facts as JSON, schema `preflight-facts/1`. The names are a contract; what was not measured is `null`.
package struct FactsJSON: FactsRenderer {
    /// The schema's name, which later versions keep as long as they only add to it.
    package static let schema = "preflight-facts/1"

    private var writer = JSONWriter()

    /// Creates a renderer.
    package init() {}

    /// The schema's name and the opening of the list.
    package mutating func begin() -> String {
        writer.beginObject()
        writer.member("schema", Self.schema)
        writer.key("assets")
        writer.beginArray()
        return writer.drain()
    }

    /// One element of the list.
    package mutating func render(_ facts: MediaFacts) -> String {
        writer.object { $0.facts(facts) }
        return writer.drain()
    }

    /// The closing of the list.
    package mutating func end() -> String {
        writer.endArray()
        writer.endObject()
        writer.endDocument()
        return writer.drain()
    }
}

extension JSONWriter {
    /// The members that describe one asset.
    mutating func facts(_ facts: MediaFacts) {
        member("path", facts.path)
        member("bytes", facts.byteCount)
        switch facts.content {
        case .image: member("kind", "image")
        case .video: member("kind", "video")
        case .other: member("kind", "other")
        }
        member("mediaType", facts.mediaType)
        member("extension", facts.fileExtension)
        switch facts.content {
        case .image(let image): self.image(image)
        case .video(let video): self.video(video)
        case .other(let other): self.other(other)
        }
        member("defects", objects: facts.defects) { writer, defect in
            writer.member("kind", defect.kind.rawValue)
            writer.member("detail", defect.detail)
        }
        web(facts.web)
    }

    private mutating func image(_ image: ImageFacts) {
        member("format", image.format.rawValue)
        sizes(stored: image.size, displayed: image.displaySize)
        member("exifOrientation", image.exifOrientation)
        member("bitDepth", image.bitDepth)
        member("colorModel", image.colorModel?.rawValue)
        member("hasAlpha", image.hasAlpha)
        member("isAnimated", image.isAnimated)
        member("isProgressive", image.isProgressive)
        member("uncommonCoding", image.uncommonCoding)
        member("additionalPictureCount", image.additionalPictureCount)
        member("uncheckedBytes", image.uncheckedByteCount)
    }

    private mutating func video(_ facts: VideoFacts) {
        member("container", object: facts.container) { writer, container in
            writer.member("format", container.format.rawValue)
            writer.member("majorBrand", container.majorBrand)
            writer.key("compatibleBrands")
            if let brands = container.compatibleBrands {
                writer.array(brands) { $0.value($1) }
            } else {
                writer.null()
            }
            writer.member("isFragmented", container.isFragmented)
            writer.member("indexPosition", container.indexPosition?.rawValue)
            writer.measured("duration", container.duration)
            writer.member("videoTrackCount", container.videoTrackCount)
        }
        member("video", object: facts.video) { $0.track($1) }
        member("audio", objects: facts.audio) { writer, track in
            writer.member("codec", track.codec)
            writer.member("channels", track.channels)
            writer.member("sampleRate", track.sampleRate)
            writer.measured("duration", track.duration)
        }
    }

    private mutating func track(_ track: VideoTrackFacts) {
        member("codec", track.codec)
        member("codecTag", track.codecTag)
        member("hasDecoder", track.hasDecoder)
        sizes(stored: track.size, displayed: track.displaySize)
        member("rotation", track.rotation)
        member("isMirrored", track.isMirrored)
        member("sampleAspectRatio", track.sampleAspectRatio?.description)
        measured("duration", track.duration)
        member("startTime", track.startTime)
        member("frameCount", track.frameCount?.value)
        member("frameCountEvidence", track.frameCount?.evidence.rawValue)
        member("checkedFrameCount", track.checkedFrameCount)
        member("frameRate", track.frameRate)
        member("isVariableFrameRate", track.isVariableFrameRate)
        member("pixelFormat", track.pixelFormat)
        member("isHDR", track.isHDR)
        member("isEncrypted", track.isEncrypted)
    }

    private mutating func other(_ other: OtherFacts) {
        member("identifiedAs", other.identifiedAs)
        member("problem", object: other.problem) { writer, problem in
            writer.member("kind", problem.kind.rawValue)
            writer.member("detail", problem.detail)
        }
    }

    private mutating func sizes(stored: Measured<PixelSize>?, displayed: Measured<PixelSize>?) {
        member("width", stored?.value.width)
        member("height", stored?.value.height)
        member("displayWidth", displayed?.value.width)
        member("displayHeight", displayed?.value.height)
        member("sizeEvidence", stored?.evidence.rawValue)
    }

    private mutating func measured(_ name: String, _ number: Measured<Double>?) {
        member(name, number?.value)
        member(name + "Evidence", number?.evidence.rawValue)
    }
}

package import PreflightModel

extension MediaFacts {
    /// The facts in one line: `PNG 900×1200, 14 KB`.
    package var shortDescription: String {
        let described =
            switch content {
            case .image(let image): image.shortDescription
            case .video(let video) where defect(.missingIndex) != nil:
                video.container.format.known.title + ", no index"
            case .video(let video): video.shortDescription
            case .other(let other): other.identifiedAs ?? other.problem.detail
            }
        return [described, byteCount.map(Wording.size)].compactMap(\.self).joined(separator: ", ")
    }
}

extension ImageFacts {
    fileprivate var shortDescription: String {
        let name = format.known.title
        let size = displaySize.map { " \($0.value)" } ?? ", size not measured"
        return name + size + (isAnimated == true ? ", animated" : "")
    }
}

extension VideoFacts {
    fileprivate var shortDescription: String {
        let name = container.format.known.title
        guard let video else { return "\(name), no video track" }
        let shape: [String?] = [name, video.codec, video.displaySize?.value.description]
        let length = (video.duration ?? container.duration)?.value
        let parts: [String?] = [
            shape.compactMap(\.self).joined(separator: " "), length.map(Wording.seconds),
            video.frameRate.map { "\(Wording.rate($0)) fps" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

extension Wording {
    /// A frame rate to two decimals: `29.97`.
    static func rate(_ value: Double) -> String {
        value.magnitude < 1e9 ? number((value * 100).rounded() / 100) : number(value)
    }
}

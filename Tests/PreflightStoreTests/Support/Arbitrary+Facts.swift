import PreflightModel

extension Evidence: Arbitrary {}
extension ColorModel: Arbitrary {}
extension ContainerFacts.IndexPosition: Arbitrary {}
extension Defect.Kind: Arbitrary {}
extension SourceProblem.Kind: Arbitrary {}
extension FetchFailure.Kind: Arbitrary {}

extension Measured: Arbitrary where Value: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Measured {
        Measured(source.value(), source.value())
    }
}

extension PixelSize: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> PixelSize {
        PixelSize(width: source.value(), height: source.value())
    }
}

extension Ratio: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Ratio { Ratio(source.value(), source.value()) }
}

extension ImageFormat: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> ImageFormat {
        source.isPresent() ? .jpeg : ImageFormat(rawValue: source.value())
    }
}

extension ContainerFormat: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> ContainerFormat {
        source.isPresent() ? .mp4 : ContainerFormat(rawValue: source.value())
    }
}

extension MediaFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> MediaFacts {
        MediaFacts(
            path: source.value(), byteCount: source.value(), fileExtension: source.value(),
            mediaType: source.value(), content: source.value(), defects: source.value(), web: source.value())
    }
}

extension MediaFacts.Content: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> MediaFacts.Content {
        switch source.below(3) {
        case 0: .image(source.value())
        case 1: .video(source.value())
        default: .other(source.value())
        }
    }
}

extension ByteShare: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> ByteShare {
        ByteShare(metadata: source.value(), image: source.value(), meanQuantiser: source.value())
    }
}

extension Defect: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Defect { Defect(source.value(), source.value()) }
}

extension OtherFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> OtherFacts {
        OtherFacts(
            identifiedAs: source.value(), problem: SourceProblem(source.value(), source.value()))
    }
}

extension ImageFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> ImageFacts {
        var facts = ImageFacts(format: source.value(), size: source.value(), exifOrientation: source.value())
        facts.bitDepth = source.value()
        facts.colorModel = source.value()
        facts.hasAlpha = source.value()
        facts.isAnimated = source.value()
        facts.isProgressive = source.value()
        facts.uncommonCoding = source.value()
        facts.additionalPictureCount = source.value()
        facts.share = source.value()
        facts.isOddlyPacked = source.value()
        facts.uncheckedByteCount = source.value()
        return facts
    }
}

extension VideoFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> VideoFacts {
        VideoFacts(container: source.value(), video: source.value(), audio: source.value())
    }
}

extension ContainerFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> ContainerFacts {
        var facts = ContainerFacts(
            format: source.value(), majorBrand: source.value(), duration: source.value())
        facts.isFragmented = source.value()
        facts.indexPosition = source.value()
        facts.videoTrackCount = source.value()
        facts.sampleByteCount = source.value()
        facts.compatibleBrands = source.value()
        return facts
    }
}

extension VideoTrackFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> VideoTrackFacts {
        var facts = VideoTrackFacts(
            codec: source.value(), size: source.value(), displaySize: source.value(), duration: source.value()
        )
        facts.contradictingSize = source.value()
        facts.rotation = source.value()
        facts.isMirrored = source.value()
        facts.sampleAspectRatio = source.value()
        facts.contradictingDuration = source.value()
        facts.startTime = source.value()
        facts.frameCount = source.value()
        facts.frameRate = source.value()
        facts.isVariableFrameRate = source.value()
        facts.pixelFormat = source.value()
        facts.isHDR = source.value()
        facts.isEncrypted = source.value()
        facts.codecTag = source.value()
        facts.hasDecoder = source.value()
        facts.checkedFrameCount = source.value()
        return facts
    }
}

extension AudioTrackFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> AudioTrackFacts {
        AudioTrackFacts(
            codec: source.value(), channels: source.value(), sampleRate: source.value(),
            duration: source.value())
    }
}

extension WebFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> WebFacts {
        WebFacts(
            url: source.value(), mistake: source.value(), scheme: source.value(),
            hasCredentials: source.value(), unreachable: source.value(), isHostAllowed: source.value(),
            secondsToExpiry: source.value(), signature: source.value(), fetch: source.value())
    }
}

extension SignatureFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> SignatureFacts {
        SignatureFacts(
            scheme: source.value(), secondsToStart: source.value(), life: source.value(),
            longestLife: source.value(), isLongestLifeCertain: source.value(),
            forbidsReading: source.value(), unreadable: source.value())
    }
}

extension FetchFacts: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> FetchFacts {
        FetchFacts(
            redirects: source.value(), status: source.value(), contentType: source.value(),
            acceptsRanges: source.value(), requestCount: source.value(), receivedByteCount: source.value(),
            seconds: source.value(), secondsToFirstByte: source.value(), proxy: source.value(),
            failure: source.value())
    }
}

extension FetchFacts.Redirect: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> FetchFacts.Redirect {
        FetchFacts.Redirect(status: source.value(), url: source.value(), leavesHost: source.value())
    }
}

extension FetchFailure: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> FetchFailure {
        FetchFailure(source.value(), source.value())
    }
}

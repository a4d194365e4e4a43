public import PreflightModel

/// Every rule, and the rules' pages.
public enum RuleRegistry {
    /// Every rule, sorted by code. A test fails when a file of `Catalogue/` is missing here.
    package static let all: [any Rule.Type] = [
        UnverifiedContent.self,
        ImageFormatRule.self,
        ImageFileTooLarge.self,
        ImageSideTooShort.self,
        ImageSideTooLong.self,
        ImageAspectRatio.self,
        TruncatedImage.self,
        DamagedImage.self,
        AnimatedImage.self,
        UncommonImageCoding.self,
        ExifOrientation.self,
        TrailingImageData.self,
        TransparentImage.self,
        MissingFile.self,
        SpecialFile.self,
        UnreadableFile.self,
        EmptyFile.self,
        NotMedia.self,
        ProbeLimit.self,
        WrongKind.self,
        MisleadingExtension.self,
        VideoContainer.self,
        VideoFileTooLarge.self,
        VideoSideTooShort.self,
        VideoSideTooLong.self,
        VideoTooShort.self,
        VideoTooLong.self,
        MissingVideoTrack.self,
        IncompleteVideo.self,
        DamagedVideo.self,
        EncryptedVideo.self,
        ExternalSamples.self,
        SeveralVideoTracks.self,
        ContradictorySize.self,
        ContradictoryDuration.self,
        TransformedDisplay.self,
        UncommonVideoCodec.self,
        HDRVideo.self,
        VariableFrameRate.self,
        LateStart.self,
    ]

    /// Every rule's page, sorted by code.
    public static var pages: [RulePage] { all.map { $0.page } }
}

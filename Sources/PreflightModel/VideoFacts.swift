/// What was measured of a video container and its tracks.
public struct VideoFacts: Sendable, Hashable {
    /// The container around the tracks.
    public var container: ContainerFacts
    /// The track a player shows: the first enabled video track that is not a cover picture; nil when none.
    public var video: VideoTrackFacts?
    /// The audio tracks, in file order.
    public var audio: [AudioTrackFacts]

    /// Creates video facts.
    package init(container: ContainerFacts, video: VideoTrackFacts? = nil, audio: [AudioTrackFacts] = []) {
        self.container = container
        self.video = video
        self.audio = audio
    }
}

/// What was measured of a container.
public struct ContainerFacts: Sendable, Hashable {
    /// The container's format, told from its bytes and brands.
    public var format: ContainerFormat
    /// The `ftyp` box's major brand, four characters; nil when there is none.
    package var majorBrand: String?
    /// The `ftyp` box's compatible brands, four characters each, in file order; nil when there is no such box.
    package var compatibleBrands: [String]?
    /// Whether samples are described by movie fragments.
    package var isFragmented: Bool?
    /// Whether the index comes before or after the samples.
    package var indexPosition: IndexPosition?
    /// Presentation duration of the whole file in seconds: the longest track's.
    public var duration: Measured<Double>?
    /// Number of video tracks, cover pictures not counted.
    package var videoTrackCount: Int?
    /// Bytes of the samples of the video that is shown and of the first sound; nil when not counted.
    package var sampleByteCount: Int64?

    /// Creates container facts of a format; everything else is unmeasured until set.
    package init(format: ContainerFormat, majorBrand: String? = nil, duration: Measured<Double>? = nil) {
        self.format = format
        self.majorBrand = majorBrand
        self.duration = duration
    }

    /// Where a file's index lies.
    package enum IndexPosition: String, Sendable, Hashable, CaseIterable {
        /// Before the samples: playback and probing can begin at once.
        case front
        /// After the samples: the whole file must arrive first.
        case end
    }
}

/// A container format. Open, so that an unusual file keeps its name instead of becoming an error.
public struct ContainerFormat: RawRepresentable, Sendable, Hashable {
    /// The name in JSON and in profiles, lower-case.
    public var rawValue: String

    /// Creates a format of a name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// MP4 (ISO 14496-14 and its brands).
    public static let mp4 = Self(rawValue: "mp4")
    /// QuickTime movie.
    public static let mov = Self(rawValue: "mov")
    /// Apple's MP4 with an `M4V` brand.
    package static let m4v = Self(rawValue: "m4v")
    /// 3GPP.
    package static let threeGP = Self(rawValue: "3gp")
    /// 3GPP2.
    package static let threeG2 = Self(rawValue: "3g2")
    /// Matroska.
    package static let matroska = Self(rawValue: "matroska")
    /// WebM.
    package static let webm = Self(rawValue: "webm")
    /// AVI.
    package static let avi = Self(rawValue: "avi")
    /// Flash Video.
    package static let flv = Self(rawValue: "flv")
    /// MPEG-2 transport stream.
    package static let mpegTS = Self(rawValue: "mpegts")
    /// MPEG program stream.
    package static let mpegPS = Self(rawValue: "mpeg")
    /// IVF, in which encoders of VP8, VP9 and AV1 write bare frames.
    package static let ivf = Self(rawValue: "ivf")
}

/// What was measured of the video track that a player shows.
public struct VideoTrackFacts: Sendable, Hashable {
    /// FFmpeg's name of the codec, such as `h264`; nil when it is unknown.
    public var codec: String?
    /// The container's own word for the codec: a four-character code such as `avc1`, a Matroska codec ID, or a number in
    /// hexadecimal; nil when the container has none.
    package var codecTag: String?
    /// Whether the FFmpeg that measured has a decoder for the codec; nil when the codec is unknown.
    package var hasDecoder: Bool?
    /// Width and height as stored, in pixels, before any transformation.
    public var size: Measured<PixelSize>?
    /// Width and height as shown: cropped, with square pixels, turned upright.
    public var displaySize: Measured<PixelSize>?
    /// Another stored size that the file states for the same frames, when its parts contradict each other.
    package var contradictingSize: Measured<PixelSize>?
    /// Degrees clockwise that a player turns the picture: 0, 90, 180 or 270; nil when the matrix says neither.
    public var rotation: Int?
    /// Whether a player mirrors the picture.
    package var isMirrored: Bool?
    /// Width of a stored pixel to its height.
    package var sampleAspectRatio: Ratio?
    /// Presentation duration in seconds: the time frames are shown, edit list applied.
    public var duration: Measured<Double>?
    /// Another duration that the file states for the same frames, when its parts contradict each other.
    package var contradictingDuration: Measured<Double>?
    /// Seconds on the movie's timeline at which the first frame is shown.
    package var startTime: Double?
    /// Number of coded frames in the track.
    package var frameCount: Measured<Int>?
    /// Number of frames whose first bytes were compared with the codec and with the size that the container states;
    /// nil when none was, since the codec allows no such check or the frames are encrypted or not at hand.
    package var checkedFrameCount: Int?
    /// Average frames a second.
    public var frameRate: Double?
    /// Whether frames are shown for different lengths of time.
    package var isVariableFrameRate: Bool?
    /// FFmpeg's name of the pixel format, such as `yuv420p10le`; nil when the header does not say.
    package var pixelFormat: String?
    /// Whether the transfer function is PQ or HLG; nil when the header does not say.
    package var isHDR: Bool?
    /// Whether the samples are encrypted.
    package var isEncrypted: Bool?

    /// Creates facts of a video track; everything is unmeasured until set.
    package init(
        codec: String? = nil, size: Measured<PixelSize>? = nil, displaySize: Measured<PixelSize>? = nil,
        duration: Measured<Double>? = nil
    ) {
        self.codec = codec
        self.size = size
        self.displaySize = displaySize
        self.duration = duration
    }
}

/// What was measured of an audio track.
public struct AudioTrackFacts: Sendable, Hashable {
    /// FFmpeg's name of the codec, such as `aac`; nil when it is unknown.
    public var codec: String?
    /// Number of channels.
    package var channels: Int?
    /// Samples a second and channel.
    package var sampleRate: Int?
    /// Presentation duration in seconds.
    public var duration: Measured<Double>?

    /// Creates facts of an audio track.
    package init(
        codec: String? = nil, channels: Int? = nil, sampleRate: Int? = nil, duration: Measured<Double>? = nil
    ) {
        self.codec = codec
        self.channels = channels
        self.sampleRate = sampleRate
        self.duration = duration
    }
}

internal import CFFmpeg
internal import PreflightModel

/// What a demuxer's header says of one stream, copied out of FFmpeg's memory.
struct StreamFacts {
    /// What the stream carries.
    enum Kind: Hashable {
        case video
        case audio
        case other
    }

    /// The container's own number for the track.
    var trackID: UInt32
    var kind: Kind
    /// Whether the stream is a cover picture rather than moving pictures.
    var isAttachedPicture: Bool
    /// FFmpeg's name of the codec; nil when unknown.
    var codec: String?
    /// The container's own word for the codec; nil when it has none.
    var codecTag: String?
    /// Whether this FFmpeg has a decoder for the codec; nil when the codec is unknown.
    var hasDecoder: Bool?
    /// Whether the packets are encrypted, as Matroska and WebM say of a track.
    var isEncrypted: Bool
    var size: PixelSize?
    var sampleAspectRatio: Ratio?
    var matrix: DisplayMatrix?
    var pixelFormat: String?
    /// The transfer function's code point (ISO 23091-2).
    var transferFunction: Int
    var channels: Int?
    var sampleRate: Int?
    /// Seconds a tick.
    var timeBase: Double
    /// Frames a second that the header states.
    var statedFrameRate: Double?

    init(_ stream: UnsafeMutablePointer<AVStream>) {
        let parameters = unsafe stream.pointee.codecpar
        unsafe trackID = UInt32(bitPattern: stream.pointee.id)
        unsafe isAttachedPicture = stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
        unsafe timeBase = av_q2d(stream.pointee.time_base)
        let rate = unsafe stream.pointee.avg_frame_rate
        statedFrameRate = rate.num > 0 && rate.den > 0 ? av_q2d(rate) : nil
        isEncrypted = unsafe av_dict_get(stream.pointee.metadata, "enc_key_id", nil, 0) != nil
        switch unsafe parameters?.pointee.codec_type {
        case AVMEDIA_TYPE_VIDEO: kind = .video
        case AVMEDIA_TYPE_AUDIO: kind = .audio
        default: kind = .other
        }
        transferFunction = Int(unsafe parameters?.pointee.color_trc.rawValue ?? 2)
        guard let parameters = unsafe parameters else { return }
        let identifier = unsafe parameters.pointee.codec_id
        codec = identifier == AV_CODEC_ID_NONE ? nil : unsafe String(cString: avcodec_get_name(identifier))
        codecTag = unsafe Self.tag(parameters.pointee.codec_tag)
        if identifier != AV_CODEC_ID_NONE { hasDecoder = Self.decodable.contains(identifier.rawValue) }
        let size = unsafe PixelSize(
            width: Int(parameters.pointee.width), height: Int(parameters.pointee.height))
        self.size = size.isPositive ? size : nil
        sampleAspectRatio = unsafe Self.ratio(stream, parameters)
        matrix = unsafe CFFmpeg_display_matrix(stream).map { unsafe DisplayMatrix($0) }
        if kind == .video, let name = unsafe av_get_pix_fmt_name(AVPixelFormat(parameters.pointee.format)) {
            pixelFormat = unsafe String(cString: name)
        }
        let channelCount = unsafe Int(parameters.pointee.ch_layout.nb_channels)
        channels = channelCount > 0 ? channelCount : nil
        let rateInHertz = unsafe Int(parameters.pointee.sample_rate)
        sampleRate = rateInHertz > 0 ? rateInHertz : nil
    }

    /// What the linked FFmpeg has a decoder for. It would go through all its hundreds of codecs for each track.
    private static let decodable = {
        var identifiers: Set<AVCodecID.RawValue> = []
        var place: UnsafeMutableRawPointer?
        while let codec = unsafe av_codec_iterate(&place) {
            if unsafe av_codec_is_decoder(codec) != 0 {
                unsafe identifiers.insert(codec.pointee.id.rawValue)
            }
        }
        return identifiers
    }()

    /// A code of four characters, the first in the lowest byte, or a number; nil for 0.
    private static func tag(_ number: UInt32) -> String? {
        guard number != 0 else { return nil }
        let code = FourCC(rawValue: number.byteSwapped)
        return code.isPrintable ? code.description : "0x" + String(number, radix: 16)
    }

    private static func ratio(
        _ stream: UnsafeMutablePointer<AVStream>, _ parameters: UnsafeMutablePointer<AVCodecParameters>
    ) -> Ratio? {
        for ratio in unsafe [stream.pointee.sample_aspect_ratio, parameters.pointee.sample_aspect_ratio]
        where ratio.num > 0 && ratio.den > 0 {
            return Ratio(Int(ratio.num), Int(ratio.den))
        }
        return nil
    }
}

/// A packet's stream and times, in ticks of the stream's time base.
struct PacketTimes {
    var stream: Int
    /// When it is shown; nil when the container does not say.
    var presentation: Int64?
    /// When it is decoded; nil when the container does not say.
    var decoding: Int64?
    /// How long it is shown; 0 when the container does not say.
    var duration: Int64
}

extension PacketTimes {
    init(_ packet: UnsafeMutablePointer<AVPacket>) {
        stream = Int(unsafe packet.pointee.stream_index)
        presentation = unsafe Self.time(packet.pointee.pts)
        decoding = unsafe Self.time(packet.pointee.dts)
        duration = max(0, unsafe packet.pointee.duration)
    }

    private static func time(_ ticks: Int64) -> Int64? { ticks == CFFmpeg_AV_NOPTS_VALUE ? nil : ticks }
}

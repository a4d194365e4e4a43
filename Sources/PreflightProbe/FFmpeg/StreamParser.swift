internal import CFFmpeg
internal import PreflightModel

/// Reads a stream's parameters out of one coded packet with FFmpeg's parser. Nothing is decoded.
@safe
struct StreamParser: ~Copyable {
    private let parser: UnsafeMutablePointer<AVCodecParserContext>
    private let codec: UnsafeMutablePointer<AVCodecContext>

    /// Nil when FFmpeg has no parser for the codec. Some codecs keep their configuration outside the packets, in the
    /// stream's parameters.
    init?(_ parameters: UnsafePointer<AVCodecParameters>) {
        guard let parser = unsafe av_parser_init(Int32(parameters.pointee.codec_id.rawValue)) else {
            return nil
        }
        guard let codec = unsafe avcodec_alloc_context3(nil),
            unsafe avcodec_parameters_to_context(codec, parameters) >= 0
        else {
            unsafe av_parser_close(parser)
            return nil
        }
        // The packet is a whole frame: containers do not cut them.
        unsafe parser.pointee.flags |= PARSER_FLAG_COMPLETE_FRAMES
        unsafe self.parser = parser
        unsafe self.codec = codec
    }

    deinit {
        unsafe av_parser_close(parser)
        var freeing: UnsafeMutablePointer<AVCodecContext>? = unsafe codec
        unsafe avcodec_free_context(&freeing)
    }

    /// What a packet says of its stream. The packet is followed by the zero bytes that parsers may read past its end.
    mutating func parameters(of packet: UnsafePointer<UInt8>, count byteCount: Int32) -> Parameters {
        var output: UnsafeMutablePointer<UInt8>?
        var count: Int32 = 0
        unsafe _ = av_parser_parse2(
            parser, codec, &output, &count, packet, byteCount, CFFmpeg_AV_NOPTS_VALUE, CFFmpeg_AV_NOPTS_VALUE,
            0)
        var parameters = Parameters()
        let size = unsafe PixelSize(width: Int(parser.pointee.width), height: Int(parser.pointee.height))
        let inContext = unsafe PixelSize(width: Int(codec.pointee.width), height: Int(codec.pointee.height))
        parameters.size = size.isPositive ? size : (inContext.isPositive ? inContext : nil)
        if let name = unsafe av_get_pix_fmt_name(AVPixelFormat(parser.pointee.format)) {
            parameters.pixelFormat = unsafe String(cString: name)
        }
        let channels = unsafe Int(codec.pointee.ch_layout.nb_channels)
        parameters.channels = channels > 0 ? channels : nil
        let rate = unsafe Int(codec.pointee.sample_rate)
        parameters.sampleRate = rate > 0 ? rate : nil
        return parameters
    }

    /// Parameters that a packet states; nil where it does not.
    struct Parameters {
        var size: PixelSize?
        var pixelFormat: String?
        var channels: Int?
        var sampleRate: Int?
    }
}

extension FormatContext {
    /// What a packet says of its stream; nil when FFmpeg has no parser for it.
    borrowing func parse(_ packet: UnsafePointer<AVPacket>, stream index: Int) -> StreamParser.Parameters? {
        guard let parameters = unsafe codecParameters(index), var parser = unsafe StreamParser(parameters),
            let data = unsafe packet.pointee.data
        else { return nil }
        return unsafe parser.parameters(of: data, count: packet.pointee.size)
    }

    /// What a sample's bytes say of its stream; nil when FFmpeg has no parser for it.
    borrowing func parse(_ sample: [UInt8], stream index: Int) -> StreamParser.Parameters? {
        guard let parameters = unsafe codecParameters(index), var parser = unsafe StreamParser(parameters),
            let count = Int32(exactly: sample.count)
        else { return nil }
        let padded = sample + [UInt8](repeating: 0, count: Int(AV_INPUT_BUFFER_PADDING_SIZE))
        return unsafe padded.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return nil }
            return unsafe parser.parameters(of: base, count: count)
        }
    }
}

extension StreamFacts {
    /// Takes over what a packet states. It is nearer to what will be decoded than the header.
    mutating func complete(with parameters: StreamParser.Parameters) {
        if let size, let coded = parameters.size, ContainerCrop.applies(size, over: coded, codec: codec) {
            // The container's size is the one that is shown.
        } else {
            size = parameters.size ?? size
        }
        pixelFormat = pixelFormat ?? parameters.pixelFormat
        channels = parameters.channels ?? channels
        sampleRate = parameters.sampleRate ?? sampleRate
    }
}

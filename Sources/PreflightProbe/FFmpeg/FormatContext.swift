internal import CFFmpeg
internal import PreflightModel

/// An open FFmpeg demuxer over bytes that we read ourselves. It never sees a path, a URL or a protocol, may open
/// nothing, and has no decoder. Closed when it goes out of scope.
@safe
struct FormatContext: ~Copyable {
    private let raw: UnsafeMutablePointer<AVFormatContext>
    private let input: UnsafeMutablePointer<AVIOContext>
    private let cursor: Unmanaged<ByteCursor>

    private static let bufferByteCount = 4096

    private init(
        adopting raw: UnsafeMutablePointer<AVFormatContext>, _ input: UnsafeMutablePointer<AVIOContext>,
        _ cursor: Unmanaged<ByteCursor>
    ) {
        unsafe self.raw = raw
        unsafe self.input = input
        unsafe self.cursor = cursor
    }

    deinit {
        var closing: UnsafeMutablePointer<AVFormatContext>? = unsafe raw
        unsafe avformat_close_input(&closing)
        unsafe Self.free(input, cursor)
    }

    /// Opens a demuxer and reads its header.
    static func open(_ source: ByteSource, demuxer: String) throws(FFmpegError) -> FormatContext {
        FFmpegLog.silence()
        guard let format = unsafe av_find_input_format(demuxer) else {
            throw FFmpegError(
                operation: "av_find_input_format", message: "FFmpeg has no demuxer '\(demuxer)'")
        }
        let cursor = unsafe Unmanaged.passRetained(ByteCursor(source))
        guard let input = unsafe makeInput(cursor) else {
            unsafe cursor.release()
            throw FFmpegError(operation: "avio_alloc_context", message: "out of memory")
        }
        guard var context = unsafe avformat_alloc_context() as UnsafeMutablePointer<AVFormatContext>? else {
            unsafe free(input, cursor)
            throw FFmpegError(operation: "avformat_alloc_context", message: "out of memory")
        }
        unsafe restrict(context, to: demuxer, input, cursor)
        var opening: UnsafeMutablePointer<AVFormatContext>? = unsafe context
        var options: OpaquePointer?
        defer { unsafe av_dict_free(&options) }
        if demuxer == "mov" {
            unsafe av_dict_set(&options, "enable_drefs", "0", 0)
            unsafe av_dict_set(&options, "use_absolute_path", "0", 0)
        }
        let code = unsafe avformat_open_input(&opening, nil, format, &options)
        guard code >= 0, let opened = unsafe opening else {
            // A context that could not be opened has been freed; the input has not.
            unsafe free(input, cursor)
            throw FFmpegError(code, operation: "avformat_open_input")
        }
        unsafe context = opened
        return unsafe FormatContext(adopting: context, input, cursor)
    }

    private static func makeInput(_ cursor: Unmanaged<ByteCursor>) -> UnsafeMutablePointer<AVIOContext>? {
        guard let buffer = unsafe av_malloc(bufferByteCount) else { return nil }
        let input = unsafe avio_alloc_context(
            buffer.assumingMemoryBound(to: UInt8.self), Int32(bufferByteCount), 0, cursor.toOpaque(),
            { opaque, buffer, count in unsafe ByteCursor.read(opaque, buffer, count) }, nil,
            { opaque, offset, whence in unsafe ByteCursor.seek(opaque, offset, whence) })
        if unsafe input == nil { unsafe av_free(buffer) }
        return unsafe input
    }

    /// Takes from a context everything that it must not do. The fields are options of the context itself, so that
    /// none can be left unconsumed in a dictionary.
    private static func restrict(
        _ context: UnsafeMutablePointer<AVFormatContext>, to demuxer: String,
        _ input: UnsafeMutablePointer<AVIOContext>, _ cursor: Unmanaged<ByteCursor>
    ) {
        unsafe context.pointee.pb = input
        unsafe context.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
        unsafe context.pointee.format_whitelist = av_strdup(demuxer)
        // No decoder and no protocol has this name.
        unsafe context.pointee.codec_whitelist = av_strdup("none")
        unsafe context.pointee.protocol_whitelist = av_strdup("none")
        unsafe context.pointee.max_streams = 64
        unsafe context.pointee.probesize = 1 << 20
        unsafe context.pointee.max_analyze_duration = 5_000_000
        unsafe context.pointee.interrupt_callback = AVIOInterruptCB(
            callback: { opaque in unsafe ByteCursor.isExpired(opaque) }, opaque: cursor.toOpaque())
        unsafe context.pointee.io_open = { _, _, _, _, _ in CFFmpeg_AVERROR_EPERM }
    }

    private static func free(_ input: UnsafeMutablePointer<AVIOContext>, _ cursor: Unmanaged<ByteCursor>) {
        // FFmpeg may have replaced the buffer that it was given, and does not free it.
        unsafe av_free(input.pointee.buffer)
        var closing: UnsafeMutablePointer<AVIOContext>? = unsafe input
        unsafe avio_context_free(&closing)
        unsafe cursor.release()
    }
}

extension FormatContext {
    /// Number of streams.
    var streamCount: Int { Int(unsafe raw.pointee.nb_streams) }

    /// The container's duration in seconds, as its header states it.
    var duration: Double? {
        let ticks = unsafe raw.pointee.duration
        return ticks > 0 && ticks != CFFmpeg_AV_NOPTS_VALUE ? Double(ticks) / Double(AV_TIME_BASE) : nil
    }

    /// What the header says of a stream; nil when there is no such stream.
    func stream(_ index: Int) -> StreamFacts? {
        guard index >= 0, index < streamCount, let stream = unsafe raw.pointee.streams[index] else {
            return nil
        }
        return unsafe StreamFacts(stream)
    }

    /// FFmpeg's own description of a stream's codec, for its parsers.
    func codecParameters(_ index: Int) -> UnsafeMutablePointer<AVCodecParameters>? {
        guard index >= 0, index < streamCount, let stream = unsafe raw.pointee.streams[index] else {
            return nil
        }
        return unsafe stream.pointee.codecpar
    }

    /// How a stream's packets begin; nil when nothing can be said of them.
    func frameCoding(_ stream: StreamFacts, index: Int) -> FrameCoding? {
        guard stream.kind == .video, !stream.isEncrypted, let parameters = unsafe codecParameters(index)
        else { return nil }
        // The configuration record of H.264 and HEVC begins with its version, 1; start codes begin with zeros.
        let isHEVC = stream.codec == "hevc"
        let place = isHEVC ? 21 : 4
        var lengthByteCount: Int?
        if let configuration = unsafe parameters.pointee.extradata,
            unsafe Int(parameters.pointee.extradata_size) > place, unsafe configuration[0] == 1
        {
            lengthByteCount = unsafe Int(configuration[place] & 3) + 1
        }
        return FrameCoding(codec: stream.codec, unitLengthByteCount: lengthByteCount)
    }

    /// Reads on until the streams of a container without an index are known, as far as that goes without decoding.
    borrowing func findStreamInformation() throws(FFmpegError) {
        let code = unsafe avformat_find_stream_info(raw, nil)
        guard code >= 0 else { throw FFmpegError(code, operation: "avformat_find_stream_info") }
    }

    /// Reads packets to the end of the file, or until `body`, called with each packet and its times, returns false.
    borrowing func forEachPacket(
        _ body: (_ packet: UnsafePointer<AVPacket>, _ times: PacketTimes) -> Bool
    ) throws(FFmpegError) {
        guard let packet = unsafe av_packet_alloc() else {
            throw FFmpegError(operation: "av_packet_alloc", message: "out of memory")
        }
        defer {
            var freeing: UnsafeMutablePointer<AVPacket>? = unsafe packet
            unsafe av_packet_free(&freeing)
        }
        while true {
            let code = unsafe av_read_frame(raw, packet)
            if code == CFFmpeg_AVERROR_EOF { return }
            guard code >= 0 else { throw FFmpegError(code, operation: "av_read_frame") }
            let goesOn = unsafe body(packet, PacketTimes(packet))
            unsafe av_packet_unref(packet)
            if !goesOn { return }
        }
    }
}

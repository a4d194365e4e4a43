internal import PreflightModel

/// What a codec's configuration record says of the coded pictures, where the sample entry may say otherwise.
struct BitstreamParameters: Hashable {
    /// Width and height of the decoded picture after cropping, in pixels.
    var size: PixelSize?
    /// Whether something is cropped at the left or the top.
    var hasCropOffset = false
    /// Width of a stored pixel to its height.
    var sampleAspectRatio: Ratio?
    /// FFmpeg's name of the pixel format.
    var pixelFormat: String?
    /// The transfer function's code point (ISO 23091-2).
    var transferFunction: Int?

    /// Bytes of a configuration record that are looked at; real ones have tens to hundreds.
    private static let recordByteCount = 4096
}

extension BitstreamParameters {
    /// Reads a box inside a sample entry; nil when it is not a configuration record that is known.
    init?(configuration box: Box, _ source: ByteSource) {
        func record(from offset: Int64) -> [UInt8] {
            source.bytes(at: offset, count: Int(max(0, min(Int64(Self.recordByteCount), box.end - offset))))
        }
        let parameters: BitstreamParameters?
        switch box.type {
        case FourCC("avcC"): parameters = H264Configuration.parameters(record(from: box.payload))
        case FourCC("hvcC"): parameters = HEVCConfiguration.parameters(record(from: box.payload))
        case FourCC("av1C"): parameters = AV1Configuration.parameters(record(from: box.payload))
        case FourCC("vpcC"): parameters = VP9Configuration.parameters(record(from: box.fullPayload))
        default: return nil
        }
        guard let parameters else { return nil }
        self = parameters
    }
}

/// How samples of brightness and colour are stored, and what FFmpeg calls that.
struct SampleFormat: Hashable {
    /// How often colour is sampled.
    var chroma: Chroma
    /// Bits per sample.
    var bitDepth: Int
    /// Whether values use the whole range; FFmpeg has names of its own for that at 8 bits.
    var isFullRange = false

    /// How often colour is sampled, by `chroma_format_idc`.
    enum Chroma: Int {
        case monochrome = 0
        case halfBoth = 1
        case halfWidth = 2
        case full = 3
    }

    var pixelFormat: String? {
        guard (8...16).contains(bitDepth) else { return nil }
        let depth = bitDepth == 8 ? "" : "\(bitDepth)le"
        let name = isFullRange && bitDepth == 8 ? "yuvj" : "yuv"
        switch chroma {
        case .monochrome: return "gray\(depth)"
        case .halfBoth: return "\(name)420p\(depth)"
        case .halfWidth: return "\(name)422p\(depth)"
        case .full: return "\(name)444p\(depth)"
        }
    }
}

/// Reads the VP codec configuration record (VP Codec ISO Media File Format Binding, 1.0).
enum VP9Configuration {
    static func parameters(_ record: [UInt8]) -> BitstreamParameters? {
        guard record.count >= 6 else { return nil }
        let chroma: SampleFormat.Chroma
        switch record[2] >> 1 & 7 {
        case 0, 1: chroma = .halfBoth
        case 2: chroma = .halfWidth
        case 3: chroma = .full
        default: return nil
        }
        let format = SampleFormat(chroma: chroma, bitDepth: Int(record[2] >> 4))
        return BitstreamParameters(pixelFormat: format.pixelFormat, transferFunction: Int(record[4]))
    }
}

/// Code points of transfer functions (ISO 23091-2).
enum TransferFunction {
    /// Whether the first function that is stated is PQ or HLG. 2 stands for "unspecified".
    static func isHDR(_ stated: [Int?]) -> Bool {
        let function = stated.compactMap { $0 }.first { $0 != 2 && $0 != 0 }
        return function == 16 || function == 18
    }
}

/// How a codec's frames begin, so that one can be compared with its stated size without decoding it.
///
/// Only what every decoder refuses counts as damage. What merely looks unusual passes.
enum FrameCoding: Hashable {
    /// H.264 or HEVC: units, each behind its length.
    case units(lengthByteCount: Int, isHEVC: Bool)
    case av1
    case vp8
    case vp9
    case mpeg4
    case proRes
    /// A coding in which no frame begins with many zero bytes.
    case neverZero

    /// The coding that FFmpeg calls by a name; nil when nothing can be said of such frames. Units have lengths in front
    /// of them when the codec's configuration says how long those are.
    init?(codec: String?, unitLengthByteCount: Int?) {
        switch codec {
        case "h264", "hevc":
            self =
                unitLengthByteCount.map { .units(lengthByteCount: $0, isHEVC: codec == "hevc") } ?? .neverZero
        case "av1": self = .av1
        case "vp8": self = .vp8
        case "vp9": self = .vp9
        case "mpeg4": self = .mpeg4
        case "prores": self = .proRes
        case "vvc", "h263", "mjpeg", "dnxhd", "mpeg1video", "mpeg2video", "dvvideo", "jpeg2000", "png",
            "qtrle":
            self = .neverZero
        default: return nil
        }
    }

    /// Bytes of a frame that are looked at.
    static let headByteCount = 64

    /// What is wrong with a frame, in words that follow "the frame at byte 1000"; nil when nothing is. It is told from the
    /// frame's first bytes, which are all of them when there are fewer than ``headByteCount``, and its size; `read` gives
    /// more of its bytes by their position in it, or nil when they are not at hand.
    func damage(
        _ head: [UInt8], size: Int64, _ read: (_ position: Int64, _ count: Int) -> [UInt8]?
    ) -> String? {
        // Frames of a few bytes say "as the one before" in several codecs.
        guard head.count >= 8 else { return nil }
        if head.allSatisfy({ $0 == 0 }) { return "is all zeros" }
        switch self {
        case .units(let lengthByteCount, let isHEVC):
            return UnitWalk(lengthByteCount: lengthByteCount, isHEVC: isHEVC, size: size)
                .damage(head, read)
        case .av1:
            return head[0] & 0x80 != 0 ? "does not begin with an AV1 unit" : nil
        case .vp8:
            let isKeyFrame = head[0] & 1 == 0
            return isKeyFrame && head[3..<6] != [0x9D, 0x01, 0x2A] ? "does not begin as a VP8 frame" : nil
        case .vp9:
            return head[0] >> 6 != 2 ? "does not begin as a VP9 frame" : nil
        case .mpeg4:
            // The short form is that of H.263.
            let isShort = head[0] == 0 && head[1] == 0 && head[2] & 0xFC == 0x80
            let hasStartCode = head.indices.dropLast(2).contains { head[$0...].starts(with: [0, 0, 1]) }
            return isShort || hasStartCode ? nil : "has no start code of MPEG-4"
        case .proRes:
            return head[4..<8] != [0x69, 0x63, 0x70, 0x66] ? "does not begin as a ProRes frame" : nil
        case .neverZero: return nil
        }
    }
}

/// Goes through the units of one H.264 or HEVC frame up to the first that holds a part of the image.
private struct UnitWalk {
    var lengthByteCount: Int
    var isHEVC: Bool
    var size: Int64

    /// Parameter sets, messages and delimiters in front of the image are few.
    private static let limit = 16

    /// What is wrong with the frame; nil when nothing is.
    func damage(_ head: [UInt8], _ read: (Int64, Int) -> [UInt8]?) -> String? {
        guard let damage = walk(head, read) else { return nil }
        // Start codes instead of lengths are against the format, but decoders take them.
        return head.starts(with: [0, 0, 0, 1]) || head.starts(with: [0, 0, 1]) ? nil : damage
    }

    private func walk(_ head: [UInt8], _ read: (Int64, Int) -> [UInt8]?) -> String? {
        var position: Int64 = 0
        for _ in 0..<Self.limit {
            let wanted = lengthByteCount + 2
            guard position <= size - Int64(wanted) else { return nil }
            let bytes =
                position + Int64(wanted) <= Int64(head.count)
                ? Array(head[Int(position)..<(Int(position) + wanted)]) : read(position, wanted)
            guard let bytes, bytes.count == wanted else { return nil }
            let length = bytes[..<lengthByteCount].reduce(Int64(0)) { $0 << 8 | Int64($1) }
            let rest = size - position - Int64(lengthByteCount)
            guard length <= rest else {
                return "has a unit of \(length) bytes, but only \(rest) are left of its \(size)"
            }
            // An empty unit, or padding, says nothing.
            guard length > 0 else { return nil }
            let first = bytes[lengthByteCount]
            guard first & 0x80 == 0 else { return "has a unit whose header is not valid" }
            let type = isHEVC ? first >> 1 & 0x3F : first & 0x1F
            if isHEVC ? type < 32 : (1...5).contains(type) { return nil }
            position += Int64(lengthByteCount) + length
        }
        return nil
    }
}

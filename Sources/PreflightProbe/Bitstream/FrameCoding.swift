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
    case motionJPEG
    case dnxHD
    case png
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
        case "mjpeg": self = .motionJPEG
        case "dnxhd": self = .dnxHD
        case "png": self = .png
        case "vvc", "h263", "mpeg1video", "mpeg2video", "dvvideo", "jpeg2000", "qtrle":
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
        case .av1: return AV1UnitWalk(size: size).damage(head, read)
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
        case .motionJPEG:
            // Decoders look for the marker behind other bytes, too.
            let hasStart = head.indices.dropLast().contains { head[$0] == 0xFF && head[$0 + 1] == 0xD8 }
            return hasStart ? nil : "does not begin as a JPEG"
        case .dnxHD:
            // The header's length, and the version of the coding (SMPTE ST 2019-1).
            let length = Int(head[2]) << 8 | Int(head[3])
            let isHeader =
                head[0] == 0 && head[1] == 0 && 0x280...0x2170 ~= length && 1...3 ~= head[4]
            return isHeader ? nil : "does not begin as a DNxHD frame"
        case .png:
            return head.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? nil : "does not begin as a PNG"
        case .neverZero: return nil
        }
    }
}

/// Goes through the units (OBU) of one AV1 frame, as long as each says how long it is.
private struct AV1UnitWalk {
    var size: Int64

    private static let limit = 16

    /// What is wrong with the frame; nil when nothing is.
    func damage(_ head: [UInt8], _ read: (Int64, Int) -> [UInt8]?) -> String? {
        var position: Int64 = 0
        for _ in 0..<Self.limit where position < size {
            let count = Int(min(10, size - position))
            let bytes =
                position + Int64(count) <= Int64(head.count)
                ? Array(head[Int(position)..<(Int(position) + count)]) : read(position, count)
            guard let bytes, let first = bytes.first else { return nil }
            guard first & 0x80 == 0 else { return "has an AV1 unit whose header is not valid" }
            // Only the last unit may leave its length out.
            guard first & 0x02 != 0 else { return nil }
            var length: Int64 = 0
            var place = first & 0x04 != 0 ? 2 : 1
            var shift: Int64 = 0
            while true {
                guard place < bytes.count, shift < 56 else {
                    return "has an AV1 unit whose length does not end"
                }
                length |= Int64(bytes[place] & 0x7F) << shift
                shift += 7
                place += 1
                if bytes[place - 1] & 0x80 == 0 { break }
            }
            let rest = size - position - Int64(place)
            guard length <= rest else {
                return "has an AV1 unit of \(length) bytes, but only \(rest) are left of its \(size)"
            }
            position += Int64(place) + length
        }
        return nil
    }
}

/// Goes through the units of one H.264 or HEVC frame: their lengths add up to its size.
private struct UnitWalk {
    var lengthByteCount: Int
    var isHEVC: Bool
    var size: Int64

    /// Real frames have parameter sets, messages and delimiters, and at most a few dozen slices.
    private static let limit = 64
    /// Decoders do not look at fewer bytes behind the last unit.
    private static let spareByteCount: Int64 = 8

    /// What is wrong with the frame; nil when nothing is.
    func damage(_ head: [UInt8], _ read: (Int64, Int) -> [UInt8]?) -> String? {
        guard let damage = walk(head, read) else { return nil }
        // Start codes instead of lengths are against the format, but decoders take them.
        return head.starts(with: [0, 0, 0, 1]) || head.starts(with: [0, 0, 1]) ? nil : damage
    }

    private func walk(_ head: [UInt8], _ read: (Int64, Int) -> [UInt8]?) -> String? {
        var position: Int64 = 0
        var hasImage = false
        for _ in 0..<Self.limit {
            let wanted = lengthByteCount + 2
            guard position <= size - Int64(wanted) else { return nil }
            let bytes =
                position + Int64(wanted) <= Int64(head.count)
                ? Array(head[Int(position)..<(Int(position) + wanted)]) : read(position, wanted)
            guard let bytes, bytes.count == wanted else { return nil }
            let length = bytes[..<lengthByteCount].reduce(Int64(0)) { $0 << 8 | Int64($1) }
            let rest = size - position - Int64(lengthByteCount)
            if hasImage, rest < Self.spareByteCount { return nil }
            guard length <= rest else {
                return "has a unit of \(length) bytes, but only \(rest) are left of its \(size)"
            }
            guard length > 0 else { return "has a unit of 0 bytes, with \(rest) left of its \(size)" }
            let first = bytes[lengthByteCount]
            guard hasImage || first & 0x80 == 0 else { return "has a unit whose header is not valid" }
            let type = isHEVC ? first >> 1 & 0x3F : first & 0x1F
            hasImage = hasImage || (isHEVC ? type < 32 : (1...5).contains(type))
            position += Int64(lengthByteCount) + length
        }
        return nil
    }
}

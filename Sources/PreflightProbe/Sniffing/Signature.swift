internal import PreflightModel

/// What a file's first bytes say it is. Names play no part.
enum Signature: Hashable {
    case jpeg
    case png
    case gif
    case webp
    case bmp
    case tiff
    case svg
    /// A picture format that is recognised but not measured.
    case otherImage(ImageFormat)
    /// MP4, MOV and their relatives: a file of boxes.
    case isoMedia
    /// A container that FFmpeg measures.
    case container(ContainerFormat)
    /// An image or video that is spoiled, or hidden behind other bytes.
    case misplaced(MisplacedContent)
    /// Content that is neither a picture nor a video, in words; nil when it is not known.
    case foreign(String?)

    init(_ source: ByteSource) {
        let head = source.bytes(at: 0, count: 512)
        if let known = Self.known(head, source) {
            self = known
        } else if SVGPrologue.rootOffset(source, head) != nil {
            self = .svg
        } else if let name = ForeignContent.identify(head) {
            self = .foreign(name)
        } else {
            let misplaced = MisplacedContent.identify(source)
            self = misplaced.map(Signature.misplaced) ?? .foreign(ForeignContent.identifyText(head))
        }
    }

    /// What a file is that begins with these bytes; nil when they are of no image or video.
    private static func known(_ head: [UInt8], _ source: ByteSource) -> Signature? {
        picture(head) ?? boxes(head) ?? container(head, source)
    }

    private static func picture(_ head: [UInt8]) -> Signature? {
        switch true {
        case head.starts(with: [0xFF, 0xD8, 0xFF]): .jpeg
        case head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): .png
        case head.starts(with: "GIF87a".utf8), head.starts(with: "GIF89a".utf8): .gif
        case head.starts(with: "RIFF".utf8) && head.has("WEBP", at: 8): .webp
        case head.starts(with: "BM".utf8) && head.count > 26 && head[14] >= 12
            && head[15...17].allSatisfy { $0 == 0 }:
            .bmp
        case head.starts(with: [0x49, 0x49, 0x2A, 0x00]), head.starts(with: [0x4D, 0x4D, 0x00, 0x2A]): .tiff
        case head.starts(with: [0x49, 0x49, 0x2B, 0x00, 8, 0, 0, 0]),
            head.starts(with: [0x4D, 0x4D, 0x00, 0x2B, 0, 8, 0, 0]):
            .tiff
        case head.starts(with: [0, 0, 0, 12]) && head.has("jP  ", at: 4): .otherImage(.jpeg2000)
        case head.starts(with: [0xFF, 0x4F, 0xFF, 0x51]): .otherImage(.jpeg2000)
        case head.starts(with: [0, 0, 0, 12]) && head.has("JXL ", at: 4): .otherImage(.jpegXL)
        case head.starts(with: [0xFF, 0x0A]): .otherImage(.jpegXL)
        case head.starts(with: [0, 0, 1, 0]) && head.count > 5 && head[5] == 0 && head[4] > 0:
            .otherImage(.ico)
        case head.starts(with: "8BPS".utf8): .otherImage(.psd)
        default: otherPictures.first { head.starts(with: $0.0) }.map { .otherImage($0.1) }
        }
    }

    /// Beginnings of still images that no provider takes, so that they are called what they are.
    private static let otherPictures: [([UInt8], ImageFormat)] = [
        (Array("FUJIFILMCCD-RAW".utf8), .cameraRaw), (Array("FOVb".utf8), .cameraRaw),
        (Array("\0MRM".utf8), .cameraRaw), (Array("IIRO".utf8), .cameraRaw), (Array("IIRS".utf8), .cameraRaw),
        (Array("MMOR".utf8), .cameraRaw), (Array("IIU\0".utf8), .cameraRaw),
        (Array("II\u{1A}\0\0\0HEAPCCDR".utf8), .cameraRaw),
        ([0x49, 0x49, 0xBC, 0x01], .jpegXR), ([0x76, 0x2F, 0x31, 0x01], .openEXR),
        (Array("#?RADIANCE".utf8), .radiance), (Array("qoif".utf8), .qoi), (Array("DDS ".utf8), .dds),
        (Array("gimp xcf".utf8), .xcf), ([0x8A, 0x4D, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .mng),
    ]

    /// Boxes that may begin a QuickTime file, which need not have an `ftyp`.
    private static let leadingBoxes = [
        "moov", "mdat", "wide", "free", "skip", "pnot", "styp", "sidx", "moof",
    ]

    private static func boxes(_ head: [UInt8]) -> Signature? {
        if head.has("ftyp", at: 4) { return .isoMedia }
        return leadingBoxes.contains { head.has($0, at: 4) } ? .isoMedia : nil
    }

    private static func container(_ head: [UInt8], _ source: ByteSource) -> Signature? {
        switch true {
        case head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]):
            head.contains("webm") ? .container(.webm) : .container(.matroska)
        case head.starts(with: "RIFF".utf8) && head.has("AVI ", at: 8): .container(.avi)
        case head.starts(with: "FLV\u{1}".utf8): .container(.flv)
        case head.starts(with: "DKIF\0\0".utf8): .container(.ivf)
        case head.starts(with: [0, 0, 1, 0xBA]): .container(.mpegPS)
        // A transport stream has its sync byte at the start of each packet of 188 bytes.
        case head.first == 0x47 && source.byteCount > 376 && head.count > 376 && head[188] == 0x47
            && head[376] == 0x47:
            .container(.mpegTS)
        default: nil
        }
    }
}

extension [UInt8] {
    /// Whether ASCII text stands at an offset.
    func has(_ text: String, at offset: Int) -> Bool {
        count >= offset + text.utf8.count && self[offset...].starts(with: text.utf8)
    }

    /// Whether ASCII text stands anywhere in these bytes.
    func contains(_ text: String) -> Bool {
        let needle = Array(text.utf8)
        guard let first = needle.first, count >= needle.count else { return false }
        return indices.dropLast(needle.count - 1).contains { index in
            self[index] == first && self[index...].starts(with: needle)
        }
    }
}

/// What is known of a format of images or videos besides how it is measured.
package struct KnownFormat: Sendable {
    /// As people write it: `JPEG`.
    package let title: String
    /// In a sentence, where the name alone would not do: `a Windows icon`.
    package let phrase: String
    /// The extensions by which documents name it.
    package let documentedNames: [String]
    /// The extensions that its files have, the most usual first.
    package let extensions: [String]
    /// The IANA media type, or the one that is used for it.
    package let mediaType: String?
    /// FFmpeg's demuxer, which is told, so that FFmpeg takes the content for nothing else; nil when it has none that
    /// can be relied on.
    package let demuxer: String?

    init(
        _ title: String, phrase: String? = nil, _ mediaType: String? = nil, named names: [String] = [],
        extensions: [String]? = nil, demuxer: String? = nil
    ) {
        self.title = title
        self.phrase = phrase ?? title
        documentedNames = names
        self.extensions = extensions ?? names
        self.mediaType = mediaType
        self.demuxer = demuxer
    }
}

/// The one table of media formats.
package enum MediaFormats {
    /// The image formats that are told apart.
    package static let images: [ImageFormat: KnownFormat] = [
        .jpeg: KnownFormat(
            "JPEG", "image/jpeg", named: ["jpg", "jpeg"], extensions: ["jpg", "jpeg", "jpe", "jfif", "mpo"],
            demuxer: "jpeg_pipe"),
        .png: KnownFormat(
            "PNG", "image/png", named: ["png"], extensions: ["png", "apng"], demuxer: "png_pipe"),
        .webp: KnownFormat("WebP", "image/webp", named: ["webp"], demuxer: "webp_pipe"),
        .gif: KnownFormat("GIF", "image/gif", named: ["gif"], demuxer: "gif"),
        .heic: KnownFormat("HEIC", "image/heic", named: ["heic"], extensions: ["heic", "heif", "hif"]),
        .heif: KnownFormat("HEIF", "image/heif", named: ["heif"], extensions: ["heic", "heif", "hif"]),
        .avif: KnownFormat("AVIF", "image/avif", named: ["avif"]),
        .bmp: KnownFormat("BMP", "image/bmp", named: ["bmp"], demuxer: "bmp_pipe"),
        .tiff: KnownFormat("TIFF", "image/tiff", named: ["tif", "tiff"], demuxer: "tiff_pipe"),
        .svg: KnownFormat("SVG", "image/svg+xml", named: ["svg"]),
        .jpegXL: KnownFormat("JPEG XL", "image/jxl", named: ["jxl"]),
        .ico: KnownFormat(
            "ICO", phrase: "a Windows icon", "image/vnd.microsoft.icon", named: ["ico"], demuxer: "ico"),
        .psd: KnownFormat("PSD", phrase: "a Photoshop document", "image/vnd.adobe.photoshop", named: ["psd"]),
        .jpegLS: KnownFormat("JPEG-LS", "image/jls", demuxer: "jpegls_pipe"),
        .jpeg2000: KnownFormat("JPEG 2000", "image/jp2", demuxer: "j2k_pipe"),
        .cameraRaw: KnownFormat("RAW", phrase: "a camera's raw image"),
        .cr3: KnownFormat("CR3", phrase: "a Canon camera raw (CR3)", "image/x-canon-cr3"),
        .jpegXR: KnownFormat("JPEG XR", "image/jxr"),
        .openEXR: KnownFormat("OpenEXR", "image/x-exr"),
        .radiance: KnownFormat("HDR", phrase: "Radiance HDR", "image/vnd.radiance"),
        .qoi: KnownFormat("QOI", "image/qoi"),
        .dds: KnownFormat("DDS", "image/vnd-ms.dds"),
        .xcf: KnownFormat("XCF", "image/x-xcf"),
        .mng: KnownFormat("MNG", "video/x-mng"),
    ]

    /// The containers that are told apart.
    package static let containers: [ContainerFormat: KnownFormat] = [
        .mp4: KnownFormat("MP4", "video/mp4", named: ["mp4"], demuxer: "mov"),
        .mov: KnownFormat(
            "MOV", "video/quicktime", named: ["mov"], extensions: ["mov", "qt"], demuxer: "mov"),
        .m4v: KnownFormat("M4V", "video/x-m4v", named: ["m4v"], extensions: ["m4v", "mp4"], demuxer: "mov"),
        .threeGP: KnownFormat("3GP", "video/3gpp", named: ["3gp"], demuxer: "mov"),
        .threeG2: KnownFormat("3G2", "video/3gpp2", named: ["3g2"], demuxer: "mov"),
        .matroska: KnownFormat("Matroska", "video/matroska", named: ["mkv"], demuxer: "matroska"),
        .webm: KnownFormat("WebM", "video/webm", named: ["webm"], demuxer: "matroska"),
        .avi: KnownFormat("AVI", "video/vnd.avi", named: ["avi"], demuxer: "avi"),
        .flv: KnownFormat("FLV", phrase: "Flash Video", "video/x-flv", named: ["flv"], demuxer: "flv"),
        .mpegTS: KnownFormat(
            "MPEG-TS", phrase: "an MPEG transport stream", "video/mp2t", named: ["ts"], demuxer: "mpegts"),
        .mpegPS: KnownFormat(
            "MPEG-PS", phrase: "an MPEG program stream", "video/mpeg", named: ["mpeg", "mpg"],
            demuxer: "mpeg"),
        .ivf: KnownFormat("IVF", "video/x-ivf", demuxer: "ivf"),
    ]

    /// Image formats by the names that documents use: `jpg` and `jpeg` are one format.
    package static let imagesByName = byName(images)
    /// Containers by the names that documents use: `mkv` is Matroska.
    package static let containersByName = byName(containers)

    private static func byName<Format>(_ formats: [Format: KnownFormat]) -> [String: Format] {
        formats.reduce(into: [:]) { names, entry in
            for name in entry.value.documentedNames { names[name] = entry.key }
        }
    }

    /// What a name in a document stands for, the same for the names that stand for one format.
    package static func format(_ name: String) -> String {
        imagesByName[name]?.rawValue ?? containersByName[name]?.rawValue ?? name
    }
}

extension ImageFormat {
    /// What is known of it. An unusual format has its name alone.
    package var known: KnownFormat { MediaFormats.images[self] ?? KnownFormat(rawValue.uppercased()) }
}

extension ContainerFormat {
    /// What is known of it. An unusual format has its name alone.
    package var known: KnownFormat { MediaFormats.containers[self] ?? KnownFormat(rawValue.uppercased()) }
}

extension MediaFacts.Content {
    /// The IANA media type of the content, or the one that is used for it; nil for what is no media.
    package var mediaType: String? {
        switch self {
        case .image(let image): image.format.known.mediaType
        case .video(let video): video.container.format.known.mediaType
        case .other: nil
        }
    }
}

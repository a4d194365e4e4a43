internal import PreflightModel

/// IANA media types of the formats we tell apart.
enum MediaType {
    static func name(of content: MediaFacts.Content) -> String? {
        switch content {
        case .image(let facts): images[facts.format]
        case .video(let facts): videos[facts.container.format]
        case .other: nil
        }
    }

    private static let images: [ImageFormat: String] = [
        .jpeg: "image/jpeg", .png: "image/png", .webp: "image/webp", .gif: "image/gif", .heic: "image/heic",
        .avif: "image/avif", .heif: "image/heif", .bmp: "image/bmp", .tiff: "image/tiff",
        .svg: "image/svg+xml",
        .jpegLS: "image/jls", .jpeg2000: "image/jp2", .jpegXL: "image/jxl", .ico: "image/vnd.microsoft.icon",
        .psd: "image/vnd.adobe.photoshop", .jpegXR: "image/jxr", .openEXR: "image/x-exr",
        .radiance: "image/vnd.radiance", .qoi: "image/qoi", .dds: "image/vnd-ms.dds", .xcf: "image/x-xcf",
        .mng: "video/x-mng",
        .cr3: "image/x-canon-cr3",
    ]

    private static let videos: [ContainerFormat: String] = [
        .mp4: "video/mp4", .mov: "video/quicktime", .m4v: "video/x-m4v", .threeGP: "video/3gpp",
        .threeG2: "video/3gpp2", .matroska: "video/matroska", .webm: "video/webm", .avi: "video/vnd.avi",
        .flv: "video/x-flv", .mpegTS: "video/mp2t", .mpegPS: "video/mpeg",
        .ivf: "video/x-ivf",
    ]
}

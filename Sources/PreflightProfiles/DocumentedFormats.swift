package import PreflightModel

/// What the format names that documents use stand for: `jpg` and `jpeg` are one format, `mkv` is Matroska.
package enum DocumentedFormats {
    /// Picture formats by the names that documents use.
    package static let images: [String: ImageFormat] = [
        "jpg": .jpeg, "jpeg": .jpeg, "png": .png, "webp": .webp, "gif": .gif, "heic": .heic, "heif": .heif,
        "avif": .avif, "bmp": .bmp, "tif": .tiff, "tiff": .tiff, "svg": .svg, "jxl": .jpegXL, "ico": .ico,
        "psd": .psd,
    ]

    /// Containers by the names that documents use.
    package static let containers: [String: ContainerFormat] = [
        "mp4": .mp4, "mov": .mov, "m4v": .m4v, "3gp": .threeGP, "3g2": .threeG2, "mkv": .matroska,
        "webm": .webm,
        "avi": .avi, "flv": .flv, "ts": .mpegTS, "mpg": .mpegPS, "mpeg": .mpegPS,
    ]

    /// What a documented name stands for, the same for the names that stand for one format.
    static func format(_ name: String) -> String {
        images[name]?.rawValue ?? containers[name]?.rawValue ?? name
    }
}

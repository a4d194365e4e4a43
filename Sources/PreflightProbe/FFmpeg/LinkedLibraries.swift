internal import CFFmpeg
internal import CImageCodecs
internal import CZlib
package import PreflightModel

/// The C libraries that measure media.
package enum LinkedLibraries {
    /// Each library with the version linked at run time, in a fixed order.
    package static var all: [LibraryVersion] {
        let ffmpeg = unsafe String(cString: av_version_info())
        let png = unsafe String(cString: CImageCodecs_png_version())
        return [
            LibraryVersion(name: "FFmpeg", version: ffmpeg),
            LibraryVersion(name: "libavformat", version: dotted(avformat_version())),
            LibraryVersion(name: "libavcodec", version: dotted(avcodec_version())),
            LibraryVersion(name: "libavutil", version: dotted(avutil_version())),
            LibraryVersion(name: "libpng", version: png),
            LibraryVersion(
                name: "libjpeg", version: unsafe String(cString: CImageCodecs_jpeg_version())),
            LibraryVersion(name: "zlib", version: unsafe String(cString: zlibVersion())),
        ]
    }

    /// FFmpeg packs three numbers into one.
    private static func dotted(_ version: UInt32) -> String {
        "\(version >> 16).\(version >> 8 & 0xFF).\(version & 0xFF)"
    }
}

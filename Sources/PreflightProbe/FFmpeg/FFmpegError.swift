internal import CFFmpeg

/// A call to FFmpeg that failed.
struct FFmpegError: Error, Hashable, CustomStringConvertible {
    /// The function that was called.
    var operation: String
    /// FFmpeg's own words for the code.
    var message: String

    var description: String { "\(operation): \(message)" }
}

extension FFmpegError {
    init(_ code: Int32, operation: String) {
        var text = [CChar](repeating: 0, count: Int(AV_ERROR_MAX_STRING_SIZE))
        unsafe av_strerror(code, &text, text.count)
        self.init(
            operation: operation,
            message: String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
}

/// FFmpeg's log, which would otherwise be written to standard error from any thread.
enum FFmpegLog {
    private static let isSilent: Bool = {
        unsafe av_log_set_callback { _, _, _, _ in }
        return true
    }()

    /// Drops everything that FFmpeg logs, in the whole process. Takes effect once.
    static func silence() { _ = isSilent }
}

public import PreflightModel

/// A request as it will be sent, and where its media are now.
public struct RequestBody: Sendable, Hashable {
    package var bytes: [UInt8]
    package var name: String
    package var folder: String?
    package var media: [String: MediaSource]

    /// Creates a request.
    /// - Parameters:
    ///   - bytes: The JSON, in UTF-8; or the cURL command that sends it. At most ``RequestCheck/byteLimit`` bytes are read.
    ///   - name: The name that reports show: a path, or a label.
    ///   - folder: The folder that relative paths in the request start at; nil for the working directory.
    ///   - media: The medium that is, or will be, at each URL, instead of what is fetched from there: by URL, letter for
    ///     letter as the request has it. Paths start at the working directory.
    public init(
        _ bytes: [UInt8], name: String = "request", folder: String? = nil, media: [String: MediaSource] = [:]
    ) {
        self.bytes = bytes
        self.name = name
        self.folder = folder
        self.media = media
    }
}

public import PreflightModel

/// A request as it will be sent, and where its media are now.
public struct RequestBody: Sendable, Hashable {
    /// The JSON, in UTF-8.
    public var bytes: [UInt8]
    /// The name that reports show: a path, or a label.
    public var name: String
    /// The folder that relative paths in the request start at; nil for the working directory.
    public var folder: String?
    /// The medium that is, or will be, at each URL, instead of what is fetched from there: by URL, letter for letter as
    /// the request has it. Paths start at the working directory.
    public var media: [String: MediaSource]

    /// Creates a request.
    public init(
        _ bytes: [UInt8], name: String = "request", folder: String? = nil, media: [String: MediaSource] = [:]
    ) {
        self.bytes = bytes
        self.name = name
        self.folder = folder
        self.media = media
    }
}

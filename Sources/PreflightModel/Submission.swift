import PreflightText

/// Where bytes to be probed are: a file by its path, a file on the web by its URL, or bytes in memory under a label.
public enum MediaSource: Sendable, Hashable {
    /// A regular file. Symbolic links are followed; nothing but a regular file is ever opened.
    case file(String)
    /// An `http` or `https` URL, fetched under a ``FetchPolicy``. Reports show it without credentials and query.
    case url(String)
    /// Bytes in memory; the label stands where a path would in reports.
    case bytes([UInt8], label: String)

    /// What a person means by a name: a URL when it begins with `http:` or `https:`, a file otherwise.
    public init(_ name: String) {
        self = WebReference.isMeant(by: name) ? .url(name) : .file(name)
    }

    /// The URL as it was given, with all its secrets; nil for what is elsewhere.
    package var url: String? { if case .url(let text) = self { text } else { nil } }

    /// The path, URL or label that reports show.
    package var name: String {
        switch self {
        case .file(let path): path
        case .url(let text): WebReference(text).shown
        case .bytes(_, let label): label
        }
    }
}

extension MediaSource: CustomStringConvertible {
    /// The name that reports show: no secret of a URL ends in a log.
    public var description: String { name }
}

/// What will be sent to a provider: one image, one motion video, and the parameters around them.
public struct Submission: Sendable, Hashable {
    package var image: MediaSource?
    package var video: MediaSource?
    package var orientation: CharacterOrientation?
    package var parameters: RequestParameters

    /// Creates a submission.
    /// - Parameters:
    ///   - image: The image of the character, or nil to judge the video alone.
    ///   - video: The motion video, or nil to judge the image alone.
    ///   - orientation: The `character_orientation` that will be sent; nil judges under both.
    ///   - parameters: What else the request will say. Judging the media does not need it.
    public init(
        image: MediaSource? = nil, video: MediaSource? = nil, orientation: CharacterOrientation? = nil,
        parameters: RequestParameters = RequestParameters()
    ) {
        self.image = image
        self.video = video
        self.orientation = orientation
        self.parameters = parameters
    }
}

/// Everything that was measured about one media file, each number with where it came from.
///
/// A fact that could not be measured is `nil`, never zero; rules report it as unknown.
public struct MediaFacts: Sendable, Hashable {
    /// The name the asset was given by: a path as typed, a URL as it may be shown, or a label for bytes in memory.
    public var path: String
    /// Size of the file in bytes, or nil when it could not be opened.
    public var byteCount: Int64?
    /// The name's extension, lower-cased and without its dot; nil when there is none.
    package var fileExtension: String?
    /// IANA media type of the content, such as `image/png`; told from the bytes, never from the name.
    package var mediaType: String?
    /// What the file turned out to be, and what was measured of it.
    package var content: Content
    /// What is wrong with the file itself, whatever a provider's limits are.
    package var defects: [Defect]
    /// What is known of the URL that the asset was given by; nil when it was given otherwise.
    package var web: WebFacts?

    /// What a file turned out to be.
    package enum Content: Sendable, Hashable {
        /// A still or animated picture.
        case image(ImageFacts)
        /// A container that may hold moving pictures.
        case video(VideoFacts)
        /// Anything else, including what could not be read.
        case other(OtherFacts)
    }

    /// Creates facts.
    package init(
        path: String, byteCount: Int64? = nil, fileExtension: String? = nil, mediaType: String? = nil,
        content: Content, defects: [Defect] = [], web: WebFacts? = nil
    ) {
        self.path = path
        self.byteCount = byteCount
        self.fileExtension = fileExtension
        self.mediaType = mediaType
        self.content = content
        self.defects = defects
        self.web = web
    }

    /// The picture's facts, when the file is a picture.
    public var image: ImageFacts? { if case .image(let facts) = content { facts } else { nil } }
    /// The video's facts, when the file is a video container.
    public var video: VideoFacts? { if case .video(let facts) = content { facts } else { nil } }
    /// The remaining facts, when the file is neither.
    package var other: OtherFacts? { if case .other(let facts) = content { facts } else { nil } }
    /// Why there are neither image nor video facts; nil when there are.
    public var problem: SourceProblem? { other?.problem }

    /// The first defect of a kind, if there is one.
    package func defect(_ kind: Defect.Kind) -> Defect? { defects.first { $0.kind == kind } }
}

/// Something wrong with a media file itself.
package struct Defect: Error, Sendable, Hashable {
    /// What is wrong.
    package var kind: Kind
    /// One sentence for people, with the numbers that show it.
    package var detail: String

    /// Creates a defect.
    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// What can be wrong with a media file. The raw values are part of the JSON contract.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The file ends before its content does: a cut-off download or recording.
        case truncated
        /// An MP4 or MOV file without its index (`moov`).
        case missingIndex
        /// Bytes follow the end of the picture.
        case trailingData
        /// A checksum stored in the file does not match its bytes.
        case checksumMismatch
        /// The header cannot be decoded.
        case unreadable
        /// A private variant of the format that standard decoders refuse (Apple's CgBI PNG).
        case nonStandard
        /// The samples lie in another file.
        case externalData
        /// The sample description and the coded bitstream state different sizes.
        case sizeContradiction
        /// A stored duration differs from what the samples add up to.
        case durationContradiction
        /// The display matrix is neither a rotation nor a flip.
        case degenerateMatrix
        /// Metadata that changes how the picture is shown cannot be read (EXIF orientation of a wrong type).
        case unreadableMetadata
        /// The file describes a video but holds no frame of it: an initialisation segment, or an unfinished recording.
        case missingFrames
        /// Frames are not coded where and as the index says: zeros, or bytes of something else, stand in their place.
        case damagedFrames
        /// A box claims more bytes than the file has, but no frame is missing.
        case overlongBox
        /// The index of a sound track is not whole: players show the video without it, or refuse the file.
        case missingSound
    }
}

extension MediaFacts {
    /// The same facts of a file under another name.
    /// - Parameter path: The path of a local file, as typed.
    /// - Returns: The facts, with this path and its extension.
    package func named(_ path: String) -> MediaFacts {
        var facts = self
        facts.path = path
        facts.fileExtension = Self.fileExtension(of: path[...])
        return facts
    }

    /// The part after the last dot of the last path component, lower-cased; nil for none and for `.name`.
    package static func fileExtension(of path: Substring) -> String? {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...]
        return ending.isEmpty ? nil : Substring(ending).lowercased()
    }
}

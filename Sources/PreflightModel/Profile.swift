/// One provider's documented limits, each with the phrase that states it.
public struct Profile: Sendable, Hashable {
    /// The id that `--profile` takes: lower-case letters, digits, dots and hyphens.
    public var id: String
    /// The provider's name.
    public var name: String
    /// One sentence: what the endpoint is.
    public var summary: String
    /// Names of the models that the endpoint serves.
    public var models: [String]
    /// What the documents say about media, by key. A key that is absent is not documented.
    public var limits: [LimitKey: Limit]
    /// The forms of the provider's request, the preferred one first.
    public var dialects: [RequestDialect]
    /// How a request is paid for, as far as the documents say.
    public var billing: Billing?
    /// What the documents ask of the pictures' content, which no header can show.
    public var contentRequirements: [ContentRequirement]
    /// The id of the profile whose limits stand behind this one's, when the provider resells it.
    public var upstream: String?

    /// Creates a profile.
    public init(
        id: String, name: String, summary: String = "", models: [String] = [],
        limits: [LimitKey: Limit] = [:], dialects: [RequestDialect] = [], billing: Billing? = nil,
        contentRequirements: [ContentRequirement] = [], upstream: String? = nil
    ) {
        self.id = id
        self.name = name
        self.summary = summary
        self.models = models
        self.limits = limits
        self.dialects = dialects
        self.billing = billing
        self.contentRequirements = contentRequirements
        self.upstream = upstream
    }

    /// This profile's limits, and behind them the upstream's for every key that this one leaves out.
    ///
    /// Limits taken over are marked, so that breaking one is a warning: only the upstream documents it.
    public func backed(by upstream: Profile) -> Profile {
        var combined = self
        for (key, limit) in upstream.limits where combined.limits[key] == nil {
            var inherited = limit
            inherited.upstream = limit.upstream ?? upstream.id
            combined.limits[key] = inherited
        }
        return combined
    }
}

/// One documented limit on the media.
public struct Limit: Sendable, Hashable {
    /// The limit itself.
    public var value: Value
    /// Whether the bound itself is still allowed. Documents that do not say are read as inclusive.
    public var isInclusive: Bool
    /// What the provider does instead of refusing (`trims the video`), as its document says; nil when it refuses.
    public var adjustment: String?
    /// The document that states it.
    public var source: LimitSource
    /// The id of the upstream profile that states it, when the profile itself does not.
    public var upstream: String?

    /// Creates a limit.
    public init(
        _ value: Value, isInclusive: Bool = true, adjustment: String? = nil, source: LimitSource,
        upstream: String? = nil
    ) {
        self.value = value
        self.isInclusive = isInclusive
        self.adjustment = adjustment
        self.source = source
        self.upstream = upstream
    }

    /// A limit's value, in the unit its key asks for.
    public enum Value: Sendable, Hashable {
        /// Accepted formats, lower-case, as the document names them: `jpg`, `mp4`.
        case names([String])
        /// A file size.
        case fileSize(FileSize)
        /// A side in pixels.
        case pixels(Int)
        /// Width to height.
        case aspectRatio(Ratio)
        /// A duration in seconds.
        case seconds(Double)
    }
}

/// A documented file size. "MB" is defined by no provider, so both readings are kept.
public struct FileSize: Sendable, Hashable {
    /// The number before the unit.
    public var count: Int64
    /// The unit the document prints.
    public var unit: Unit

    /// Creates a file size.
    public init(_ count: Int64, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// Units of file size as documents print them.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        /// Bytes: nothing to interpret.
        case bytes = "B"
        /// 10^3 or 2^10 bytes.
        case kilobytes = "KB"
        /// 10^6 or 2^20 bytes.
        case megabytes = "MB"
        /// 10^9 or 2^30 bytes.
        case gigabytes = "GB"
    }

    /// Bytes when the unit is a power of ten: up to here every reading allows the file.
    public var decimalByteCount: Int64 { saturating(power(1000)) }
    /// Bytes when the unit is a power of two: above this every reading refuses the file.
    public var binaryByteCount: Int64 { saturating(power(1024)) }

    private func power(_ base: Int64) -> Int64 {
        switch unit {
        case .bytes: 1
        case .kilobytes: base
        case .megabytes: base * base
        case .gigabytes: base * base * base
        }
    }

    private func saturating(_ factor: Int64) -> Int64 {
        let (product, overflow) = count.multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}

extension FileSize: CustomStringConvertible {
    /// As a document prints it: `10 MB`.
    public var description: String { "\(count) \(unit.rawValue)" }
}

/// Names a limit in profiles, in JSON and on the command line.
public enum LimitKey: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Accepted picture formats.
    case imageFormats = "image.formats"
    /// Largest picture file.
    case imageMaxBytes = "image.maxBytes"
    /// Least length of each side of the picture, in pixels.
    case imageMinSide = "image.minSide"
    /// Greatest length of each side of the picture, in pixels.
    case imageMaxSide = "image.maxSide"
    /// Narrowest picture, width to height.
    case imageMinAspectRatio = "image.minAspectRatio"
    /// Widest picture, width to height.
    case imageMaxAspectRatio = "image.maxAspectRatio"
    /// Accepted video containers.
    case videoContainers = "video.containers"
    /// Largest video file.
    case videoMaxBytes = "video.maxBytes"
    /// Least length of each side of the video, in pixels.
    case videoMinSide = "video.minSide"
    /// Greatest length of each side of the video, in pixels.
    case videoMaxSide = "video.maxSide"
    /// Shortest video, in seconds.
    case videoMinDuration = "video.minDuration"
    /// Longest video, in seconds, when the character's orientation follows the image.
    case videoMaxDurationImage = "video.maxDuration.image"
    /// Longest video, in seconds, when the character's orientation follows the video.
    case videoMaxDurationVideo = "video.maxDuration.video"

    /// Orders keys as they are listed here.
    public static func < (left: Self, right: Self) -> Bool { left.position < right.position }

    private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The key of the longest duration under an orientation.
    public static func videoMaxDuration(_ orientation: CharacterOrientation) -> LimitKey {
        orientation == .image ? .videoMaxDurationImage : .videoMaxDurationVideo
    }
}

/// What a document asks of the content of a picture or video.
public struct ContentRequirement: Sendable, Hashable {
    /// What it is asked of.
    public var subject: Subject
    /// The requirement in a few words.
    public var summary: String
    /// The document that asks it.
    public var source: LimitSource

    /// Creates a requirement.
    public init(subject: Subject, summary: String, source: LimitSource) {
        self.subject = subject
        self.summary = summary
        self.source = source
    }
}

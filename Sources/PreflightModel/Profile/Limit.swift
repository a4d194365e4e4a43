/// One documented limit on the media or the prompt: a number beside its unit, and the document that states it.
public struct Limit: Sendable, Hashable {
    /// The limit itself.
    package var value: Value
    /// Whether the bound itself is still allowed. Documents that do not say are read as inclusive.
    package var isInclusive: Bool
    /// What the provider does instead of refusing, as its document says; nil when it refuses.
    package var adjustment: Adjustment?
    /// Whether the document only recommends to keep it.
    package var isRecommended: Bool
    /// The document that states it.
    public package(set) var source: LimitSource
    /// The id of the upstream profile that states it, when the profile itself does not.
    package var upstream: String?
    /// Whose limit it is, in a combination of profiles: `Replicate and 3 more`; nil when it is the profile's own.
    package var holder: String?

    /// Creates a limit.
    package init(
        _ value: Value, isInclusive: Bool = true, adjustment: Adjustment? = nil, isRecommended: Bool = false,
        source: LimitSource, upstream: String? = nil, holder: String? = nil
    ) {
        self.value = value
        self.isInclusive = isInclusive
        self.adjustment = adjustment
        self.isRecommended = isRecommended
        self.source = source
        self.upstream = upstream
        self.holder = holder
    }

    /// A limit's value, in the unit its key asks for.
    package enum Value: Sendable, Hashable {
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
        /// Frames a second.
        case frameRate(Double)
        /// Characters of a text, counted as Unicode scalars.
        case characters(Int)
    }

    /// Whether what is outside is refused, as far as the document says: neither altered, nor only advised against, nor
    /// documented by an upstream alone, nor only reported.
    package var isRefusing: Bool { adjustment == nil && !isRecommended && upstream == nil && !isReported }

    /// Whether nobody but users or third parties says so.
    package var isReported: Bool { source.strength == .report }

    /// The bound, in ``unit``s, as ``Finding/limit`` has it. Of a file size, the greater of its two readings (1 MB is
    /// 1048576 bytes); of an aspect ratio, width to height (`2:5`); of formats, their names.
    public var quantity: Quantity {
        switch value {
        case .names(let names): .text(names.joined(separator: ", "))
        case .fileSize(let size): .integer(size.binaryByteCount)
        case .pixels(let count), .characters(let count): .integer(Int64(count))
        case .aspectRatio(let ratio): .text(ratio.description)
        case .seconds(let number), .frameRate(let number): .decimal(number)
        }
    }

    /// What ``quantity`` counts: `bytes`, `px`, `s`, `fps`, `characters`; nil for a ratio and for formats.
    public var unit: String? {
        switch value {
        case .names, .aspectRatio: nil
        case .fileSize: "bytes"
        case .pixels: "px"
        case .seconds: "s"
        case .frameRate: "fps"
        case .characters: "characters"
        }
    }
}

/// What a provider does to a file outside a limit, instead of refusing it.
public enum Adjustment: String, Sendable, Hashable, CaseIterable {
    /// Cuts what is too long.
    case trims
    /// Codes it anew, smaller.
    case compresses
    /// Cuts off its edges.
    case crops
    /// Alters it in a way that the document does not name.
    case adjusts
}

extension Limit {
    /// Whether this limit leaves less room than another of the same key. Lists of formats are not compared: neither of
    /// two may be the narrower one.
    package func isStricter(than other: Limit, _ key: LimitKey) -> Bool {
        guard let order = value.order(to: other.value), order != 0 else {
            return value.isOrdered && !isInclusive && other.isInclusive
        }
        return key.definition.isLeast ? order > 0 : order < 0
    }
}

extension Limit.Value {
    fileprivate var isOrdered: Bool { if case .names = self { false } else { true } }

    /// Below 0 when this value is the smaller one, above 0 when it is the greater one; nil when they have no order.
    package func order(to other: Limit.Value) -> Int? {
        func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
            left == right ? 0 : left < right ? -1 : 1
        }
        switch (self, other) {
        case (.pixels(let left), .pixels(let right)), (.characters(let left), .characters(let right)):
            return order(left, right)
        case (.seconds(let left), .seconds(let right)), (.frameRate(let left), .frameRate(let right)):
            return order(left, right)
        case (.fileSize(let left), .fileSize(let right)):
            return order(left.binaryByteCount, right.binaryByteCount)
        case (.aspectRatio(let left), .aspectRatio(let right)):
            return right.compare(PixelSize(width: left.numerator, height: left.denominator))
        default: return nil
        }
    }
}

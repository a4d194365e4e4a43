extension LimitKey {
    /// Whether the limit is the least value allowed.
    package var isLeast: Bool {
        switch self {
        case .imageMinSide, .imageMinAspectRatio, .videoMinSide, .videoMinDuration, .videoMinFrameRate: true
        case .imageFormats, .imageMaxBytes, .imageMaxSide, .imageMaxAspectRatio, .videoContainers,
            .videoMaxBytes, .videoMaxSide, .videoMaxDurationImage, .videoMaxDurationVideo, .videoMaxFrameRate,
            .promptMaxCharacters:
            false
        }
    }
}

extension Limit {
    /// Whether this limit leaves less room than another of the same key. Lists of formats are not compared: neither of
    /// two may be the narrower one.
    package func isStricter(than other: Limit, _ key: LimitKey) -> Bool {
        guard let order = value.order(to: other.value), order != 0 else {
            return value.isOrdered && !isInclusive && other.isInclusive
        }
        return key.isLeast ? order > 0 : order < 0
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

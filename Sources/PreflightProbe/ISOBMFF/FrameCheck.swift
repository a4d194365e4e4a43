internal import PreflightModel

/// How many of a track's frames were looked at, and how many of them no decoder takes.
struct FrameTally {
    private(set) var checkedCount = 0
    private var damagedCount = 0
    /// The first damaged frame, in words.
    private var example = ""

    /// Counts a frame in.
    /// - Parameters:
    ///   - damage: What is wrong with it; nil when nothing is.
    ///   - position: Where it begins in the file; nil when that is not known.
    mutating func add(_ damage: String?, at position: Int64?) {
        checkedCount += 1
        guard let damage else { return }
        if damagedCount == 0 {
            example = (position.map { "the frame at byte \($0) " } ?? "frame \(checkedCount) ") + damage
        }
        damagedCount += 1
    }

    /// What was found, when something was.
    var defect: Defect? {
        guard damagedCount > 0 else { return nil }
        return Defect(
            .damagedFrames,
            "\(damagedCount) of the \(checkedCount) frames that were checked cannot be decoded: \(example)")
    }
}

extension FrameTally {
    /// Looks at the first bytes of some of a track's samples: whether a frame can begin so. Nothing is decoded.
    ///
    /// It costs a read of 64 bytes for each of up to 32 samples. Of a URL, only samples that are at hand anyway are
    /// looked at, and the last one, which takes one request more: a download that stopped early ends in zeros.
    ///
    /// It is nil when nothing can be said of the track's samples: they are encrypted, elsewhere, coded in several ways, or
    /// in one that is not known well enough.
    init?(_ track: TrackSummary, codec: String?, _ source: ByteSource) {
        guard let description = track.index.description, !description.isEncrypted,
            description.entryCount == 1, track.index.externalReference == nil,
            let coding = FrameCoding(codec: codec, unitLengthByteCount: description.unitLengthByteCount)
        else { return nil }
        let picks = track.picks
        for (index, range) in picks.enumerated() {
            let size = range.upperBound - range.lowerBound
            let count = Int(min(size, Int64(FrameCoding.headByteCount)))
            // What lies outside the file is another finding.
            guard range.upperBound <= source.byteCount,
                let head = source.glance(
                    at: range.lowerBound, count: count, isFetching: index == picks.count - 1)
            else { continue }
            let damage = coding.damage(head, size: size) { position, count in
                source.glance(at: range.lowerBound + position, count: count)
            }
            add(damage, at: range.lowerBound)
        }
        guard checkedCount > 0 else { return nil }
    }
}

/// What a track's sample tables add up to. Nothing is kept per sample.
struct SampleTable {
    /// How long the samples last (`stts`).
    var timing = SampleTiming()
    /// Whether the table of durations names more entries than it has.
    var isCutOff = false
    /// Where they lie.
    var layout = SampleLayout()
    /// Offset of the first sample's presentation from its decoding (`ctts`), in media ticks.
    var firstCompositionOffset: Int64 = 0

    mutating func read(_ box: Box, _ source: ByteSource) {
        switch box.type {
        case FourCC("stts"): readDurations(box, source)
        case FourCC("ctts"):
            // The first sample of a track is shown first in all but contrived files.
            let value: UInt32? = source.integer(at: box.fullPayload + 8)
            firstCompositionOffset = Int64(Int32(bitPattern: value ?? 0))
        default: break
        }
    }

    private mutating func readDurations(_ box: Box, _ source: ByteSource) {
        guard let declared: UInt32 = source.integer(at: box.fullPayload) else { return }
        let first = box.fullPayload + 4
        let count = min(Int64(declared), max(0, (box.end - first) / 8))
        isCutOff = count < Int64(declared)
        for index in 0..<count {
            guard let samples: UInt32 = source.integer(at: first + index * 8),
                let duration: UInt32 = source.integer(at: first + index * 8 + 4)
            else { return }
            timing.add(UInt64(samples), each: duration)
        }
    }
}

/// Adds up how long samples last, and whether they last equally long.
struct SampleTiming {
    /// Number of samples added.
    private(set) var sampleCount: UInt64 = 0
    /// Their durations added up, in ticks. Saturates instead of overflowing.
    private(set) var ticks: UInt64 = 0
    private var shortest = UInt32.max
    private var longest: UInt32 = 0
    /// The last run is often cut short or padded by the writer; it joins the comparison once another follows.
    private var pending: (count: UInt64, duration: UInt32)?

    mutating func add(_ count: UInt64, each duration: UInt32) {
        guard count > 0 else { return }
        if let pending { compare(pending.duration) }
        pending = (count, duration)
        sampleCount = sampleCount.addingReportingOverflow(count).partialValue
        let (product, overflows) = count.multipliedReportingOverflow(by: UInt64(duration))
        let (sum, sumOverflows) = ticks.addingReportingOverflow(product)
        ticks = overflows || sumOverflows ? .max : sum
    }

    private mutating func compare(_ duration: UInt32) {
        shortest = min(shortest, duration)
        longest = max(longest, duration)
    }

    /// Whether samples last for different times, beyond one tick of rounding and beyond one in fifty.
    /// A last sample of another length does not count.
    var isVariable: Bool {
        var timing = self
        if let pending, pending.count > 1 || shortest > longest { timing.compare(pending.duration) }
        guard timing.longest > timing.shortest else { return false }
        return timing.longest - timing.shortest > max(1, timing.longest / 50)
    }
}

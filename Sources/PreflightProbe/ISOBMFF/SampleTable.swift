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
        var table = TableReader(box, source)
        guard let declared: UInt32 = table.integer(at: box.fullPayload) else { return }
        let first = box.fullPayload + 4
        let count = min(Int64(declared), max(0, (box.end - first) / 8))
        isCutOff = count < Int64(declared)
        for index in 0..<count {
            guard let samples: UInt32 = table.integer(at: first + index * 8),
                let duration: UInt32 = table.integer(at: first + index * 8 + 4)
            else { return }
            timing.add(UInt64(samples), each: duration)
        }
    }
}

/// Adds up how long samples last, and whether they come at a constant rate.
///
/// A rate is constant when a converter to a constant rate would repeat and drop no frame: when every frame begins less
/// than half a frame from its place on an even grid, and no step is off by more than a quarter of a frame. Clocks that
/// count in milliseconds (Matroska, FLV) and phones that measure each frame stay within; a recording that leaves out or
/// delays frames does not.
struct SampleTiming {
    /// Number of samples added.
    private(set) var sampleCount: UInt64 = 0
    /// Their durations added up, in ticks. Saturates instead of overflowing.
    private(set) var ticks: UInt64 = 0
    private var shortest = UInt32.max
    private var longest: UInt32 = 0
    /// The frame lengths, in ticks, of the grids of which no frame so far is half a frame off.
    private var grids = (least: 0.0, greatest: Double.infinity)
    /// The steps from one sample to the next that were compared, and their sum.
    private var stepCount: UInt64 = 0
    private var steppedTicks: UInt64 = 0
    /// The last run. Its last sample's length is no step to another sample, and often cut short or padded by the writer.
    private var pending: (count: UInt64, duration: UInt32)?

    mutating func add(_ count: UInt64, each duration: UInt32) {
        guard count > 0 else { return }
        if let pending { step(pending.count, each: pending.duration) }
        pending = (count, duration)
        sampleCount = sampleCount.addingReportingOverflow(count).partialValue
        let (product, overflows) = count.multipliedReportingOverflow(by: UInt64(duration))
        let (sum, sumOverflows) = ticks.addingReportingOverflow(product)
        ticks = overflows || sumOverflows ? .max : sum
    }

    private mutating func step(_ count: UInt64, each duration: UInt32) {
        shortest = min(shortest, duration)
        longest = max(longest, duration)
        // Between the first and the last step of a run, the deviation grows or shrinks steadily.
        narrow(steps: 1, each: duration)
        if count > 1 { narrow(steps: count, each: duration) }
        stepCount = stepCount.addingReportingOverflow(count).partialValue
        let (product, overflows) = count.multipliedReportingOverflow(by: UInt64(duration))
        let (sum, sumOverflows) = steppedTicks.addingReportingOverflow(product)
        steppedTicks = overflows || sumOverflows ? .max : sum
    }

    /// Leaves out the grids of which the frame after some more steps is half a frame off.
    private mutating func narrow(steps: UInt64, each duration: UInt32) {
        let number = Double(stepCount) + Double(steps)
        let time = Double(steppedTicks) + Double(steps) * Double(duration)
        grids.least = max(grids.least, time / (number + 0.5))
        grids.greatest = min(grids.greatest, time / (number - 0.5))
    }

    /// Whether frames are shown for different lengths of time, beyond the rounding of clocks.
    var isVariable: Bool {
        var timing = self
        if let pending, pending.count > 1 { timing.step(pending.count - 1, each: pending.duration) }
        guard timing.longest > timing.shortest, timing.stepCount > 0 else { return false }
        let average = Double(timing.steppedTicks) / Double(timing.stepCount)
        // A coarse clock rounds by more than a quarter of a frame.
        let tolerance = max(1, average / 4)
        return timing.grids.least > timing.grids.greatest
            || Double(timing.longest) - average > tolerance || average - Double(timing.shortest) > tolerance
    }
}

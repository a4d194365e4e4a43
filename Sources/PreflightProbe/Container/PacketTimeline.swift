internal import PreflightModel

/// When a stream's packets are shown, gathered while they are read.
struct PacketTimeline {
    private var times: [Int64] = []
    private var end = Int64.min
    /// When the packets are decoded, and the earliest time at which one is shown.
    private var decodings: [Int64] = []
    /// When the packet after the last one is decoded, should it not say.
    private var nextDecoding: Int64?
    private var firstShown: Int64?
    private var lacksPresentation = false

    /// Whether no packet was added that states a time.
    var isEmpty: Bool { times.isEmpty }

    mutating func add(_ packet: PacketTimes) {
        let decoding = packet.decoding ?? nextDecoding
        nextDecoding = decoding.map { $0.addingReportingOverflow(packet.duration).partialValue }
        guard let time = packet.presentation ?? decoding else { return }
        times.append(time)
        if let decoding { decodings.append(decoding) }
        if let shown = packet.presentation {
            firstShown = min(firstShown ?? shown, shown)
        } else {
            lacksPresentation = true
        }
        let (packetEnd, overflows) = time.addingReportingOverflow(packet.duration)
        if !overflows { end = max(end, packetEnd) }
    }

    /// When the packets are shown, with `timeBase` seconds to a tick. Matroska rounds every time to a millisecond;
    /// where a constant rate is stated and agrees but for that rounding, the count of frames is the exacter measure.
    func presentation(timeBase: Double, statedRate: Double?) -> Presentation {
        var presentation = Presentation()
        let times = shownTimes
        guard let first = times.first, let last = times.last, timeBase > 0, timeBase.isFinite else {
            return presentation
        }
        let steps = Self.steps(times)
        var timing = SampleTiming()
        for step in steps { timing.add(1, each: UInt32(clamping: step)) }
        // A container that states no duration for the last packet leaves it the length of the one before.
        let shownUntil = max(end, last.addingReportingOverflow(steps.last ?? 0).partialValue)
        var seconds = (Double(shownUntil) - Double(first)) * timeBase
        if let statedRate, !timing.isVariable {
            let counted = Double(times.count) / statedRate
            if abs(counted - seconds) <= 2 * timeBase { seconds = counted }
        }
        presentation.sampleCount = Measured(times.count, .packets)
        presentation.startTime = Decimals.rounded(Double(first) * timeBase)
        presentation.isVariableRate = timing.isVariable
        guard seconds > 0 else { return presentation }
        presentation.duration = Measured(Decimals.rounded(seconds), .packets)
        presentation.sampleRate = Decimals.rounded(Double(times.count) / seconds)
        return presentation
    }

    /// When the packets are shown, in order. A program stream does not say so of every one, and FFmpeg then leaves it out
    /// or takes the time of decoding, which is another packet's: all are decoded in turn, and the clocks are not mixed.
    private var shownTimes: [Int64] {
        let times = times.sorted()
        guard decodings.count == times.count, let firstShown else { return times }
        let decodings = decodings.sorted()
        let isMixed = lacksPresentation || Self.repeats(times)
        guard isMixed, !Self.repeats(decodings) else { return times }
        let (delay, overflows) = firstShown.subtractingReportingOverflow(decodings[0])
        guard !overflows else { return times }
        return decodings.map { $0.addingReportingOverflow(delay).partialValue }
    }

    private static func repeats(_ sorted: [Int64]) -> Bool {
        zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
    }

    /// The differences of times that are in order.
    private static func steps(_ times: [Int64]) -> [Int64] {
        zip(times, times.dropFirst()).map { $1.subtractingReportingOverflow($0).partialValue }
    }
}

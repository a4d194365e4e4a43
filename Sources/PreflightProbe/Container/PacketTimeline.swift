internal import PreflightModel

/// When a stream's packets are shown, gathered while they are read.
struct PacketTimeline {
    private var times: [Int64] = []
    private var end = Int64.min

    /// Whether no packet was added that states a time.
    var isEmpty: Bool { times.isEmpty }

    mutating func add(_ packet: PacketTimes) {
        guard let time = packet.presentation ?? packet.decoding else { return }
        times.append(time)
        let (packetEnd, overflows) = time.addingReportingOverflow(packet.duration)
        if !overflows { end = max(end, packetEnd) }
    }

    /// When the packets are shown, with `timeBase` seconds to a tick. Matroska rounds every time to a millisecond;
    /// where a constant rate is stated and agrees but for that rounding, the count of frames is the exacter measure.
    func presentation(timeBase: Double, statedRate: Double?) -> Presentation {
        var presentation = Presentation()
        guard let first = times.min(), let last = times.max(), timeBase > 0, timeBase.isFinite else {
            return presentation
        }
        let steps = steps()
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

    /// The differences of the times in the order they are shown.
    private func steps() -> [Int64] {
        let sorted = times.sorted()
        return zip(sorted, sorted.dropFirst()).map { $1.subtractingReportingOverflow($0).partialValue }
    }
}

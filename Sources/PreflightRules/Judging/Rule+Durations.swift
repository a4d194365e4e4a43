import PreflightModel

extension Rule {
    /// Compares both durations with a limit: both outside is an error, one outside a warning. A track below a least is an
    /// error whatever the container's duration: where sound goes on alone, there is no motion.
    static func judgeDuration(
        _ key: LimitKey, _ bound: Bound, in context: RuleContext, condition: String = "",
        fix: (_ limit: Double) -> Fix
    ) -> [Finding] {
        // Where there is no frame, a duration is another file's.
        guard let video = context.video, video.video != nil, context.facts.defect(.missingFrames) == nil
        else { return [] }
        return judge(key, \.seconds, in: context) { seconds, limit in
            let durations = Durations(video)
            lazy var length = "\(Decimals.text(seconds, digits: 6)) s"
            lazy var demand = bound.demand(length, isInclusive: limit.isInclusive) + condition
            guard let judged = durations.track ?? durations.container else {
                return unmeasured("the video's duration", demand: demand, limit, in: context)
            }
            let outside = [durations.track, durations.container].compactMap(\.self).filter {
                !Durations.isAllowed($0.value, bound, seconds, isInclusive: limit.isInclusive)
            }
            let measured = [durations.track, durations.container].compactMap(\.self).count
            let shown = outside.first ?? judged
            lazy var compared = Comparison(
                actual: .decimal(shown.value), limit: .decimal(seconds), unit: "s", evidence: shown.evidence)
            lazy var message = "\(durations.described(besides: seconds)); \(demand)"
            guard !outside.isEmpty else {
                // A header may promise a duration for which there is no frame.
                guard durations.track != nil else {
                    return unmeasured("how long the video track is shown", demand: demand, limit, in: context)
                }
                return kept(message, limit, compared, in: context)
            }
            let isTrackTooShort =
                bound == .least && durations.track != nil && outside.first == durations.track
            guard outside.count == measured || isTrackTooShort else {
                let doubt = ": whether it is accepted depends on which of the two is read"
                return doubtful(message + doubt, limit, compared, in: context, fix: fix(seconds))
            }
            return broken(message, limit, compared, in: context, fix: fix(seconds))
        }
    }
}

extension Durations {
    /// The duration in words; both when they differ.
    fileprivate func described(besides limit: Double) -> String {
        func text(_ duration: Measured<Double>) -> String {
            Decimals.text(duration.value, besides: limit, digits: 2) + " s"
        }
        switch (track, container) {
        case (let track?, let container?) where text(track) != text(container):
            return "the video track lasts \(text(track)), the container \(text(container))"
        case (let duration?, _), (nil, let duration?):
            return "the video lasts \(text(duration))"
        case (nil, nil):
            return "the video's duration is not known"
        }
    }
}

extension Profile {
    /// Every source that the profile cites for what it states itself, in its order: limits, requests, billing, content,
    /// misprints, remarks. Those of limits that only an upstream documents are not among them.
    public var sources: [LimitSource] {
        let stated = limits.sorted { $0.key < $1.key }.map(\.value).filter { $0.upstream == nil }
        var sources = stated.map(\.source)
        sources += dialects.compactMap(\.key?.source)
        for field in dialects.flatMap(\.fields) {
            sources += [field.source, field.otherTypeSource, field.orientationSource].compactMap(\.self)
        }
        sources += [billing?.source].compactMap(\.self) + (billing?.prices.map(\.source) ?? [])
        sources += contentRequirements.map(\.source) + misprints.map(\.source) + remarks.map(\.source)
        return sources
    }

    /// The days on which its documents were read, `YYYY-MM-DD`: the first and the last; nil when there are none.
    public var readDates: ClosedRange<String>? {
        let dates = sources.map(\.read).filter { !$0.isEmpty }
        guard let first = dates.min(), let last = dates.max() else { return nil }
        return first...last
    }
}

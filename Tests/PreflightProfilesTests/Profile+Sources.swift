import PreflightModel

extension Profile {
    /// The sources of all that the profile states.
    var statedSources: [LimitSource] {
        var sources = limits.values.map(\.source)
        sources += dialects.flatMap(\.fields).flatMap { field in
            // A field without a phrase of its own is quoted by its name.
            let own = field.source.quote == field.name ? [] : [field.source]
            return own + [field.orientationSource].compactMap(\.self)
        }
        sources += contentRequirements.map(\.source) + misprints.map(\.source) + remarks.map(\.source)
        sources += [billing?.source].compactMap(\.self) + (billing?.prices.map(\.source) ?? [])
        return sources
    }
}

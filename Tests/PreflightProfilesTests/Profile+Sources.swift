import PreflightModel

extension Profile {
    /// The sources of all that the profile states, but of fields that are quoted by their names.
    var statedSources: [LimitSource] {
        let names = Set(dialects.flatMap(\.fields).map(\.name))
        return sources.filter { !names.contains($0.quote) }
    }
}

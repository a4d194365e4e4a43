import PreflightModel

extension Profile {
    /// Several profiles as one: what it accepts, all of them accept.
    ///
    /// - Parameters:
    ///   - profiles: The profiles, each backed by its upstream or as stated. Not empty.
    ///   - id: What the combination is called by.
    ///   - name: How sentences speak of them.
    /// - Returns: The strictest limit of every key, credited to whose it is, and everybody's dialects.
    static func combining(_ profiles: [Profile], id: String, name: String) -> Profile {
        var combined = Profile(id: id, name: name)
        combined.summary = "What all of these accept: \(profiles.map(\.id).joined(separator: ", "))."
        for key in LimitKey.allCases {
            let held = profiles.flatMap { profile in
                [profile.limits[key], profile.cautions[key]].compactMap(\.self).map { ($0, profile) }
            }
            guard let limits = CombinedLimits(held, key) else { continue }
            combined.limits[key] = limits.limit
            combined.cautions[key] = limits.caution
        }
        for profile in profiles {
            let known = Set(combined.dialects.map(\.id))
            combined.dialects += profile.dialects.filter { !known.contains($0.id) }
            let demands = Set(combined.contentRequirements.map(\.summary))
            combined.contentRequirements += profile.contentRequirements.filter {
                !demands.contains($0.summary)
            }
        }
        return combined
    }
}

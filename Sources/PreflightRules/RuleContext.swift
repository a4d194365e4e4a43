package import PreflightModel

/// What a rule sees: one asset's facts in its role, and the profile.
package struct RuleContext: Sendable {
    /// What was measured.
    package let facts: MediaFacts
    /// The role the asset plays: `image`, `video`, or `other` when it is neither and none was given.
    package let subject: Subject
    /// The orientation that is judged under.
    package let orientation: CharacterOrientation
    /// The limits.
    package let profile: Profile
    /// Whether what passes and what is not documented is reported too.
    package let isVerbose: Bool

    /// Whether the asset has a name of its own, which a service might look at: Base64 in a request has none.
    package let hasName: Bool

    /// The media type that a `data:` URI states, empty when it states none; nil where there is no such URI.
    package let dataMediaType: String?

    /// The one plan that fixes what can be fixed about the asset; nil when there is none, or while none is sought.
    var plan: FixPlan?

    // Kept rather than computed: every rule asks for them, and facts take long to copy.

    /// The picture's facts, when a picture plays the image's role.
    let image: ImageFacts?
    /// The container's facts, when a video plays the video's role.
    let video: VideoFacts?
    /// The track that a player shows.
    let track: VideoTrackFacts?

    /// Creates what rules see of an asset.
    package init(
        facts: MediaFacts, subject: Subject, orientation: CharacterOrientation, profile: Profile,
        isVerbose: Bool = false, hasName: Bool = true, dataMediaType: String? = nil
    ) {
        self.facts = facts
        self.subject = subject
        self.orientation = orientation
        self.profile = profile
        self.isVerbose = isVerbose
        self.hasName = hasName
        self.dataMediaType = dataMediaType
        image = subject == .image ? facts.image : nil
        video = subject == .video ? facts.video : nil
        track = video?.video
    }
}

extension RuleContext {
    /// Whether the asset plays a role that its content fits.
    var isMediaInItsRole: Bool { image != nil || video != nil }
}

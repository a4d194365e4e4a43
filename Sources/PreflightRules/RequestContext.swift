package import PreflightModel

/// What a request's rules see: what was read of it, the media it names, and the profile.
package struct RequestContext: Sendable {
    /// What was read of the request.
    package let request: RequestFacts
    /// What was measured of each of the request's media, in their order.
    package let media: [MediaFacts]
    /// The orientation that is judged under.
    package let orientation: CharacterOrientation
    /// The limits.
    package let profile: Profile
    /// Whether what passes is reported too.
    package let isVerbose: Bool

    /// Creates what rules see of a request.
    package init(
        request: RequestFacts, media: [MediaFacts], orientation: CharacterOrientation, profile: Profile,
        isVerbose: Bool = false
    ) {
        self.request = request
        self.media = media
        self.orientation = orientation
        self.profile = profile
        self.isVerbose = isVerbose
    }
}

extension RequestContext {
    /// The facts of the first picture that the request names as its image.
    var image: ImageFacts? { facts(of: .image)?.image }
    /// The facts of the first video that the request names as its motion video.
    var video: VideoFacts? { facts(of: .video)?.video }
    /// How long the motion video is.
    var clipSeconds: Measured<Double>? {
        guard let video else { return nil }
        let durations = Durations(video)
        return durations.track ?? durations.container
    }

    private func facts(of subject: Subject) -> MediaFacts? {
        zip(request.media, media).first { $0.0.subject == subject }?.1
    }

    /// The first slot of a role that holds something.
    func given(_ role: RequestField.Role) -> FieldSlot? { request.slots(role).first(where: \.isGiven) }

    /// The value of the field of a role: the one given, else the one that the document takes.
    func value(_ role: RequestField.Role) -> String? {
        given(role).map { $0.value?.string } ?? request.dialect.field(role)?.defaultValue
    }
}

extension FieldSlot {
    /// Whether there is more than null or an empty text. The documents' own examples send those for fields that are not
    /// used; where values are listed, the empty one would have to be among them.
    var isGiven: Bool {
        switch value?.content {
        case nil, .null: false
        case .string(let text) where text.isBlank: !field.values.isEmpty && field.isRequired != true
        default: true
        }
    }

    /// The field's name in a sentence.
    var title: String { "`\(field.path.lastName)`" }
}

extension FieldPath {
    /// The name of the innermost member.
    var lastName: String {
        steps.reversed().lazy.compactMap { step -> String? in
            switch step {
            case .member(let name): name
            case .items: nil
            case .itemsWhere(let member, let value): "\(member): \(value)"
            }
        }.first ?? ""
    }
}

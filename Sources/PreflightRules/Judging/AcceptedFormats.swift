import PreflightModel

/// The formats a profile accepts, and the names they go by.
struct AcceptedFormats {
    private let images: [String]?
    private let containers: [String]?

    init(_ profile: Profile) {
        images = profile.limits[.imageFormats]?.value.names
        containers = profile.limits[.videoContainers]?.value.names
    }

    /// Whether a picture format is accepted; every one is when none is documented.
    func accepts(_ format: ImageFormat) -> Bool {
        images.map { $0.contains { MediaFormats.imagesByName[$0] == format } } ?? true
    }

    /// Whether a container is accepted; every one is when none is documented.
    func accepts(_ format: ContainerFormat) -> Bool {
        guard let containers else { return true }
        return containers.contains { MediaFormats.containersByName[$0] == format }
    }

    /// Whether the format that an extension stands for is accepted.
    func acceptsImage(named name: String) -> Bool { MediaFormats.imagesByName[name].map(accepts) ?? false }

    /// Whether the container that an extension stands for is accepted.
    func acceptsContainer(named name: String) -> Bool {
        MediaFormats.containersByName[name].map(accepts) ?? false
    }
}

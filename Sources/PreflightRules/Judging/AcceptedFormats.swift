import PreflightModel
import PreflightProfiles

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
        images.map { $0.contains { DocumentedFormats.images[$0] == format } } ?? true
    }

    /// Whether a container is accepted; every one is when none is documented.
    func accepts(_ format: ContainerFormat) -> Bool {
        guard let containers else { return true }
        return containers.contains { DocumentedFormats.containers[$0] == format }
    }

    /// Whether the format that an extension stands for is accepted.
    func acceptsImage(named name: String) -> Bool { DocumentedFormats.images[name].map(accepts) ?? false }

    /// Whether the container that an extension stands for is accepted.
    func acceptsContainer(named name: String) -> Bool {
        DocumentedFormats.containers[name].map(accepts) ?? false
    }

    /// The extensions that are usual for a picture format, the most usual first; none when it is unknown.
    func extensions(of format: ImageFormat) -> [String] {
        switch format {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif", "mpo"]
        case .png: ["png", "apng"]
        case .heic, .heif: ["heic", "heif", "hif"]
        default: Self.names(in: DocumentedFormats.images, of: format)
        }
    }

    /// The extensions that are usual for a container, the most usual first; none when it is unknown.
    func extensions(of format: ContainerFormat) -> [String] {
        switch format {
        case .mov: ["mov", "qt"]
        case .m4v: ["m4v", "mp4"]
        default: Self.names(in: DocumentedFormats.containers, of: format)
        }
    }

    private static func names<Format: Equatable>(in names: [String: Format], of format: Format) -> [String] {
        names.filter { $0.value == format }.keys.sorted()
    }
}

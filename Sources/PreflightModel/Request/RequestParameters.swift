/// What a request says besides its media, in the words of no provider: ``RequestCheck/build(_:allowing:)`` writes it in those
/// of one. What a provider has no field for is left out.
public struct RequestParameters: Sendable, Hashable {
    package var imageURL: String?
    package var videoURL: String?
    package var model: String?
    package var prompt: String?
    package var quality: Quality?
    package var sound: Sound?
    package var durationSeconds: Int?
    package var elementID: String?
    package var elementName: String?
    package var callbackURL: String?
    package var taskID: String?
    package var isWatermarked: Bool?

    /// Creates parameters. What is nil is not in the request, and the provider's default holds.
    /// - Parameters:
    ///   - imageURL: The `https` URL at which the provider will find the image; nil to send it in Base64, or where it is.
    ///   - videoURL: The `https` URL at which the provider will find the motion video; nil for where it is.
    ///   - model: The model's name, as the provider writes it.
    ///   - prompt: The text prompt.
    ///   - quality: Quality of the result.
    ///   - sound: Whether the motion video's sound is kept.
    ///   - durationSeconds: Seconds that are ordered, where the provider asks for them.
    ///   - elementID: The id of an element (a saved subject).
    ///   - elementName: The name by which the prompt speaks of the element, where the provider asks for one.
    ///   - callbackURL: The URL at which the provider reports back.
    ///   - taskID: The sender's own id of the task.
    ///   - isWatermarked: Whether a watermarked result is wanted too.
    public init(
        imageURL: String? = nil, videoURL: String? = nil, model: String? = nil, prompt: String? = nil,
        quality: Quality? = nil, sound: Sound? = nil, durationSeconds: Int? = nil, elementID: String? = nil,
        elementName: String? = nil, callbackURL: String? = nil, taskID: String? = nil,
        isWatermarked: Bool? = nil
    ) {
        self.imageURL = imageURL
        self.videoURL = videoURL
        self.model = model
        self.prompt = prompt
        self.quality = quality
        self.sound = sound
        self.durationSeconds = durationSeconds
        self.elementID = elementID
        self.elementName = elementName
        self.callbackURL = callbackURL
        self.taskID = taskID
        self.isWatermarked = isWatermarked
    }

    /// Quality of the result, whatever the provider calls it.
    public enum Quality: String, Sendable, Hashable, CaseIterable {
        /// The cheaper one.
        case standard
        /// The dearer one.
        case high
    }

    /// What becomes of the motion video's sound.
    public enum Sound: String, Sendable, Hashable, CaseIterable {
        /// The motion video's sound is kept.
        case keep
        /// The result is silent.
        case drop
    }
}

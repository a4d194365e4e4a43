/// What a request says besides its media, in words that hold for every provider. Each is left out when it is nil, or
/// when the dialect has no field for it.
public struct RequestParameters: Sendable, Hashable {
    /// The URL at which the provider will find the image; nil to send the image itself, in Base64.
    public var imageURL: String?
    /// The URL at which the provider will find the motion video.
    public var videoURL: String?
    /// The model's name, as the provider writes it.
    public var model: String?
    /// The text prompt.
    public var prompt: String?
    /// Quality of the result.
    public var quality: RequestField.Quality?
    /// Whether the motion video's sound is kept.
    public var sound: RequestField.Sound?
    /// Seconds that are ordered, where the provider asks for them.
    public var durationSeconds: Int?
    /// The id of an element.
    public var elementID: String?
    /// The name by which the prompt speaks of the element, where the provider asks for one.
    public var elementName: String?
    /// Where the provider reports back.
    public var callbackURL: String?
    /// The sender's own id of the task.
    public var taskID: String?
    /// Whether a watermarked result is wanted too.
    public var isWatermarked: Bool?

    /// Creates parameters.
    public init(
        imageURL: String? = nil, videoURL: String? = nil, model: String? = nil, prompt: String? = nil,
        quality: RequestField.Quality? = nil, sound: RequestField.Sound? = nil, durationSeconds: Int? = nil,
        elementID: String? = nil, elementName: String? = nil, callbackURL: String? = nil,
        taskID: String? = nil,
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
}

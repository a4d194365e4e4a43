/// One form of a provider's request: its fields, and what each is for. Pure data, read from a profile.
package struct RequestDialect: Sendable, Hashable {
    /// The id that `--dialect` takes: lower-case letters, digits, dots and hyphens.
    package var id: String
    /// What it is, in a few words.
    package var title: String
    /// The method and URL that its document names, such as `POST https://…`; nil when it names none.
    package var endpoint: String?
    /// More methods and URLs that take the same request: other regions, and other names of the host.
    package var otherEndpoints: [String]
    /// Whether its document could be read only in part, so that it may have more fields than are known.
    package var isPartial: Bool
    /// Members in which the provider's client libraries take the request: they send only the value of the member.
    package var wrappers: [String]
    /// How a key is sent; nil when no document that was read says so.
    package var key: DocumentedKey?
    /// What the documents say about each field, in their order.
    package var fields: [RequestField]

    /// Creates a dialect.
    package init(
        id: String, title: String, endpoint: String? = nil, otherEndpoints: [String] = [],
        isPartial: Bool = false, wrappers: [String] = [], key: DocumentedKey? = nil, fields: [RequestField]
    ) {
        self.id = id
        self.title = title
        self.endpoint = endpoint
        self.otherEndpoints = otherEndpoints
        self.isPartial = isPartial
        self.wrappers = wrappers
        self.key = key
        self.fields = fields
    }

    /// The field of a role, when the dialect has one.
    package func field(_ role: RequestField.Role) -> RequestField? { fields.first { $0.role == role } }
}

/// What a document says about one field of the request.
package struct RequestField: Sendable, Hashable {
    /// Where the field stands.
    package var path: FieldPath
    /// The JSON type that the document names: `string`, `boolean`, `integer`, `long`, `number`, `object`, `array`,
    /// or `array[…]` of one of these.
    package var type: String
    /// The type that another document gives it, such as that of the upstream; nil when no document contradicts.
    package var otherType: String?
    /// The document that gives it the other type.
    package var otherTypeSource: LimitSource?
    /// What the field is for, where rules need to know; nil for the rest.
    package var role: Role?
    /// Whether the document requires the field wherever what holds it is given; nil when it does not say.
    package var isRequired: Bool?
    /// The only values allowed, when the document lists them.
    package var values: [String]
    /// What the values of a quality or sound field stand for: `RequestParameters.Quality` or `.Sound` by the value that is
    /// sent.
    package var meanings: [String: String]
    /// The value taken when the field is absent.
    package var defaultValue: String?
    /// Most characters of a string. Those of the prompt are a limit of the profile.
    package var maxCharacters: Int?
    /// Least number, or least count of an array's items.
    package var minimum: Int?
    /// Greatest number, or greatest count of an array's items.
    package var maximum: Int?
    /// Greatest number when the character's orientation follows the image, where that is less.
    package var maximumUnderImage: Int?
    /// The only orientation under which the field may be given; nil when it may under both.
    package var orientation: CharacterOrientation?
    /// The document that says so, when it is another phrase than the field's own.
    package var orientationSource: LimitSource?
    /// What the provider does when the field is given under the other orientation, as its document says; nil when it
    /// refuses.
    package var adjustment: String?
    /// Forms in which the document takes media here.
    package var accepts: [MediaForm]
    /// Forms that the document refuses by name.
    package var refuses: [MediaForm]
    /// Forms that may be taken, though no document says so of this field. A form in no list is not taken, since the
    /// document names others.
    package var unclear: [MediaForm]
    /// The document that says so.
    package var source: LimitSource

    /// Creates a field.
    package init(
        path: FieldPath, type: String, otherType: String? = nil, otherTypeSource: LimitSource? = nil,
        role: Role? = nil, isRequired: Bool? = nil, values: [String] = [],
        meanings: [String: String] = [:], defaultValue: String? = nil, maxCharacters: Int? = nil,
        minimum: Int? = nil, maximum: Int? = nil, maximumUnderImage: Int? = nil,
        orientation: CharacterOrientation? = nil, orientationSource: LimitSource? = nil,
        adjustment: String? = nil, accepts: [MediaForm] = [],
        refuses: [MediaForm] = [], unclear: [MediaForm] = [],
        source: LimitSource
    ) {
        self.path = path
        self.type = type
        self.otherType = otherType
        self.otherTypeSource = otherTypeSource
        self.role = role
        self.isRequired = isRequired
        self.values = values
        self.meanings = meanings
        self.defaultValue = defaultValue
        self.maxCharacters = maxCharacters
        self.minimum = minimum
        self.maximum = maximum
        self.maximumUnderImage = maximumUnderImage
        self.orientation = orientation
        self.orientationSource = orientationSource
        self.adjustment = adjustment
        self.accepts = accepts
        self.refuses = refuses
        self.unclear = unclear
        self.source = source
    }

    /// The field's path, as it is written in profiles.
    package var name: String { path.description }

    /// What a field is for.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        /// The model's name.
        case model
        /// The text prompt.
        case prompt
        /// The image of the character.
        case image
        /// The motion video.
        case video
        /// Which input the character's orientation follows.
        case orientation
        /// Quality or resolution of the result.
        case quality
        /// Whether the motion video's sound is kept.
        case sound
        /// Seconds that are ordered and paid for.
        case duration
        /// The id of an element (a saved subject).
        case element
        /// The name by which the prompt speaks of the element.
        case elementName
        /// Where the provider reports back.
        case callback
        /// The sender's own id of the task.
        case task
        /// Whether a watermarked result is wanted too.
        case watermark
    }

    /// A form in which a request can hold media.
    package enum MediaForm: String, Sendable, Hashable, CaseIterable {
        /// An `https` or `http` URL.
        case url
        /// The file's bytes as Base64, with nothing in front.
        case base64
        /// A `data:` URI: Base64 with its media type in front.
        case data

        /// The form in a sentence.
        package var title: String {
            switch self {
            case .url: "a URL"
            case .base64: "Base64"
            case .data: "a data: URI"
            }
        }
    }
}

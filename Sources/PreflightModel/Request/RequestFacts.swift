/// What was read of one request: the text's defects, its fields by a dialect, and the media it names.
///
/// Facts only: whether they are acceptable is for rules to say.
package struct RequestFacts: Sendable {
    /// The name the request was given by: a path as typed, or a label.
    package var path: String
    /// Size of the text in bytes.
    package var byteCount: Int
    /// Whether comments and trailing commas were asked to be read over.
    package var isLenient: Bool
    /// Whether files that it names by their path are read.
    package var readsLocalPaths = true
    /// The dialect that the fields were read by.
    package var dialect: RequestDialect
    /// How the dialect was chosen.
    package var recognition: Recognition
    /// How the text holds the request.
    package var shape = RequestShape.asSent
    /// Ids of other dialects that the request may also be of, the likeliest first, when nobody said whose it is.
    package var rivals: [String] = []
    /// Whether the dialect is another provider's, since the profile has none: it tells where the media are, and no more.
    package var isDialectBorrowed = false
    /// Another dialect that has clearly more of the request's members.
    package var betterDialect: RequestDialect?
    /// How the text holds the request, if it is of the other dialect.
    package var betterShape = RequestShape.asSent
    /// The cURL command that the request was given as; nil when it was given as JSON.
    package var command: CommandFacts?
    /// The JSON; nil when it could not be read to its end.
    package var root: JSONValue?
    /// What is wrong with the text itself, in its order.
    package var defects: [RequestDefect] = []
    /// Every field of the dialect, where it is and where it could have been.
    package var slots: [FieldSlot] = []
    /// Members that the dialect does not have.
    package var unknownMembers: [UnknownMember] = []
    /// The pictures and videos that the request names.
    package var media: [RequestMedia] = []

    package init(
        path: String, byteCount: Int, isLenient: Bool = false, dialect: RequestDialect,
        recognition: Recognition
    ) {
        self.path = path
        self.byteCount = byteCount
        self.isLenient = isLenient
        self.dialect = dialect
        self.recognition = recognition
    }

    /// How a dialect was chosen.
    package enum Recognition: Sendable, Equatable {
        /// The caller named it.
        case named
        /// The request's fields told it.
        case recognised
        /// No field of any dialect is in the request, so the first one was taken.
        case assumed
    }

    /// The slots of the field of a role.
    package func slots(_ role: RequestField.Role) -> [FieldSlot] { slots.filter { $0.field.role == role } }

    /// The value of the field of a role, when it is given and is a string.
    package func string(_ role: RequestField.Role) -> String? {
        slots(role).lazy.compactMap { $0.value?.string }.first
    }
}

/// A place where a field of the dialect is, or could be. A class because every rule goes through all of them, and what
/// a field's documents say takes long to copy.
package final class FieldSlot: Sendable {
    package let field: RequestField
    /// The type that the field is documented to have.
    package let type: JSONType?
    /// JSON pointer of the value, or of where it would be.
    package let pointer: String
    /// The value; nil when it is not given.
    package let value: JSONValue?
    /// Where the value begins, or what would hold it.
    package let position: TextPosition

    package init(
        field: RequestField, type: JSONType?, pointer: String, value: JSONValue?, position: TextPosition
    ) {
        self.field = field
        self.type = type
        self.pointer = pointer
        self.value = value
        self.position = position
    }
}

/// How a text holds a request.
package enum RequestShape: Sendable, Equatable {
    /// As the endpoint takes it.
    case asSent
    /// Inside of something else: the names that lead to it, from the outermost on. Client libraries take requests so, and
    /// logs and workflows keep them so.
    case inside([String])
    /// Without the objects that its fields belong into.
    case spread([LeftOut])
    /// A workflow of ComfyUI, whose nodes hold what becomes a request.
    case workflow

    /// An object that is not there, though its fields are.
    package struct LeftOut: Sendable, Equatable {
        package let object: String
        /// Which of its fields stand outside.
        package let fields: [String]

        package init(_ object: String, fields: [String]) {
            self.object = object
            self.fields = fields
        }
    }
}

/// A member that the dialect does not have.
package struct UnknownMember: Sendable {
    package var name: String
    package var value: JSONValue
    package var pointer: String
    /// Where its name begins.
    package var position: TextPosition
    /// The names that the dialect has in this place.
    package var known: [String]
    /// Another dialect that has it here.
    package var otherDialect: RequestDialect?
    /// What fields of this name are for, where other dialects have them elsewhere: the image or the video.
    package var role: RequestField.Role?
    /// Whether what is in it looks like a request of its own.
    package var holdsRequest = false

    package init(
        name: String, value: JSONValue, pointer: String, position: TextPosition, known: [String],
        otherDialect: RequestDialect? = nil
    ) {
        self.name = name
        self.value = value
        self.pointer = pointer
        self.position = position
        self.known = known
        self.otherDialect = otherDialect
    }
}

/// Something wrong with a request's text itself.
package struct RequestDefect: Sendable, Equatable {
    package var kind: Kind
    /// One sentence for people.
    package var detail: String
    package var position: TextPosition
    /// JSON pointer of the value it is about, when it is about one.
    package var pointer: String?
    /// What to do about it, in the imperative, when that is known.
    package var advice: String?

    package init(
        _ kind: Kind, _ detail: String, at position: TextPosition, pointer: String? = nil,
        advice: String? = nil
    ) {
        self.kind = kind
        self.detail = detail
        self.position = position
        self.pointer = pointer
        self.advice = advice
    }

    package enum Kind: String, Sendable, Equatable, CaseIterable {
        /// The text is not JSON, and reading ended here.
        case syntax
        /// A comment: some programs read it, APIs do not.
        case comment
        /// A comma with nothing behind it.
        case trailingComma
        /// A name that was given before in the same object.
        case duplicateName
        /// Bytes that are not UTF-8, a byte order mark, or half of a surrogate pair.
        case encoding
        /// Nests deeper, is larger, or has more values than is read.
        case tooLarge
        /// What is sent around the request (a line of `preflight stream`) has a mistake.
        case envelope
    }
}

package import PreflightText

/// A picture or video that a request names, and in what form.
package struct RequestMedia: Sendable {
    /// `image` or `video`.
    package var subject: Subject
    package var field: RequestField
    /// JSON pointer of the value.
    package var pointer: String
    /// Where the value begins.
    package var position: TextPosition
    package var reference: MediaReference
    /// What stands here instead of a medium; nil for all that may be one.
    package var placeholder: Placeholder?

    package init(
        subject: Subject, field: RequestField, pointer: String, position: TextPosition,
        reference: MediaReference, placeholder: Placeholder? = nil
    ) {
        self.subject = subject
        self.field = field
        self.pointer = pointer
        self.position = position
        self.reference = reference
        self.placeholder = placeholder
    }
}

/// The form of a medium in a request.
package enum MediaReference: Sendable {
    /// An address of the web.
    case url(WebAddress, text: String)
    /// Something with a scheme that cannot be an address, and why.
    case malformedURL(text: String, reason: String)
    /// A path on this machine, as a request has it before the upload.
    case path(String)
    /// The file itself.
    case base64(Base64Reading)
}

/// A file in Base64, as far as it can be decoded.
package struct Base64Reading: Sendable, Equatable {
    /// The decoded bytes; nil when they cannot be told.
    package var bytes: [UInt8]?
    /// What RFC 4648 does not allow in it, and where; nil when it is strict.
    package var mistake: String?
    /// The media type of a `data:` URI, empty when it names none; nil when there is no such prefix.
    package var dataMediaType: String?

    package init(bytes: [UInt8]?, mistake: String? = nil, dataMediaType: String? = nil) {
        self.bytes = bytes
        self.mistake = mistake
        self.dataMediaType = dataMediaType
    }
}

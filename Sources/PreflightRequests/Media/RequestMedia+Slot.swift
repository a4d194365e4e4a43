import PreflightModel
import PreflightText

extension RequestMedia {
    /// The medium in a field, when the field is for one and holds a text. What a shell would put there is not known.
    init?(_ slot: FieldSlot, sentBy command: CommandFacts? = nil) {
        let subject: Subject
        switch slot.field.role {
        case .image: subject = .image
        case .video: subject = .video
        default: return nil
        }
        guard let text = slot.value?.text, !text.isBlank else { return nil }
        if let command, text.utf8.count <= 4096, command.replaces(text.string) {
            self.init(
                subject: subject, field: slot.field, pointer: slot.pointer, position: slot.position,
                reference: .malformedURL(text: "…", reason: "a shell puts something into it"),
                placeholder: Placeholder(.variable))
            return
        }
        let reference = MediaReference(text)
        self.init(
            subject: subject, field: slot.field, pointer: slot.pointer, position: slot.position,
            reference: reference, placeholder: reference.placeholder(text))
    }
}

extension MediaReference {
    /// What stands in a text instead of a medium.
    fileprivate func placeholder(_ text: JSONText) -> Placeholder? {
        switch self {
        case .url(let address, _): Placeholder(in: address)
        // Longer texts are no placeholders, and need not be copied.
        case .path, .malformedURL: text.utf8.count <= 4096 ? Placeholder(text.string) : nil
        case .base64: nil
        }
    }

    /// Tells in which form a text holds a medium.
    init(_ text: JSONText) {
        let beginning = String(decoding: text.utf8.prefix(64), as: UTF8.self)
        switch WebAddress.scheme(of: beginning) {
        case "data"?: self = .base64(DataURI.read(text.utf8))
        case "http"?, "https"?: self = .webAddress(text.string)
        case "file"?: self = .fileURL(text.string)
        case let scheme?:
            self = .malformedURL(
                text: "\(scheme):…", reason: "its scheme is '\(scheme)', neither http nor https")
        case nil where Self.hidesScheme(beginning):
            self = .malformedURL(text: "…", reason: "something stands in front of its scheme")
        case nil where Self.isBase64(text.utf8): self = .base64(Base64.decode(text.utf8))
        case nil: self = .path(text.string)
        }
    }

    private static func webAddress(_ text: String) -> MediaReference {
        switch WebReference(text) {
        case .address(let address): .url(address, text: text)
        case .malformed(let shown, let reason): .malformedURL(text: shown, reason: reason)
        }
    }

    /// The path of a `file:` URL on this machine (RFC 8089).
    private static func fileURL(_ text: String) -> MediaReference {
        guard !text.contains("?"), !text.contains("#") else {
            return .malformedURL(text: "file:…", reason: "a file: URL has neither a query nor a fragment")
        }
        var rest = Substring(text).utf8.dropFirst("file:".utf8.count)
        if rest.starts(with: "//".utf8) {
            let afterSlashes = rest.dropFirst(2)
            let host = Substring(afterSlashes.prefix { $0 != UInt8(ascii: "/") })
            guard host.isEmpty || host.lowercased() == "localhost" else {
                return .malformedURL(text: "file:…", reason: "it names a file on another machine")
            }
            rest = afterSlashes.dropFirst(host.utf8.count)
        }
        guard let path = Substring(rest).removingEscapes, !path.isEmpty else {
            return .malformedURL(text: "file:…", reason: "it names no file")
        }
        return .path(path)
    }

    /// Whether a text without a scheme has one all the same, behind a space or a quotation mark. Taken for a path, it
    /// would be shown with all its secrets.
    private static func hidesScheme(_ beginning: String) -> Bool {
        ["https:", "http:", "file:", "data:"].contains { beginning.lowercased().contains($0) }
    }

    // MARK: - Base64 or a path

    /// How pictures and videos begin in Base64: JPEG, PNG, GIF, RIFF (WebP), BMP, TIFF and ISO media.
    private static let beginnings = [
        "/9j/", "iVBORw0K", "R0lGOD", "UklGR", "Qk0", "SUkq", "TU0AK", "AAAA",
    ].map { Array($0.utf8) }

    /// No file's path is as long as the smallest picture that an endpoint accepts.
    private static let longestPath = 4096

    /// Whether a text without a scheme is meant as Base64 and not as a path.
    private static func isBase64(_ text: ArraySlice<UInt8>) -> Bool {
        if text.count > longestPath { return true }
        // A path of a medium has an extension or a folder that says where it is; Base64 has no dot.
        guard !text.contains(UInt8(ascii: ".")), text.count >= 24 else { return false }
        return beginnings.contains { text.starts(with: $0) }
            || (text.count >= 64 && text.allSatisfy(isOfAlphabet))
    }

    private static func isOfAlphabet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
            UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            true
        default: false
        }
    }
}

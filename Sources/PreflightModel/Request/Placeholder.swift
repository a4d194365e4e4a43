package import PreflightText

/// A text that stands where a value was to be filled in.
package struct Placeholder: Sendable, Equatable {
    /// Who was to fill it in.
    package var kind: Kind

    package enum Kind: Sendable, Equatable, CaseIterable {
        /// A shell: `$URL`, `${URL}`, `$(cat url)`, `%URL%`.
        case variable
        /// A template or a program: `{{url}}`, `={{ $json.url }}`, `<%= url %>`, `%s`, `{url}`.
        case template
        /// A person: `<your video url>`, `[IMAGE_URL]`, `YOUR_IMAGE_URL`, `path/to/image.png`, `string`.
        case instruction
        /// A program that has no value: `undefined`, `null`, `None`, `NaN`.
        case nothing
        /// A program that wrote an object as text: `[object Object]`, `<_io.BufferedReader …>`.
        case object
    }

    package init(_ kind: Kind) { self.kind = kind }

    /// Longer texts are values, or Base64.
    private static let longest = 512

    /// Tells a placeholder from a value.
    /// - Parameter text: The whole value.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let bare = text.trimmed
        guard let kind = Self.program(bare) ?? Self.person(bare) else { return nil }
        self.kind = kind
    }

    /// Tells whether a text of a program's making is all there is: for texts that may say anything, such as a prompt.
    /// - Parameter text: The whole value.
    package init?(whole text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let bare = text.trimmed
        let pairs = [("{{", "}}"), ("={{", "}}"), ("${", "}"), ("<%", "%>"), ("$(", ")"), ("[object ", "]")]
        let isWhole = pairs.contains { start, end in
            // What is in between must not close, and open again.
            bare.hasPrefix(start) && bare.hasSuffix(end)
                && bare.dropFirst(start.count).firstRange(of: end)?.upperBound == bare.endIndex
        }
        guard isWhole || bare == "undefined", let kind = Self.program(bare) else { return nil }
        self.kind = kind
    }

    /// Tells whether an address that could be one was yet to be written: `https://your-domain.com/a.png`.
    /// - Parameter address: The address.
    package init?(in address: WebAddress) {
        let hosts = [
            "yourdomain", "yoursite", "yourserver", "yourbucket", "yourcdn", "yourapp", "yourcompany",
        ]
        let labels = address.host.split(separator: ".")
        let path = address.path.utf8.count <= Self.longest ? address.path.removingEscapes ?? "" : ""
        // A search for words costs far more than one for a byte, and nearly every path has neither.
        let hasBrace = path.utf8.contains(UInt8(ascii: "{"))
        if hasBrace, path.contains("{{") || path.contains("${") {
            kind = .template
        } else if path.utf8.contains(UInt8(ascii: "Y")) && (path.contains("YOUR_") || path.contains("YOUR-"))
            || labels.contains(where: {
                $0.hasPrefix("your-") || $0.hasPrefix("your_") || hosts.contains(String($0))
            })
        {
            kind = .instruction
        } else {
            return nil
        }
    }
}

// MARK: - What programs leave

extension Placeholder {
    private static func program(_ text: String) -> Kind? {
        switch text {
        case "undefined", "null", "None", "NaN", "nan", "nil", "NULL", "Null", "(null)", "<nil>", "<null>":
            return .nothing
        default: break
        }
        if text.hasPrefix("[object ") && text.hasSuffix("]") { return .object }
        if text.hasPrefix("<") && text.hasSuffix(">"), text.contains(" at 0x") || text.hasPrefix("<_io.") {
            return .object
        }
        for (start, end) in [("{{", "}}"), ("<%", "%>"), ("{%", "%}"), ("#{", "}"), ("@{", "}")] {
            if text.encloses(start, end) { return .template }
        }
        if text.encloses("${", "}") || text.encloses("$(", ")") || text.encloses("%(", ")s") {
            return text.hasPrefix("%(") ? .template : .variable
        }
        if ["%s", "%d", "%@", "%v", "{}", "={}"].contains(text) { return .template }
        if text.hasPrefix("{"), text.hasSuffix("}"), !text.contains("\""), text.utf8.count <= 64 {
            return .template
        }
        if text.hasPrefix("$"), text.dropFirst().isIdentifier { return .variable }
        if text.hasPrefix("$env:"), text.dropFirst(5).isIdentifier { return .variable }
        if text.hasPrefix("%"), text.hasSuffix("%"), text.dropFirst().dropLast().isIdentifier {
            return .variable
        }
        if text.hasPrefix("process.env.") || text.hasPrefix("os.environ") || text.hasPrefix("$json.") {
            return .template
        }
        return nil
    }

    // MARK: - What people leave

    private static func person(_ text: String) -> Kind? {
        if isBracketed(text) { return .instruction }
        let words = text.lowercased().map { $0 == "_" || $0 == "-" || $0 == "." ? " " : $0 }
            .split(whereSeparator: { $0 == " " })
        let spaced = words.map { String($0) }.joined(separator: " ")
        let samples: Set = [
            "string", "url", "image url", "video url", "image", "video", "img url", "file url", "media url",
            "replace me", "replaceme", "changeme", "change me", "todo", "tbd", "xxx", "xxxx", "...", "…",
            "placeholder",
            "image url here", "video url here", "base64", "base64 string", "base64 encoded image", "n/a",
            "token",
            "api key", "key", "secret",
        ]
        if text == "..." || text == "…" || samples.contains(spaced) { return .instruction }
        if spaced.hasPrefix("your ") || spaced.contains(" your ") || spaced.hasPrefix("<your") {
            return .instruction
        }
        if spaced.hasSuffix(" here"),
            spaced.hasPrefix("insert") || spaced.hasPrefix("paste") || spaced.hasPrefix("put")
        {
            return .instruction
        }
        let path = text.lowercased().map { $0 == "\\" ? "/" : String($0) }.joined()
        if path.hasPrefix("path/to/") || path.contains("/path/to/") { return .instruction }
        // Double underscores around capitals: __IMAGE_URL__.
        if text.encloses("__", "__"), text.hasPrefix("__"), text.hasSuffix("__"), text.isIdentifier {
            return .instruction
        }
        return nil
    }

    /// Whether words are in angle or square brackets. `<<<image_1>>>` is how Kling names an element.
    private static func isBracketed(_ text: String) -> Bool {
        for (open, close) in [("<", ">"), ("[", "]"), ("«", "»"), ("【", "】"), ("{", "}")]
        where text.hasPrefix(open) && text.hasSuffix(close) && text.utf8.count > 2 {
            let inside = text.dropFirst().dropLast()
            if inside.hasPrefix(open) || inside.contains("\"") || inside.contains("://") { return false }
            return inside.contains { $0.isLetter }
        }
        return false
    }
}

extension StringProtocol {
    /// Whether something stands between two marks, anywhere.
    fileprivate func encloses(_ start: String, _ end: String) -> Bool {
        guard let opening = firstRange(of: start) else { return false }
        return self[opening.upperBound...].firstRange(of: end) != nil
    }

    /// Whether it is a variable's name.
    fileprivate var isIdentifier: Bool {
        guard let first = utf8.first, first.isLetter || first == UInt8(ascii: "_") else { return false }
        return utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    }

    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

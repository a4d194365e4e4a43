import PreflightJSON
import PreflightModel
import PreflightText

/// What a command says about the request, without what is secret in it.
struct CurlFacts {
    private let command: CurlCommand
    private let lines: LinePlaces

    init(_ command: CurlCommand, in text: [UInt8]) {
        self.command = command
        lines = LinePlaces(text)
    }

    /// The facts; the body is read by whoever asks.
    func facts(hasMoreCommands: Bool, endpoints: EndpointIndex) -> CommandFacts {
        let start = lines.position(of: command.start)
        let url = command.urls.first.flatMap { word in
            word.isExpanded
                ? nil
                : CommandFacts.Part(
                    WebReference(Self.normalised(word.text)), at: lines.position(of: word.start))
        }
        let contentType = self.contentType
        let match = url.map { endpoints.match(of: $0.value) } ?? EndpointIndex.Match()
        return CommandFacts(
            position: start, method: method, url: url, namesURL: !command.urls.isEmpty,
            authorization: authorization(url?.value), keys: keys(url?.value),
            contentType: CommandFacts.Part(
                contentType.value, at: contentType.place.map(lines.position) ?? start),
            namesContentType: contentType.place != nil, body: body,
            isBodyExpanded: command.data.contains { $0.word.isExpanded } || command.input?.isExpanded == true,
            hasMoreCommands: hasMoreCommands, endpoints: match.dialects,
            isDocumentedPath: match.isDocumentedPath)
    }

    /// The bytes that are sent, and where they were; nil when they are not in the text.
    var bodyWord: ShellWord? {
        guard command.form == nil, !command.isGet, !command.data.isEmpty else { return nil }
        if command.data.count > 1, command.data.allSatisfy({ $0.option.isJSON }) {
            // `--json` given several times is one body.
            return command.data.dropFirst().reduce(command.data[0].word) { $0.joined(with: $1.word) }
        }
        guard command.data.count == 1, let (option, word) = command.data.first else { return nil }
        guard let file = Self.file(option, word) else { return word.isWhollyExpanded ? nil : word }
        return file == "-" ? command.input : nil
    }

    private var body: CommandFacts.Part<CommandFacts.Body> {
        let place = command.data.first?.word.start ?? command.form?.start ?? command.start
        func part(_ body: CommandFacts.Body) -> CommandFacts.Part<CommandFacts.Body> {
            CommandFacts.Part(body, at: lines.position(of: place))
        }
        if let form = command.form {
            return CommandFacts.Part(.form(option: form.name), at: lines.position(of: form.start))
        }
        guard let (option, word) = command.data.first else { return part(.none) }
        if command.isGet { return part(.form(option: "--get")) }
        if bodyWord != nil { return part(.text) }
        if command.data.count > 1 { return part(.pieces) }
        guard let file = Self.file(option, word) else { return part(.variable) }
        return part(file == "-" ? .standardInput : .file(file))
    }

    private static func file(_ option: CurlOption, _ word: ShellWord) -> String? {
        guard word.bytes.first == UInt8(ascii: "@"), !option.isRaw else { return nil }
        return String(decoding: word.bytes.dropFirst().prefix(4096), as: UTF8.self)
    }

    private var method: String? {
        if let word = command.method, !word.bytes.isEmpty {
            return word.isExpanded ? nil : String(word.text.prefix(16))
        }
        if command.isHead { return "HEAD" }
        if command.isGet { return "GET" }
        if command.form?.name == "-T" || command.form?.name == "--upload-file" { return "PUT" }
        return command.hasBody ? "POST" : "GET"
    }

    /// cURL takes a URL without a scheme for one of http.
    private static func normalised(_ text: String) -> String {
        text.contains("://") || Placeholder(text) != nil ? text : "http://\(text)"
    }
}

// MARK: - Headers

extension CurlFacts {
    private func header(_ name: String) -> (value: String, word: ShellWord)? {
        for word in command.headers {
            guard let header = Self.split(word), header.name == name else { continue }
            return (header.value, word)
        }
        return nil
    }

    /// A header's name in lower case, and its value; nil for a file of headers.
    private static func split(_ word: ShellWord) -> (name: String, value: String)? {
        // Longer headers are nobody's, and are not looked into.
        let bytes = word.bytes.prefix(16 << 10)
        guard bytes.first != UInt8(ascii: "@"),
            let end = bytes.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";") })
        else { return nil }
        let value = bytes[(end + 1)...].drop { $0 <= 0x20 }
        return (
            String(decoding: bytes[..<end], as: UTF8.self).lowercased(),
            String(decoding: value, as: UTF8.self)
        )
    }

    private var contentType: (value: String?, place: Int?) {
        if let (value, word) = header("content-type") {
            let type = value.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
            return (type.isEmpty ? nil : type, word.start)
        }
        if command.data.contains(where: { $0.option.isJSON }) { return ("application/json", nil) }
        if let form = command.form, form.name == "-F" || form.name.hasPrefix("--form") {
            return ("multipart/form-data", nil)
        }
        return (command.data.isEmpty ? nil : "application/x-www-form-urlencoded", nil)
    }

    /// Headers in which providers take a key, beside those whose names say so.
    private static func isForKeys(_ name: String) -> Bool {
        name == "authorization" || name == "cookie" || name.contains("key") || name.contains("token")
            || name.contains("auth") || name.contains("secret") || name.contains("signature")
    }

    private func authorization(_ url: WebReference?) -> CommandFacts.Part<CommandFacts.Authorization> {
        var found: CommandFacts.Part<CommandFacts.Authorization>?
        func note(_ value: CommandFacts.Authorization, _ word: ShellWord) {
            // One key that is good is enough, and places take long to count.
            guard found == nil || value == .given && found?.value != .given else { return }
            found = CommandFacts.Part(value, at: lines.position(of: word.start))
        }
        for word in command.headers {
            // A file of headers may hold the key.
            if Self.isHidden(word) { note(.given, word) }
            guard let (name, value) = Self.split(word), Self.isForKeys(name) else { continue }
            note(Self.state(of: value, word), word)
        }
        if let bearer = command.bearer { note(Self.state(of: bearer.text, bearer), bearer) }
        if let user = command.user { note(Self.state(of: user.text, user), user) }
        if found == nil, let word = command.urls.first, Self.hasKey(url) { note(.given, word) }
        return found ?? CommandFacts.Part(.missing, at: lines.position(of: command.start))
    }

    /// How each key is sent that is given. None when a file of headers may hold one.
    private func keys(_ url: WebReference?) -> [KeyForm] {
        guard !command.headers.contains(where: Self.isHidden) else { return [] }
        var forms: [KeyForm] = []
        for word in command.headers {
            guard let (name, value) = Self.split(word), Self.isForKeys(name),
                Self.state(of: value, word) == .given
            else { continue }
            let schemes = Self.schemes(of: value)
            // The variable may hold more than the key.
            let isHidden = schemes.isEmpty && word.isExpanded
            forms.append(KeyForm(header: name, schemes: isHidden ? nil : schemes))
        }
        if command.bearer != nil { forms.append(KeyForm(header: "authorization", schemes: ["bearer"])) }
        if command.user != nil { forms.append(KeyForm(header: "authorization", schemes: ["basic"])) }
        if Self.hasKey(url) { forms.append(KeyForm(header: nil, schemes: [])) }
        return forms
    }

    private static func hasKey(_ url: WebReference?) -> Bool {
        guard case .address(let address)? = url else { return false }
        return address.hasCredentials || hasKey(address.query)
    }

    private static func hasKey(_ query: String?) -> Bool {
        (query ?? "").prefix(4096).split(separator: "&").contains { part in
            let name = part.prefix { $0 != "=" }.lowercased()
            return ["key", "api_key", "apikey", "api-key", "token", "access_token"].contains(name)
        }
    }

    /// Whether headers are somewhere else: in a file, or in a variable that has the name too.
    private static func isHidden(_ word: ShellWord) -> Bool {
        word.bytes.first == UInt8(ascii: "@") || word.isExpanded && split(word) == nil
    }

    private static let knownSchemes: Set = ["bearer", "key", "token", "basic", "apikey", "api-key"]

    /// The words before a key that name schemes, in lower case: one, as a rule.
    private static func schemes(of value: String) -> [String] {
        let words = value.prefix(8192).split(maxSplits: 3, whereSeparator: \.isWhitespace).dropLast()
        return words.map { $0.lowercased() }.prefix { knownSchemes.contains($0) }.map(\.self)
    }

    /// What a key's text is. The text itself goes nowhere.
    private static func state(of value: String, _ word: ShellWord) -> CommandFacts.Authorization {
        var words = value.prefix(8192).split(whereSeparator: \.isWhitespace).map(String.init)
        if let first = words.first, knownSchemes.contains(first.lowercased()),
            words.count > 1 || first != "key"
        {
            words.removeFirst()
        }
        // `Key id:secret` and `user:password` are two in one.
        let key = words.joined(separator: " ")
        if key.isEmpty { return .empty }
        if word.isExpanded { return .given }
        let parts = [key] + key.split(separator: ":").map(String.init)
        let kinds = parts.compactMap { Placeholder($0)?.kind }
        if kinds.contains(.variable) { return .unexpanded }
        let isHidden =
            key.allSatisfy { "*xX.•…-_".contains($0) } || key.contains("****") || key.contains("...")
        return isHidden || !kinds.isEmpty || isNamed(key) ? .placeholder : .given
    }

    /// Names that documents put where a key belongs. Keys have digits, or letters of both cases.
    private static func isNamed(_ key: String) -> Bool {
        let words = key.lowercased().split { "_- .".contains($0) }
        let names: Set<Substring> = [
            "your", "my", "api", "key", "token", "apikey", "secret", "access", "here", "insert", "replace",
            "me", "the",
            "bearer", "jwt", "id", "fal", "kie", "kling", "auth", "example", "placeholder", "sk", "xxx",
            "xxxx",
        ]
        return !words.isEmpty && words.allSatisfy { names.contains($0) || $0.allSatisfy { $0 == "x" } }
    }
}

extension CurlOption {
    fileprivate var isJSON: Bool { if case .json = self { true } else { false } }
    fileprivate var isRaw: Bool { if case .rawData = self { true } else { false } }
}

extension ShellWord {
    /// Whether it is nothing but a variable or another command's output.
    fileprivate var isWhollyExpanded: Bool {
        guard isExpanded else { return false }
        let first = bytes.first { $0 > 0x20 }
        return first == UInt8(ascii: "$") || first == UInt8(ascii: "`")
    }

    fileprivate func joined(with other: ShellWord) -> ShellWord {
        var word = self
        word.isExpanded = isExpanded || other.isExpanded
        word.isUnclosed = isUnclosed || other.isUnclosed
        word.append(other)
        return word
    }
}

/// Lines and columns of places in any order.
struct LinePlaces {
    private let text: [UInt8]

    init(_ text: [UInt8]) { self.text = text }

    /// Counts from the beginning: for the few places of a command's own.
    func position(of place: Int) -> TextPosition {
        var counter = LineCounter(text)
        return counter.position(at: place)
    }
}

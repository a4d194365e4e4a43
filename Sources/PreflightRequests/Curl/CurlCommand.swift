/// What a cURL command was told, taken from its words as cURL takes them.
struct CurlCommand: Sendable {
    /// Where the word `curl` begins.
    var start: Int
    /// The word behind `-X`.
    private(set) var method: ShellWord?
    private(set) var urls: [ShellWord] = []
    private(set) var headers: [ShellWord] = []
    private(set) var data: [(option: CurlOption, word: ShellWord)] = []
    /// The option that makes the request a form or an upload, and where it is.
    private(set) var form: (name: String, start: Int)?
    private(set) var isGet = false
    private(set) var isHead = false
    private(set) var user: ShellWord?
    private(set) var bearer: ShellWord?
    /// What the shell hands to standard input.
    var input: ShellWord?

    /// Reads a command's words; `curl` itself is not among them.
    init(_ words: [ShellWord], at start: Int) {
        self.start = start
        var rest = words[...]
        while let word = rest.popFirst() {
            let bytes = word.bytes
            if bytes.starts(with: "--".utf8), bytes.count > 2 {
                guard readLong(word, &rest) else { return }
            } else if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
                guard readShort(word, &rest) else { return }
            } else if !bytes.isEmpty {
                urls.append(word)
            }
        }
    }

    /// Whether it sends something, as commands that ask after a job do not.
    var hasBody: Bool { !data.isEmpty || form != nil }

    /// - Returns: False when another request begins.
    private mutating func readLong(_ word: ShellWord, _ rest: inout ArraySlice<ShellWord>) -> Bool {
        var name = word.bytes.dropFirst(2)
        // No option of cURL takes its value so, but documents write it, and other programs do.
        var attached: ShellWord?
        if let sign = name.firstIndex(of: UInt8(ascii: "=")) {
            attached = word.dropping(sign + 1)
            name = name[..<sign]
        }
        let text = name.count <= 64 ? String(decoding: name, as: UTF8.self) : ""
        guard let option = CurlOption(long: text) else {
            // Of an option that is not known, what does not look like another option or a URL is the value.
            if attached == nil, let next = rest.first, next.bytes.first != UInt8(ascii: "-"), !next.isURL {
                rest.removeFirst()
            }
            return true
        }
        return take(option, "--\(text)", word, &rest, attached: attached)
    }

    private mutating func readShort(_ word: ShellWord, _ rest: inout ArraySlice<ShellWord>) -> Bool {
        var place = 1
        while place < word.bytes.count {
            let letter = word.bytes[place]
            let option = CurlOption(short: letter)
            place += 1
            let name = "-\(Character(Unicode.Scalar(letter)))"
            guard option.takesValue else {
                guard take(option, name, word, &rest, attached: nil) else { return false }
                continue
            }
            // What follows the letter is its value.
            let attached = place < word.bytes.count ? word.dropping(place) : nil
            return take(option, name, word, &rest, attached: attached)
        }
        return true
    }

    private mutating func take(
        _ option: CurlOption, _ name: String, _ word: ShellWord, _ rest: inout ArraySlice<ShellWord>,
        attached: ShellWord?
    ) -> Bool {
        let value = option.takesValue ? attached ?? rest.popFirst() : nil
        switch option {
        case .next: return false
        case .get: isGet = true
        case .head: isHead = true
        case .form, .encodedData, .upload: form = form ?? (name, word.start)
        case .request: method = value
        case .header: if let value { headers.append(value) }
        case .data, .rawData, .json: if let value { data.append((option, value)) }
        case .url: if let value { urls.append(value) }
        case .user: user = value
        case .bearer: bearer = value
        case .otherWithValue, .other: break
        }
        return true
    }
}

extension ShellWord {
    /// The word without its first bytes.
    func dropping(_ count: Int) -> ShellWord {
        var rest = ShellWord(at: start)
        rest.isExpanded = isExpanded
        rest.isUnclosed = isUnclosed
        for (index, piece) in pieces.enumerated() {
            let end = index + 1 < pieces.count ? pieces[index + 1].start : bytes.count
            let begin = max(piece.start, count)
            guard begin < end else { continue }
            // What an escape stands for is one piece, of which the place alone is kept.
            rest.append(bytes[begin..<end], from: piece.source + begin - piece.start)
        }
        rest.noteExpansions(of: self, without: count)
        return rest
    }

    var isURL: Bool {
        let head = bytes.prefix(8).map { $0 | 0x20 }
        return head.starts(with: "http://".utf8) || head.starts(with: "https://".utf8)
    }
}

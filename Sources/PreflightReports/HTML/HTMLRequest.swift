import PreflightModel

extension HTMLWriter {
    /// A request: what it was read as, what is wrong with its fields, and what is at stake.
    mutating func request(
        _ request: RequestReport, of report: Report, _ findings: [Finding], label: String
    ) {
        literal("<div class=\"picture none\" aria-hidden=\"true\"><span>{ }</span></div>")
        element("div", ["class": "body"]) { html in
            html.element("h3", ["id": label]) { html in
                html.verdict(report.verdict)
                html.literal(" <span class=\"what\">Request</span> ")
                html.element("bdi", ["class": "name"], request.path)
            }
            html.element("p", ["class": "short"]) { html in
                html.text("\(request.shortDescription), profile \(report.profile.id)")
                if request.verdict != report.verdict {
                    html.text(". Its fields alone: \(request.verdict.rawValue)")
                }
            }
            html.findings(findings, .member)
            if let stake = request.stake { html.stake(stake) }
        }
    }

    private mutating func stake(_ stake: CostEstimate) {
        element("div", ["class": "stake"]) { html in
            html.element("p") { html in
                html.literal("<b>At stake</b> ")
                html.text(stake.statement)
            }
            if let source = stake.source { html.source(source) }
        }
    }
}

extension HTMLWriter {
    /// The document's own words, and where they stand.
    mutating func source(_ source: LimitSource) {
        element("figure", ["class": "source"]) { html in
            if let quotation = Wording.quotation(source) {
                html.element(source.strength == .note ? "p" : "blockquote", ["dir": "auto"], quotation)
            }
            html.element("figcaption") { html in
                html.document(source.document)
                if !source.read.isEmpty { html.text(", read \(source.read)") }
            }
        }
    }

    /// A document's title; a link when it says where it is.
    private mutating func document(_ document: String) {
        let text = Wording.oneLine(document)
        guard let citation = Citation(text) else { return self.text(text) }
        element(
            "a", ["href": citation.url, "rel": "noreferrer noopener", "target": "_blank"], citation.title)
    }
}

/// A document's title and its URL, from the one line that names both: `KKIAI, Motion Control <https://…>`.
struct Citation: Equatable {
    let title: String
    let url: String

    /// Takes a line apart; nil when there is no URL in it that is safe to follow.
    init?(_ line: String) {
        guard let start = ["https://", "http://"].compactMap({ line.firstRange(of: $0)?.lowerBound }).min()
        else {
            return nil
        }
        let rest = line[start...]
        let address = rest.prefix { Self.canBeInURL($0) }
        guard address.hasSuffix("//") == false else { return nil }
        let closing: Set<Character> = [")", "]", ">", ".", ",", ";"]
        var url = address
        while let last = url.last, closing.contains(last) { url.removeLast() }
        // More text behind it: then the line itself is the title.
        let after = rest[url.endIndex...].drop { closing.contains($0) }
        let before = Self.trimmed(line[..<start])
        self.url = String(url)
        title = after.isEmpty && !before.isEmpty ? before : line
    }

    private static func canBeInURL(_ character: Character) -> Bool {
        guard let byte = character.asciiValue, byte > 0x20, byte < 0x7F else { return false }
        return !"<>\"'`\\{}|^".utf8.contains(byte)
    }

    /// The title without what leads over to the URL.
    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let last = text.last, " <([,:".contains(last) { text.removeLast() }
        return String(text)
    }
}

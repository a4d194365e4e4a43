package import PreflightModel
import PreflightText
internal import Yams

/// The bytes of a YAML file, turned into nodes under bounds: what is too deep or refers to itself is refused
/// before the YAML library sees it.
package struct YAMLText {
    private let text: String
    private let place: YAMLPlace

    /// Checks that bytes are text that is safe to parse.
    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - file: The file's name, for the words of an error.
    ///   - subject: What it is about, likewise.
    /// - Throws: ``PreflightError`` with line and column when they are not UTF-8, or not safe.
    package init(bytes: [UInt8], file: String, subject: YAMLSubject) throws(PreflightError) {
        place = YAMLPlace(file: file, subject: subject)
        if let encoding = WideEncoding(of: bytes) {
            throw place.mistake(1, 1, "this is \(encoding.rawValue) text; expected UTF-8")
        }
        // The YAML library would count the mark as a column, and so refuse what is not indented like it.
        let bytes = Array(bytes.withoutByteOrderMark)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw place.mistake(1, 1, "this is not UTF-8 text; expected a YAML file")
        }
        try YAMLStructure(place: place).check(bytes)
        guard subject.hasTemplates else {
            self.text = text
            return
        }
        if let index = TemplateBraces.firstStandIn(in: text) {
            let (line, column) = Self.position(of: index, in: text)
            throw place.mistake(line, column, "this is no character; expected text")
        }
        self.text = TemplateBraces.hidden(in: text)
    }

    /// The document's only root.
    /// - Throws: ``PreflightError`` with line and column when the text is not YAML, or no document or several.
    package func root() throws(PreflightError) -> YAMLNode {
        let node: Node?
        do {
            // What a value means is up to its reader: the library need not find out which are numbers.
            node = try compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw YAMLSyntax(text: text, place: place).mistake(error)
        } catch {
            throw place.mistake(1, 1, "this is not YAML")
        }
        if let node, !Self.isEmpty(node) { return YAMLNode(root: node, place: place) }
        if let expectation = place.subject.expectation {
            throw place.mistake(1, 1, "the file is empty; expected \(expectation)")
        }
        return YAMLNode(root: Node([(Node, Node)]()), place: place)
    }

    /// Whether a document holds nothing, like one of a `---` and comments.
    private static func isEmpty(_ root: Node) -> Bool {
        guard case .scalar(let scalar) = root else { return false }
        return scalar.string.isEmpty && scalar.style == .plain
    }

    /// Line and column of a place in a text, from 1.
    static func position(of index: String.Index, in text: String) -> (line: Int, column: Int) {
        let before = text[..<index]
        let column = before.unicodeScalars.reversed().prefix { $0 != "\n" && $0 != "\r" }.count + 1
        return (before.count { $0.isNewline } + 1, column)
    }
}

/// The file that nodes and mistakes are in.
struct YAMLPlace {
    /// The file, as it was named.
    let file: String
    /// What it is about.
    let subject: YAMLSubject

    private static let lengthLimit = 1000

    /// An error at a line and a column.
    func mistake(_ line: Int, _ column: Int, _ problem: String) -> PreflightError {
        // A value may be as long as the file; a message is for people.
        let shown = problem.count <= Self.lengthLimit ? problem : problem.prefix(Self.lengthLimit) + "…"
        return PreflightError(subject.code, "\(file):\(line):\(column): \(shown)")
    }

    /// A text as it was written, whatever the YAML library was given.
    func written(_ text: String) -> String { subject.hasTemplates ? TemplateBraces.restored(in: text) : text }
}

/// What a YAML file is about, so that one reader speaks of profiles and of settings in their own words.
package struct YAMLSubject: Sendable {
    /// What messages call the file's content: `the profile`.
    package var name: String
    /// The code of every mistake in it.
    package var code: PreflightError.Code
    /// What an empty file lacks, such as `'id' and 'name'`; nil when a file may say nothing.
    package var expectation: String?
    /// Whether `{name}` is text wherever it stands, as in a path's template, where YAML would begin a mapping.
    package var hasTemplates: Bool

    /// Describes a kind of YAML file.
    package init(
        name: String, code: PreflightError.Code, expectation: String? = nil, hasTemplates: Bool = false
    ) {
        self.name = name
        self.code = code
        self.expectation = expectation
        self.hasTemplates = hasTemplates
    }
}

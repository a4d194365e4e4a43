public import Foundation

#if canImport(FoundationXML)
    public import FoundationXML
#endif

/// An XML document as a list of its elements, each with its attributes and its own text.
public final class ParsedXML: NSObject, XMLParserDelegate {
    /// An element, without those in it.
    public struct Element {
        /// Its name.
        public var name: String
        /// Its attributes.
        public var attributes: [String: String]
        /// The text that is its own.
        public var text = ""
    }

    /// The elements, in the order they begin.
    public private(set) var elements: [Element] = []
    /// Why it could not be read; nil when it could.
    public private(set) var mistake: String?
    private var open: [Int] = []

    /// Reads a document.
    public init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { mistake = parser.parserError.map { "\($0)" } ?? "malformed" }
    }

    /// Called by the parser.
    public func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    /// Called by the parser.
    public func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
    }

    /// Called by the parser.
    public func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let index = open.last { elements[index].text += text }
    }
}

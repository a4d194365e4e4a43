import PreflightModel

/// The documents that a profile cites, with the keys by which its entries name them.
struct CitedDocuments: Sendable {
    /// A document, and how it is named.
    struct Document: Sendable {
        var key: String
        var title: String
        var url: String?
        var read: String
        var strength: LimitSource.Strength?
    }

    /// Every document once, in the order in which they are cited first.
    private(set) var all: [Document] = []
    private var keys: [Identity: String] = [:]

    /// What tells a document from another.
    private struct Identity: Hashable {
        var document: String
        var read: String
        var strength: LimitSource.Strength?

        init(_ source: LimitSource) {
            document = source.document
            read = source.read
            strength = source.strength
        }
    }

    /// Gathers a profile's documents. The keys are made anew: what the author called them is not kept.
    init(of profile: Profile) {
        for source in profile.sources where Self.isCited(source) {
            guard keys[Identity(source)] == nil else { continue }
            let name = source.strength?.rawValue ?? "document"
            let count = all.count { $0.strength == source.strength }
            let key = count == 0 ? name : "\(name)-\(count + 1)"
            let (title, url) = Self.parts(of: source.document)
            keys[Identity(source)] = key
            all.append(
                Document(key: key, title: title, url: url, read: source.read, strength: source.strength))
        }
    }

    /// The key of the document that a source cites; nil when a file of the user's own is the source itself.
    func key(of source: LimitSource) -> String? { keys[Identity(source)] }

    private static func isCited(_ source: LimitSource) -> Bool { !source.read.isEmpty }

    /// A document's title and URL, which a source holds as `Title <url>`.
    private static func parts(of document: String) -> (title: String, url: String?) {
        guard document.hasSuffix(">"), let start = document.ranges(of: " <").last else {
            return (document, nil)
        }
        return (String(document[..<start.lowerBound]), String(document[start.upperBound...].dropLast()))
    }
}

import PreflightModel

/// A dialect with its fields in the shape of a request.
struct KnownDialect: Sendable {
    let dialect: RequestDialect
    let tree: FieldTree
    /// The names of the request's objects that hold both media, and so may be left out.
    let holders: [String]
    /// Whether there is one.
    var hasObject: Bool { !holders.isEmpty }

    init(_ dialect: RequestDialect) {
        self.dialect = dialect
        tree = FieldTree(dialect)
        holders = tree.holders
    }
}

/// A request read as one of a dialect, in the way that makes it likeliest.
struct DialectReading {
    /// The names that lead to the request; none when it is the text's root.
    private(set) var path: [String] = []
    private(set) var value: JSONValue?
    /// The fields without the objects around them that are left out; nil when none is.
    private(set) var spread: FieldTree?
    private(set) var score: DialectScore
    /// How much speaks for the dialect, less what speaks against it.
    private(set) var likelihood: Int

    /// Whether it is read as the endpoint would read it.
    var isAsSent: Bool { path.isEmpty && spread == nil }

    /// - Parameters:
    ///   - root: The text's root.
    ///   - known: The dialect.
    ///   - inner: The objects in the root.
    ///   - forgives: Whether what is missing counts only once.
    init(of root: JSONValue?, as known: KnownDialect, inner: [InnerObject], forgiving forgives: Bool) {
        value = root
        score = DialectScore(of: root, in: known.tree)
        likelihood = score.likelihood(forgiving: forgives)
        // What has both media is the request, whatever else is in it.
        guard !(score.holdsImage && score.holdsVideo) else { return }
        // To leave something out, or to put something around, is a mistake in itself.
        for object in inner {
            let isOfClient = object.path.last.map(known.dialect.wrappers.contains) == true
            consider(
                DialectScore(of: object.value, in: known.tree), forgives, bonus: isOfClient ? 1 : -1
            ) {
                ($0.path, $0.value) = (object.path, object.value)
            }
        }
        if known.hasObject, let root, let spread = known.tree.spread(for: root) {
            consider(DialectScore(of: root, in: spread), forgives, bonus: -1) {
                ($0.path, $0.value, $0.spread) = ([], root, spread)
            }
        }
    }

    /// Takes another way of reading, when that makes the request likelier and is no chance: one name says nothing.
    private mutating func consider(
        _ other: DialectScore, _ forgives: Bool, bonus: Int, _ apply: (inout Self) -> Void
    ) {
        let likelihood = other.likelihood(forgiving: forgives) + bonus
        guard other.members > 1, likelihood > self.likelihood else { return }
        (score, self.likelihood) = (other, likelihood)
        apply(&self)
    }
}

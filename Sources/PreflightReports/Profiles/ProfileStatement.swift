import PreflightModel

/// One thing that a profile says, in words, with where it says so: what two profiles can be compared by.
struct ProfileStatement: Sendable, Hashable {
    /// What it is about: a limit's key, or a name of ours for the rest.
    var topic: String
    /// What it says.
    var words: String
    /// The same for everything that says the same, however it is worded.
    var meaning: String
    /// The document that says so.
    var source: LimitSource
    /// The id of the upstream that says so, when the profile itself does not.
    var upstream: String?

    init(
        _ topic: String, _ words: String, meaning: String? = nil, source: LimitSource, upstream: String? = nil
    ) {
        self.topic = topic
        self.words = words
        self.meaning = meaning ?? words
        self.source = source
        self.upstream = upstream
    }
}

extension Profile {
    /// What it says of media and the prompt, of the forms in which media are sent, and of paying, in this order. Every
    /// topic stands once.
    var statements: [ProfileStatement] {
        let limits = limits.sorted { $0.key < $1.key }.map { key, limit in
            ProfileStatement(
                key.rawValue, limit.ownStatement, meaning: limit.meaning, source: limit.source,
                upstream: limit.upstream)
        }
        return limits + requestStatements + billingStatements
    }

    /// Of the request: how media are sent, and what holds when no orientation is given. The preferred dialect says.
    private var requestStatements: [ProfileStatement] {
        let roles: [(RequestField.Role, String)] = [(.image, "image.sent"), (.video, "video.sent")]
        let forms = roles.compactMap { role, topic -> ProfileStatement? in
            guard let field = dialects.first?.field(role), let words = field.mediaForms else { return nil }
            return ProfileStatement(topic, words, source: field.source)
        }
        guard let orientation = dialects.first?.field(.orientation), let value = orientation.defaultValue
        else {
            return forms
        }
        return forms + [ProfileStatement("orientation.default", value, source: orientation.source)]
    }

    private var billingStatements: [ProfileStatement] {
        guard let billing else { return [] }
        var basis: [ProfileStatement] = []
        if let counted = billing.basis, let source = billing.source {
            basis.append(ProfileStatement("billing.basis", counted.statement, source: source))
        }
        var prices: [ProfileStatement] = []
        for price in billing.prices {
            let topic = price.condition.isEmpty ? "billing.price" : "billing.price (\(price.condition))"
            guard !prices.contains(where: { $0.topic == topic }) else { continue }
            prices.append(ProfileStatement(topic, price.statement, source: price.source))
        }
        return basis + prices
    }
}

extension Limit {
    /// The same for all that means the same: `jpg` and `jpeg` are one format, and lists have no order.
    var meaning: String {
        guard case .names(let names) = value else { return ownStatement }
        var limit = self
        limit.value = .names(Set(names.map(\.asFormat)).sorted())
        return limit.ownStatement
    }
}

import PreflightJSON
import PreflightModel

/// What a profile's JSON says of requests and of paying for them. A member that a profile leaves out is left out here,
/// since profile files have no word for nothing.
extension JSONWriter {
    mutating func dialect(_ dialect: RequestDialect, _ documents: CitedDocuments) {
        member("id", dialect.id)
        member("title", dialect.title)
        given("endpoint", dialect.endpoint)
        if !dialect.otherEndpoints.isEmpty { texts("otherEndpoints", dialect.otherEndpoints) }
        if dialect.isPartial { member("partial", true) }
        if !dialect.wrappers.isEmpty { texts("wrappers", dialect.wrappers) }
        if let documented = dialect.key {
            key("key")
            object {
                $0.member("header", documented.header)
                if !documented.schemes.isEmpty { $0.texts("schemes", documented.schemes) }
                $0.citation(documented.source, documents)
            }
        }
        member("fields", objects: dialect.fields) { $0.field($1, documents) }
    }

    private mutating func field(_ field: RequestField, _ documents: CitedDocuments) {
        member("field", field.name)
        given("role", field.role?.rawValue)
        member("type", field.type)
        otherwise(field, documents)
        given("required", field.isRequired)
        if !field.values.isEmpty { texts("values", field.values) }
        meanings(of: field)
        given("default", field.defaultValue)
        given("maxCharacters", field.maxCharacters)
        given("minimum", field.minimum)
        given("maximum", field.maximum)
        given("maximumUnderImage", field.maximumUnderImage)
        given("orientation", field.orientation?.rawValue)
        given("orientationQuote", field.orientationSource?.quote)
        given("adjustment", field.adjustment)
        if !field.accepts.isEmpty { texts("accepts", field.accepts.map(\.rawValue)) }
        if !field.refuses.isEmpty { texts("refuses", field.refuses.map(\.rawValue)) }
        if !field.unclear.isEmpty { texts("unclear", field.unclear.map(\.rawValue)) }
        citation(field.source, documents)
    }

    private mutating func otherwise(_ field: RequestField, _ documents: CitedDocuments) {
        guard let type = field.otherType, let source = field.otherTypeSource else { return }
        key("otherwise")
        object {
            $0.member("type", type)
            $0.citation(source, documents)
        }
    }

    private mutating func meanings(of field: RequestField) {
        guard !field.meanings.isEmpty else { return }
        key("meanings")
        object { writer in
            for value in field.values {
                guard let meaning = field.meanings[value] else { continue }
                writer.key(escaping: value)
                writer.value(meaning)
            }
        }
    }

    mutating func billing(_ billing: Billing, _ documents: CitedDocuments) {
        given("basis", billing.basis?.rawValue)
        if let source = billing.source { citation(source, documents) }
        guard !billing.prices.isEmpty else { return }
        member("prices", objects: billing.prices) { writer, price in
            writer.given("model", price.model)
            writer.given("quality", price.quality)
            let amount = "\(Wording.number(price.amount)) \(price.unit)"
            writer.member(price.isPerRun ? "perRun" : "perSecond", amount)
            writer.citation(price.source, documents)
        }
    }

    /// The quote, and the document by its key; nothing where a file of the user's own is the source itself.
    mutating func citation(_ source: LimitSource, _ documents: CitedDocuments) {
        guard let key = documents.key(of: source) else { return }
        member("quote", source.quote)
        member("document", key)
    }

    mutating func texts(_ name: String, _ texts: [String]) {
        member(name, array: texts) { $0.value($1) }
    }

    mutating func given(_ name: String, _ text: String?) { if let text { member(name, text) } }
    mutating func given(_ name: String, _ number: Int?) { if let number { member(name, number) } }
    mutating func given(_ name: String, _ flag: Bool?) { if let flag { member(name, flag) } }
}

import PreflightModel
import PreflightProfiles
import Testing

/// In which forms the fields of the media take them.
@Suite struct MediaFormTests {
    struct Media: CustomTestStringConvertible, Sendable {
        let dialect: String
        let field: RequestField

        var testDescription: String { "\(dialect) \(field.name)" }
    }

    static let fields: [Media] = ProfileCatalogue.ids.flatMap { id in
        ((try? ProfileCatalogue.profile(id))?.dialects ?? []).flatMap { dialect in
            dialect.fields.filter { $0.role == .image || $0.role == .video }.map {
                Media(dialect: dialect.id, field: $0)
            }
        }
    }

    @Test func `every dialect has both media`() {
        #expect(Set(Self.fields.map(\.dialect)).count * 2 == Self.fields.count)
        #expect(Self.fields.count > 60)
    }

    @Test(arguments: fields)
    func `a field of a medium says which forms it takes, and each form once`(_ media: Media) {
        let field = media.field
        #expect(!field.accepts.isEmpty)
        let forms = field.accepts + field.refuses + field.unclear
        #expect(Set(forms).count == forms.count)
    }

    /// Where the quote speaks of Base64, so does the list, and the other way round.
    @Test(arguments: fields)
    func `the forms are those of the quote`(_ media: Media) {
        let quote = media.field.source.quote.lowercased()
        let (accepts, refuses) = (media.field.accepts, media.field.refuses)
        if quote.contains("base64") { #expect(accepts.contains(.base64) || accepts.contains(.data)) }
        if accepts.contains(.base64) { #expect(quote.contains("base64") || quote.contains("data:")) }
        if quote.contains("public") || quote.contains("must be a url") { #expect(accepts == [.url]) }
        #expect(!refuses.contains(.url))
    }
}

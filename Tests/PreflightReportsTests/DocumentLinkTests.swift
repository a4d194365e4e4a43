import PreflightModel
import Testing

@testable import PreflightReports

@Suite struct DocumentLinkTests {
    @Test(
        arguments: [
            ("A page <https://a.example/x>", "A page", "https://a.example/x"),
            ("A page (legacy) <https://a.example/x>", "A page (legacy)", "https://a.example/x"),
            ("A page (https://a.example/x)", "A page", "https://a.example/x"),
            ("A page", "A page", nil),
        ] as [(String, String, String?)])
    func `a document's title and address`(document: String, title: String, address: String?) {
        let link = LimitSource(document: document, quote: "", read: "").link
        #expect(link.title == title)
        #expect(link.address == address)
    }
}

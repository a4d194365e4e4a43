import PreflightProbe
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct FixtureFactsTests {
    @Test(arguments: StatedFacts.all)
    func `what is measured of fixtures agrees with how they were made`(_ stated: StatedFacts) throws {
        let measured = Fixture.facts(stated.file)
        let disagreements = try stated.disagreements(with: measured)
        #expect(disagreements == [])
        if let defects = stated.defects {
            #expect(measured.defects.map(\.kind.rawValue).sorted() == defects)
        }
    }

    @Test func `facts are stated for a fixture of every kind`() {
        #expect(StatedFacts.all.count >= 250)
    }
}

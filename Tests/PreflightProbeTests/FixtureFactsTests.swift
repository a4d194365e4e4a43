import PreflightProbe
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct `What is measured of the fixtures` {
    @Test(arguments: StatedFacts.all)
    func `agrees with how they were made`(_ stated: StatedFacts) throws {
        let measured = Fixture.facts(stated.file)
        let disagreements = try stated.disagreements(with: measured)
        #expect(disagreements == [])
        if let defects = stated.defects {
            #expect(measured.defects.map(\.kind.rawValue).sorted() == defects)
        }
    }

    @Test func `is stated for a file of every kind`() {
        #expect(StatedFacts.all.count >= 250)
    }
}

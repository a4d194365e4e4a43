import MediaPreflight
import PreflightModel
import TestSupport
import Testing

/// What a row says besides its answers, and where it stands.
@Suite struct MatrixRowTests {
    private static func row(_ profile: Profile, clip: Double? = 12.48) throws -> MatrixRow {
        let matrix = Preflight.matrix(
            image: Sample.image(), video: Sample.video(seconds: clip), against: [profile])
        return try #require(matrix.rows.first)
    }

    @Test func `the evidence is the weakest of the sources that a row rests on, and the oldest day`() throws {
        var profile = Sample.profile(
            "p",
            [
                .imageMinSide: Limit(
                    .pixels(300), source: Sample.source(read: "2026-11-20", strength: .page)),
                .videoMinSide: Limit(
                    .pixels(340), source: Sample.source(read: "2026-10-01", strength: .note)),
                .promptMaxCharacters: Limit(
                    .characters(9), source: Sample.source(read: "2020-01-01", strength: .report)),
            ])
        #expect(try Self.row(profile).strength == .note)
        #expect(try Self.row(profile).read == "2026-10-01")
        profile.limits[.videoMaxSide] = Limit(.pixels(3850), source: Sample.source(strength: nil))
        #expect(try Self.row(profile).strength == nil)
    }

    @Test func `the upstream's documents are no evidence for a provider`() throws {
        let upstream = Sample.profile(
            "up", [.videoMinSide: Limit(.pixels(3), source: Sample.source(strength: .report))])
        let own = Sample.profile(
            "p", [.imageMinSide: Limit(.pixels(300), source: Sample.source(strength: .schema))])
        #expect(try Self.row(own.backed(by: upstream)).strength == .schema)
    }

    @Test func `the default orientation is the documented one`() throws {
        let field = RequestField(
            path: try #require(FieldPath("orientation")), type: "string", role: .orientation,
            values: ["image", "video"], defaultValue: "video", source: Sample.source())
        #expect(
            try Self.row(Sample.profile(dialects: [Sample.dialect(field)])).defaultOrientation == .video)
        #expect(try Self.row(Sample.profile()).defaultOrientation == nil)
    }

    @Test(arguments: [Billing.Basis.output, .input])
    func `a clip costs its seconds, from the cheapest to the dearest`(basis: Billing.Basis) throws {
        let billing = Sample.billing(
            basis, (0.9, "units", false), (0.168, "USD", false), (0.07, "USD", false))
        let price = try #require(Self.row(Sample.profile(billing: billing)).price)
        #expect(price.seconds == 12.48)
        #expect(
            price.amounts == [
                .init(least: 0.8736, greatest: 2.0966, unit: "USD"),
                .init(least: 11.232, greatest: 11.232, unit: "units"),
            ])
    }

    @Test(arguments: [(12.48, 13.0), (2.2, 3), (31, 30), (10, 10)])
    func `ordered seconds are whole, and as many as can be ordered`(clip: Double, seconds: Double) throws {
        let field = RequestField(
            path: try #require(FieldPath("duration")), type: "integer", role: .duration, minimum: 3,
            maximum: 30,
            source: Sample.source())
        let profile = Sample.profile(
            dialects: [Sample.dialect(field)], billing: Sample.billing(.ordered, (6, "credits", false)))
        let price = try #require(Self.row(profile, clip: clip).price)
        #expect(price.seconds == seconds)
        #expect(price.amounts == [.init(least: 6 * seconds, greatest: 6 * seconds, unit: "credits")])
    }

    @Test func `a run costs the same whatever its length, known or not`() throws {
        let profile = Sample.profile(billing: Sample.billing(.run, (20, "credits", true)))
        for clip in [12.48, nil] {
            let price = try #require(Self.row(profile, clip: clip).price)
            #expect(price.seconds == nil)
            #expect(price.amounts == [.init(least: 20, greatest: 20, unit: "credits")])
        }
    }

    @Test(arguments: [nil, .infinity, 1e300, 0, -1])
    func `without a length that can be believed the price is that of a second`(clip: Double?) throws {
        let profile = Sample.profile(
            billing: Sample.billing(.output, (0.1, "USD", false), (0.45, "USD", true)))
        let price = try #require(Self.row(profile, clip: clip).price)
        #expect(
            price.amounts == [
                .init(least: 0.45, greatest: 0.45, unit: "USD"),
                .init(least: 0.1, greatest: 0.1, unit: "USD", isPerSecond: true),
            ])
    }

    @Test func `a way of charging without a figure is no price`() throws {
        #expect(try Self.row(Sample.profile(billing: Sample.billing(.output))).price == nil)
    }
}

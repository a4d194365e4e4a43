import MediaPreflight
import PreflightModel
import TestSupport
import Testing

/// Which row stands before which, and what all come to.
@Suite struct MatrixOrderTests {
    private static func row(
        _ id: String, _ answers: [MatrixCell.Answer], _ strength: LimitSource.Strength = .note,
        kind: Profile.Kind? = nil, price: Double? = nil, unit: String = "USD"
    ) -> MatrixRow {
        let price = price.map { sum in
            MatrixPrice(
                basis: .output, seconds: 5, amounts: [.init(least: sum, greatest: sum * 2, unit: unit)],
                source: Sample.source())
        }
        return MatrixRow(
            profile: Report.ProfileReference(id: id, name: ""), kind: kind,
            cells: zip([CharacterOrientation.image, .video], answers).map {
                MatrixCell(orientation: $0, answer: $1)
            }, price: price, strength: strength)
    }

    private static func matrix(_ rows: [MatrixRow]) -> Matrix {
        Matrix(tool: Preflight.tool, image: nil, video: nil, orientations: [.image, .video], rows: rows)
    }

    /// In the order in which they are to stand.
    private static let ordered = [
        row("b", [.accepted, .accepted], kind: .official, price: 9),
        row("a", [.accepted, .accepted], .schema),
        row("d", [.accepted, .accepted], price: 1),
        row("c", [.accepted, .accepted]),
        row("h", [.refused, .accepted], .page, price: 1), row("f", [.adjusted, .accepted], .page, price: 2),
        row("e", [.accepted, .refused], .page, price: 1, unit: "RUB"),
        row("g", [.unknown, .accepted], .page, price: 1, unit: "credits"),
        row("i", [.accepted, .refused], .part),
        row("j", [.adjusted, .adjusted]), row("k", [.unknown, .adjusted]),
        row("l", [.unknown, .refused]), row("m", [.refused, .refused], .page, price: 0.01),
        row("n", [.refused, .refused]), row("o", [.refused, .refused]),
    ]

    @Test func `rows stand by use, whatever order they come in`() {
        for _ in 0..<20 {
            #expect(
                Self.matrix(Self.ordered.shuffled()).rows.map(\.profile.id) == Self.ordered.map(\.profile.id))
        }
    }

    @Test func `every answer is counted, also when only rows that take the files are listed`() {
        let accepting = Self.matrix(Self.ordered).accepting
        #expect(accepting.rows.map(\.profile.id) == ["b", "a", "d", "c", "h", "f", "e", "g", "i", "j", "k"])
        #expect(accepting.providerCount == 15)
        #expect(accepting.tallies.map(\.accepted) == [6, 7])
        #expect(accepting.tallies.map(\.adjusted) == [2, 2])
        #expect(accepting.tallies.map(\.unknown) == [3, 0])
        #expect(accepting.tallies.map(\.refused) == [4, 6])
    }

    @Test(arguments: [
        ([[MatrixCell.Answer.refused, .accepted], [.refused, .refused]], Verdict.pass),
        ([[.adjusted, .unknown]], .pass), ([[.unknown, .refused], [.refused, .refused]], .unknown),
        ([[.refused, .refused]], .fail), ([], .unknown),
    ])
    func `the verdict is pass when somebody takes it`(answers: [[MatrixCell.Answer]], verdict: Verdict) {
        let rows = answers.enumerated().map { Self.row("\($0)", $1) }
        #expect(Self.matrix(rows).verdict == verdict)
    }

    @Test func `two files are measured once and compared with every built-in profile`() async throws {
        let matrix = try await Preflight.matrix(of: Submission(image: Fixture.hero, video: Fixture.dance))
        #expect(matrix.rows.map(\.profile.id).sorted() == Preflight.builtInProfiles)
        #expect(matrix.verdict == .pass)
        let alone = try await Preflight.matrix(
            of: Submission(video: Fixture.dance, orientation: .image), profiles: ["kkiai", "kkiai"])
        #expect(alone.image == nil && alone.rows.count == 1 && alone.orientations == [.image])
        await #expect(throws: PreflightError.self) { try await Preflight.matrix(of: Submission()) }
    }
}

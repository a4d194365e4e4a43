import PreflightModel
import TestSupport

extension Sample {
    private static func reference(_ id: String, _ name: String) -> Report.ProfileReference {
        Report.ProfileReference(id: id, name: name)
    }

    private static func found(
        _ code: String, _ actual: Quantity?, _ limit: Quantity?, unit: String? = nil,
        severity: Severity = .error, outcome: Outcome = .fail, message: String = "It is wrong; so it is",
        adjustment: Adjustment? = nil, upstream: String? = nil
    ) -> Finding {
        Finding(
            code: code, rule: "a-rule", severity: severity, outcome: outcome, subject: .video,
            location: Location(path: "dance.mp4"), message: message, actual: actual, limit: limit, unit: unit,
            source: source, adjustment: adjustment, upstream: upstream)
    }

    private static func cells(_ image: MatrixCell, _ video: MatrixCell) -> [MatrixCell] {
        var cells = [image, video]
        cells[1].orientation = .video
        return cells
    }

    private static func cell(
        _ answer: MatrixCell.Answer, _ findings: [Finding] = [], _ doubt: MatrixCell.UnknownReason? = nil
    ) -> MatrixCell {
        MatrixCell(orientation: .image, answer: answer, doubt: doubt, findings: findings)
    }

    private static func price(
        _ basis: Billing.Basis, _ seconds: Double?, _ amounts: MatrixPrice.Amount...
    ) -> MatrixPrice {
        MatrixPrice(basis: basis, seconds: seconds, amounts: amounts, source: source)
    }

    private static let rows: [MatrixRow] = [
        MatrixRow(
            profile: reference("kling-v2", "Kling, current API"), kind: .official,
            cells: cells(
                cell(.refused, [found("VID006", .decimal(12.48), .decimal(10), unit: "s")]), cell(.accepted)),
            price: price(
                .output, 12.48, .init(least: 0.8736, greatest: 2.0966, unit: "USD"),
                .init(least: 6.24, greatest: 14.976, unit: "units")),
            strength: .note, read: "2026-11-21"),
        MatrixRow(
            profile: reference("comfyui", "ComfyUI"), kind: .validator, defaultOrientation: .video,
            cells: cells(cell(.accepted), cell(.accepted)),
            price: price(.run, nil, .init(least: 0.967, greatest: 0.967, unit: "USD")), strength: .code,
            read: "2026-11-20"),
        MatrixRow(
            profile: reference("wavespeed", "A provider whose name is too long for a column"),
            defaultOrientation: .image,
            cells: cells(
                cell(
                    .adjusted,
                    [found("VID006", .decimal(10.001), .decimal(10), unit: "s", adjustment: .trims)]),
                cell(
                    .unknown,
                    [
                        found("VID002", .integer(10_000_001), .integer(10_000_000), unit: "bytes"),
                        found("VID003", nil, nil, outcome: .unknown),
                    ], .ambiguous)),
            price: price(.ordered, 13, .init(least: 78, greatest: 117, unit: "credits")), strength: .part,
            read: "2026-11-21"),
        MatrixRow(
            profile: reference("polza", "Polza"),
            cells: cells(
                cell(
                    .unknown,
                    [found("VID003", .integer(300), .integer(340), unit: "px", upstream: "kling-v2")],
                    .upstream),
                cell(.unknown, [], .undocumented)),
            price: price(.output, nil, .init(least: 14, greatest: 19, unit: "RUB", isPerSecond: true)),
            strength: .report, read: "2026-11-21"),
        MatrixRow(
            profile: reference("strict", "Strict"),
            cells: cells(
                cell(
                    .refused,
                    [
                        found("VID001", .text("webm"), .text("mp4, mov")),
                        found("VID002", .integer(104_857_601), .integer(104_857_600), unit: "bytes"),
                        found("VID003", .integer(340), .integer(340), unit: "px"),
                    ]),
                cell(.refused, [found("IMG005", .text("3:1"), .text("2.5:1"))])), strength: .schema),
        MatrixRow(
            profile: reference("vague", ""),
            cells: cells(
                cell(
                    .unknown,
                    [
                        found(
                            "VID003", nil, nil, outcome: .unknown,
                            message: "width and height could not be measured; at least 340 px are asked for")
                    ], .unmeasured),
                cell(.unknown, [found("VID007", .decimal(60), .decimal(30), unit: "fps")], .recommended)),
            read: "2026-11-21"),
    ]

    static let matrix = Matrix(
        tool: tool, image: hero, video: dance, orientations: [.image, .video], rows: rows)

    /// One file, which is none that anybody would take.
    static let faultyMatrix: Matrix = {
        let fault = Finding(
            code: "SRC005", rule: "not-media", severity: .error, subject: .video,
            location: Location(path: "pointer.mp4"), message: "the file is a pointer; run `git lfs pull`")
        let row = MatrixRow(
            profile: kkiai, cells: [MatrixCell(orientation: .image, answer: .refused, findings: [fault])])
        return Matrix(
            tool: tool, image: nil, video: pointer, orientations: [.image], faults: [fault], rows: [row])
    }()

    /// A report that says what other providers would do.
    static let compared: SampleRun = {
        var run = SampleRun([report([asset(hero, .image, .pass), asset(dance, .video, .pass)], [])])
        run.summary.matrix = matrix
        return run
    }()

    /// A text wherever a stranger's can stand.
    static func matrix(saying text: String) -> Matrix {
        let source = LimitSource(document: text, quote: text, read: text)
        let finding = Finding(
            code: "VID001", rule: text, severity: .error, subject: .video, location: Location(path: text),
            message: text, actual: .text(text), limit: .text(text), unit: text, source: source, upstream: text
        )
        var facts = hero
        facts.path = text
        let row = MatrixRow(
            profile: reference(text, text), defaultOrientation: .video,
            cells: cells(cell(.refused, [finding]), cell(.unknown, [finding], .upstream)),
            price: MatrixPrice(
                basis: .output, seconds: 1, amounts: [.init(least: 1, greatest: 2, unit: text)],
                source: source),
            strength: .page, read: text)
        var fault = finding
        fault.code = "SRC005"
        return Matrix(
            tool: .init(name: text, version: text), image: facts, video: nil, orientations: [.image, .video],
            faults: [fault], rows: [row])
    }

    /// Matrices by the names of their goldens.
    static let matrices: [String: Matrix] = [
        "pair": matrix, "accepted": matrix.accepting, "faulty": faultyMatrix,
        "hostile": matrix(saying: "a|b`<i>@x\u{1B}[2J\n::error::<https://e.example>"),
    ]
}

import PreflightModel

extension TextPage {
    /// The request: what it was read as, what is wrong with its fields, and what is at stake.
    mutating func request(_ request: RequestReport, _ findings: [Finding]) {
        gap()
        line(
            .init(request.verdict.word.padded(to: 9), request.verdict.role), .init(request.path, .heading),
            .init("  " + request.shortDescription))
        self.findings(findings)
        guard let stake = request.stake else { return }
        if !findings.isEmpty { gap() }
        row(.init("at stake", .faint), column: 10, stake.statement)
        if let source = stake.source, let quotation = Wording.quotation(source) {
            row(.init("why", .faint), column: 10, quotation)
            row(.init(""), column: 10, Wording.citation(source), .faint)
        }
    }
}

extension RequestReport {
    /// What it was read as, in one line: `KKIAI's request, 412 bytes, orientation image`.
    var shortDescription: String {
        [
            dialectTitle ?? "a request of no known kind", Wording.size(Int64(byteCount)),
            orientation.map { "orientation \($0.rawValue)" },
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension CostEstimate {
    /// What is paid for, and what it costs where that is documented.
    var statement: String {
        let length = Wording.seconds((seconds * 1000).rounded() / 1000)
        let counted =
            switch basis {
            case .ordered: "\(length), as the request orders"
            case .output: "up to \(length), as the result follows the motion video"
            case .input: "\(length), as long as the motion video is"
            case .run: "one run, for a clip of \(length)"
            case nil where amounts.isEmpty:
                "\(length) of motion; the document does not say how it is paid for"
            case nil: "\(length), if all of the motion video is paid for"
            }
        guard !amounts.isEmpty else { return counted }
        let sums = amounts.map { amount in
            "\(Wording.number(amount.value)) \(amount.unit)" + (amount.model.map { " (\($0))" } ?? "")
        }
        return "\(counted): " + sums.joined(separator: ", ")
    }
}

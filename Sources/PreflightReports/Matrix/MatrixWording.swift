import PreflightModel

/// How a matrix is put for people: the same words in every format.
extension Matrix {
    /// What it comes to, in one sentence: `Accepted by 21 of 38 providers with orientation image, by 27 with video`.
    var statement: String {
        guard let first = tallies.first else { return "Nothing was compared" }
        func number(_ count: Int) -> String { count == 0 ? "none" : String(count) }
        func adjusted(_ tally: MatrixTally) -> String {
            tally.adjusted > 0 ? " (adjusted by \(tally.adjusted))" : ""
        }
        let rest = tallies.dropFirst().map { tally in
            ", by \(number(tally.accepted)) with \(tally.orientation.rawValue)\(adjusted(tally))"
        }
        return "Accepted by \(number(first.accepted)) of \(Wording.count(providerCount, "provider")) "
            + "with orientation \(first.orientation.rawValue)\(adjusted(first))" + rest.joined()
    }

    /// The files, each with what it is there for.
    var files: [(role: String, facts: MediaFacts)] {
        [("image", image), ("video", video)].compactMap { role, facts in facts.map { (role, $0) } }
    }

    /// What the answers mean, those that were given.
    var legend: [(answer: MatrixCell.Answer, meaning: String)] {
        let given = Set(rows.flatMap(\.answers))
        return MatrixCell.Answer.allCases.filter(given.contains).map { ($0, $0.meaning) }
    }

    /// What the signs beside the answers mean, those that stand somewhere.
    var signs: [(sign: String, meaning: String)] {
        var signs: [(String, String)] = []
        if rows.contains(where: { row in orientations.contains(where: row.isDefault) }) {
            signs.append(("*", "the orientation that holds when a request names none"))
        }
        if rows.contains(where: { !$0.misprints.isEmpty }) {
            signs.append(("†", "its pages print limits that are not enforced here: evident misprints"))
        }
        if rows.contains(where: \.isCostUncertain) {
            signs.append(("~", "a price that was noted or reported, not quoted"))
        }
        if rows.contains(where: { $0.cost == nil }) { signs.append(("–", "not documented")) }
        return signs
    }

    /// That there are more providers than rows; nil when there are not.
    var abridgement: String? {
        let missing = providerCount - rows.count
        return missing > 0 ? "\(Wording.count(missing, "provider")) more, not listed." : nil
    }

    /// Why a cell says what it says, in a few words; nil when there is nothing to say.
    func reason(_ cell: MatrixCell) -> String? {
        guard let finding = cell.findings.first else {
            return cell.doubt == .undocumented ? "documents nothing about \(media)" : nil
        }
        let more = cell.findings.count > 1 ? " (+\(cell.findings.count - 1) more)" : ""
        // What is wrong with the file itself was said once, and would fill the table.
        let isFault = faults.contains { $0.code == finding.code && $0.subject == finding.subject }
        return (isFault ? "\(finding.code), for every provider" : finding.briefly(cell.doubt)) + more
    }

    /// What is compared, in a word.
    private var media: String {
        switch (image, video) {
        case (_?, nil): "images"
        case (nil, _?): "videos"
        default: "media"
        }
    }
}

extension MatrixCell.Answer {
    /// What it means, in a few words.
    fileprivate var meaning: String {
        switch self {
        case .accepted: "nothing that is documented stands against it"
        case .adjusted: "taken, and altered as documented"
        case .unknown: "not measured, not documented, or readable both ways"
        case .refused: "a documented limit is broken"
        }
    }
}

extension MatrixRow {
    /// What it would cost; nil when no price is documented.
    var cost: String? {
        guard let price else { return nil }
        let sums = price.amounts.map { amount in
            let isClip = !amount.isPerSecond
            let least = Wording.sum(amount.least, amount.unit, isRounded: isClip)
            let greatest = Wording.sum(amount.greatest, amount.unit, isRounded: isClip)
            let range = least == greatest ? least : "\(least)–\(greatest)"
            let measure = amount.isPerSecond ? " a second" : price.seconds == nil ? " a run" : ""
            return "\(range) \(amount.unit)\(measure)"
        }
        let ordered = price.basis == .ordered ? price.seconds.map { " for \(Wording.seconds($0))" } : nil
        return (isCostUncertain ? "~" : "") + sums.joined(separator: ", ") + (ordered ?? "")
    }

    /// Whether nobody has quoted the price from the provider's own words.
    fileprivate var isCostUncertain: Bool {
        price?.source.strength == .note || price?.source.strength == .report
    }

    /// What the answers rest on: `page`; nil when that is not known.
    var evidence: String? { strength?.name }

    /// Whether an orientation is taken when the request names none.
    func isDefault(_ orientation: CharacterOrientation) -> Bool { defaultOrientation == orientation }
}

extension LimitSource.Strength {
    /// What it is, in a word or two.
    fileprivate var name: String {
        switch self {
        case .page: "page"
        case .schema: "schema"
        case .part: "part of page"
        case .code: "program"
        case .note: "notes"
        case .report: "reports"
        }
    }
}

extension Wording {
    /// An amount of money or credits. Sums are rounded as people pay them, and US dollars have cents.
    static func sum(_ value: Double, _ unit: String, isRounded: Bool) -> String {
        guard isRounded, value.magnitude < 1e12 else { return number(value) }
        // In two steps, since 14.5 cents may be stored as a little less.
        let hundredths = Int64(((value * 10_000).rounded() / 100).rounded())
        guard unit == "USD" else { return number(Double(hundredths) / 100) }
        let cents = hundredths % 100
        return "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
    }
}

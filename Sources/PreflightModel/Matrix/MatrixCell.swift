/// What one provider would do with the files under one orientation, as far as its documents say.
public struct MatrixCell: Sendable, Hashable {
    /// The orientation.
    public var orientation: CharacterOrientation
    /// What the provider would do.
    public var answer: Answer
    /// Why that is not known; nil when it is.
    package var doubt: UnknownReason?
    /// The findings that the answer rests on, the first deciding. None when it is accepted, or when the documents say
    /// nothing.
    public var findings: [Finding]

    /// Creates a cell.
    package init(
        orientation: CharacterOrientation, answer: Answer, doubt: UnknownReason? = nil,
        findings: [Finding] = []
    ) {
        self.orientation = orientation
        self.answer = answer
        self.doubt = doubt
        self.findings = findings
    }

    /// What a provider would do, the best first. The raw values are part of the JSON contract.
    public enum Answer: String, Sendable, Hashable, CaseIterable {
        /// Nothing that is documented stands against it.
        case accepted
        /// It takes the files and alters them, as it documents.
        case adjusted
        /// Nobody can tell: see ``UnknownReason``.
        case unknown
        /// A documented limit is broken.
        case refused
    }

    /// Why an answer is not known, the weightiest reason first. The raw values are part of the JSON contract.
    package enum UnknownReason: String, Sendable, Hashable, CaseIterable, Comparable {
        /// Something that is limited could not be measured.
        case unmeasured
        /// The document can be read both ways.
        case ambiguous
        /// The document only recommends to keep the limit.
        case recommended
        /// Only users or third parties report the limit.
        case reported
        /// Only the provider behind the provider documents the limit.
        case upstream
        /// The provider documents nothing about media of these kinds.
        case undocumented

        /// Orders the weightier doubt first.
        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.endIndex }
    }
}

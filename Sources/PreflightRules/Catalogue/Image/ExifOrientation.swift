import PreflightModel

/// `IMG010`: the picture is stored turned and carries a note how to show it.
enum ExifOrientation: FixableRule {
    static let page = RulePage(
        code: "IMG010", name: "exif-orientation", severity: .warning,
        summary: "The picture is stored turned or mirrored, and EXIF says how to show it.",
        rationale:
            "A service that ignores EXIF sees the picture lying on its side, and the character with it.",
        reading: """
            The picture is judged as shown. When the stored size would be judged differently, this is a warning, \
            because nobody documents whether EXIF is read; else it is a note.
            """,
        remedy: "Save the picture turned upright.",
        sources: ["Exif 3.0, 4.6.5: Orientation"],
        examples: [
            RulePage.Example(
                "a photo from an upright phone", facts: ExampleFacts.image(.jpeg) { $0.exifOrientation = 6 },
                subject: .image, expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "an upright photo", facts: ExampleFacts.image(.jpeg) { $0.exifOrientation = 1 },
                subject: .image,
                expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let image = context.image, let orientation = image.exifOrientation, orientation != 1 else {
            return []
        }
        lazy var fix = Self.fix(context, as: "save it upright")
        let message =
            "EXIF orientation \(orientation): the picture is \(Self.action(orientation)) to be shown"
        guard let shown = image.displaySize, let stored = image.size else {
            return [finding(.note, message, in: context, fix: fix)]
        }
        let limits = SizeLimits(context.profile, .image)
        let isDecisive = limits.accept(shown.value) != limits.accept(stored.value)
        let sizes = " (\(shown.described(stored: stored)))"
        let doubt = isDecisive ? "; whether its size is accepted depends on whether EXIF is read" : ""
        return [
            finding(
                isDecisive ? .warning : .note, message + sizes + doubt, in: context,
                compared: Comparison(actual: .integer(Int64(orientation)), evidence: .header), fix: fix)
        ]
    }

    private static func action(_ orientation: Int) -> String {
        switch orientation {
        case 2, 4: "mirrored"
        case 3: "turned by 180°"
        case 6: "turned clockwise by 90°"
        case 8: "turned counterclockwise by 90°"
        default: "mirrored and turned"
        }
    }
}

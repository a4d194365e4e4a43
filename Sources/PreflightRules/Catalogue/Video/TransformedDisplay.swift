import PreflightModel

/// `VID015`: the video is stored otherwise than it is shown.
enum TransformedDisplay: FixableRule {
    static let page = RulePage(
        code: "VID015", name: "transformed-display", severity: .warning,
        summary: "The video is stored turned, mirrored, or with pixels that are not square.",
        rationale:
            "A service that ignores the display matrix sees the dancer lying on the side, mirrored or squeezed.",
        reading: """
            The video is judged as shown. It is a warning when it is mirrored, when the matrix is neither a rotation \
            nor a flip, or when the stored size would be judged differently; else a note.
            """,
        remedy: "Code it anew, which turns the frames themselves.",
        sources: ["ISO/IEC 14496-12, 8.3.2: tkhd matrix", "ISO/IEC 14496-12, 12.1.4: pasp"],
        examples: [
            RulePage.Example(
                "a clip from an upright phone",
                facts: ExampleFacts.video(.mp4, 1280, 720) {
                    $0.video?.rotation = 90
                    $0.video?.displaySize = Measured(PixelSize(width: 720, height: 1280), .header)
                }, subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "wide pixels that make a short side long enough",
                facts: ExampleFacts.video(.mp4, 320, 480) {
                    $0.video?.sampleAspectRatio = Ratio(4, 3)
                    $0.video?.displaySize = Measured(PixelSize(width: 427, height: 480), .header)
                }, subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example("an upright video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let track = context.track else { return [] }
        var findings = defects(
            [.degenerateMatrix], .warning, in: context, fix: fix(context, as: "code it anew, upright"))
        let transformations = Self.transformations(track)
        guard !transformations.isEmpty else { return findings }

        var message = "the video is \(transformations.joined(separator: " and "))"
        var isDecisive = false
        if let shown = track.displaySize, let stored = track.size {
            message += " (\(shown.described(stored: stored)))"
            let limits = SizeLimits(context.profile, .video)
            isDecisive = limits.accept(shown.value) != limits.accept(stored.value)
        }
        if isDecisive { message += "; whether its size is accepted depends on whether that is honoured" }
        let isWarning = isDecisive || track.isMirrored == true
        let isMoved = (track.rotation ?? 0) != 0 || track.isMirrored == true
        lazy var fix = Self.fix(
            context, as: isMoved ? "code it anew, upright" : "code it anew with square pixels")
        findings.append(finding(isWarning ? .warning : .note, message, in: context, fix: fix))
        return findings
    }

    private static func transformations(_ track: VideoTrackFacts) -> [String] {
        var words: [String] = []
        if let rotation = track.rotation, rotation != 0 { words.append("\(turn(rotation)) to be shown") }
        if track.isMirrored == true { words.append("mirrored to be shown") }
        if let pixel = track.sampleAspectRatio, pixel.numerator > 0, pixel.denominator > 0,
            pixel.numerator != pixel.denominator
        {
            words.append("stored with pixels of \(pixel) instead of square ones")
        }
        return words
    }

    private static func turn(_ degrees: Int) -> String {
        switch degrees {
        case 180: "turned by 180°"
        case 270: "turned counterclockwise by 90°"
        default: "turned clockwise by \(degrees)°"
        }
    }
}

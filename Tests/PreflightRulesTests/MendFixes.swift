import PreflightModel

@testable import PreflightRules

/// The fix that every finding about a video carries; nil when no program mends it.
func videoFix(_ context: RuleContext, after lesson: MendLesson = MendLesson()) -> Fix? {
    VideoMend.plan(context, after: lesson)?.fix(context.facts.path)
}

/// The fix that every finding about a picture carries; nil when no program mends it.
func imageFix(_ context: RuleContext, after lesson: MendLesson = MendLesson()) -> Fix? {
    ImageMend.plan(context, after: lesson)?.fix(context.facts.path)
}

extension MendLesson {
    /// What a copy has shown that had some times as many bytes as are allowed.
    init(excess: Double) {
        self.init()
        _ = note(byteCount: Int64(1000 * excess), limit: 1000)
    }
}

import PreflightModel
import PreflightText
import Testing

@Suite struct SuggestionTests {
    @Test(
        arguments: [
            ("video.maxDuration", "video.maxDuration.image"), ("kling", "kling-v1"), ("kkia", "kkiai"),
            ("video.minDuratoin", "video.minDuration"), ("kk", nil), ("", nil), ("runway", nil),
        ] as [(String, String?)])
    func `a word cut short means what it begins, any other what is fewest edits away`(
        word: String, meant: String?
    ) {
        let known = ["kkiai", "kling-v1", "kling-v2"] + LimitKey.allCases.map(\.rawValue)
        #expect(Suggestion.nearest(to: word, in: known) == meant)
    }
}

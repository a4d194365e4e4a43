import PreflightModel
import Testing

@Suite struct RoughTimeTests {
    @Test(
        arguments: [
            (0, "less than a minute"), (59.9, "less than a minute"), (60, "1 minute"), (119.9, "1 minute"),
            (120, "2 minutes"), (-720, "12 minutes"), (7199, "119 minutes"), (7200, "2 hours"),
            (172_799, "47 hours"), (172_800, "2 days"), (3_153_599_999, "36499 days"),
            (3_153_600_000, "more than 100 years"), (.greatestFiniteMagnitude, "more than 100 years"),
            (-.infinity, "more than 100 years"), (.nan, "more than 100 years"),
            (.leastNonzeroMagnitude, "less than a minute"),
        ] as [(Double, String)])
    func `any number of seconds has words`(seconds: Double, words: String) {
        #expect("\(RoughTime(seconds: seconds))" == words)
    }
}

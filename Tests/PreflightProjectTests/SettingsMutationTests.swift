import PreflightModel
import PreflightProject
import TestSupport
import Testing

@Suite(.tags(.slow)) struct SettingsMutationTests {
    private static let text = """
        profile: kkiai
        include: ["**/*.png", '[a-z]*.{mov,mp4}']
        assets:
          characters/**: image
          "é 漢/**": {role: video, orientation: image}
        pairs:
          - {image: characters/{name}.png, video: dances/{name}.mp4}
        severity: {IMG009: error, VID012: note}
        ignore:
          - code: VID012
            reason: >-
              agreed with the studio
        outputs: [text, sarif=reports/preflight.sarif]

        """

    /// Pieces that mean something to YAML, to globs or to the reader.
    private static let pieces =
        [
            "{", "}", "[", "]", ":", ": ", ",", "- ", "\n", "\n  ", "\t", "\"", "'", "\\", "&a ", "*a", "*",
            "**", "!", "!!str ",
            "|", ">", "#", " #", "%", "@", "?", "? ", "---\n", "...\n", "~", "null", "{n}", "\\u0000",
            "\\xFF", "\u{FEFF}",
            "\u{85}", "\u{2028}", "\0", "/", "..", "<<: ",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xEF, 0xB7, 0x90], [0xED, 0xA0, 0x80]]

    @Test(.timeLimit(.minutes(30)), arguments: 0..<8)
    func `whatever is changed in a file, it is read or refused with its place`(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<60 {
            var bytes = Array(Self.text.utf8)
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 0..<6, using: &random))
                bytes.replaceSubrange(start..<end, with: Self.pieces.randomElement(using: &random) ?? [])
            }
            do throws(PreflightError) {
                let settings = try SettingsFile.settings(
                    bytes, named: "s.yml", from: "/w", vocabulary: SettingsSample.vocabulary)
                _ = settings.role(for: "characters/a.png")
                _ = settings.pairs(with: "characters/a.png")
            } catch {
                #expect(error.code == .invalidSettings)
                #expect(
                    error.message.prefixMatch(of: #/s\.yml:[1-9][0-9]*:[1-9][0-9]*: /#) != nil,
                    "\(error.message)")
            }
        }
    }
}

/// The same numbers for the same seed, so that a failure can be seen again.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

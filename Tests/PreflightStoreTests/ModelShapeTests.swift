import PreflightModel
import PreflightStore
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct ModelShapeTests {
    /// When this fails, the model has changed: teach `Storable` and `Arbitrary` the change, raise
    /// `StoredMessage.version`, and record the golden anew.
    @Test func `the coding of the model knows every stored property and case`() {
        var shapes = Shapes()
        for seed in 0..<60 {
            var source = RandomSource(seed: UInt64(seed), fullness: 100)
            shapes.add(source.value() as Report)
        }
        let text = "version \(StoredMessage.version)\n\n\(shapes.text)"
        #expect(Golden(beside: #filePath).difference(text, "Shapes.txt") == nil)
        #expect(shapes.gaps == [], "made-up values must leave nothing out")
    }
}

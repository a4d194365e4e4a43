import PreflightModel
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct FieldPathTests {
    @Test(arguments: [
        "prompt", "options.watermark_info.enabled", "element_list[].element_id", "contents[type=image].url",
    ])
    func `a path is written as it is read`(text: String) {
        #expect(FieldPath(text)?.description == text)
    }

    @Test(arguments: [
        "", ".", "a.", ".a", "a..b", "a[", "a]", "a[]b", "a[b]", "a[=b]", "a[b=]", "a[b=c=d]", "[]", "a b",
    ])
    func `what is not a path is refused`(text: String) {
        #expect(FieldPath(text) == nil)
    }
}

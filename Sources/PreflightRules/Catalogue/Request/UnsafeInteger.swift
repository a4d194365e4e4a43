import PreflightModel

/// `REQ013`: a whole number that many programs cannot keep exactly.
enum UnsafeInteger: RequestRule {
    static let page = RulePage(
        code: "REQ013", name: "unsafe-integer", severity: .error,
        summary: "A whole number is too large to be kept exactly.",
        rationale: """
            JavaScript, and every program that reads numbers as doubles, keeps whole numbers up to 2^53 only. Kling's \
            own sample `element_id`, 829836802793406551, becomes 829836802793406592 there: another element, or none.
            """,
        reading: """
            Above 2^53 it is a warning where the document asks for a number of 64 bits, and an error where it asks for \
            anything else; beyond 64 bits it is an error.
            """,
        remedy:
            "Send it as a string where the document says so. Otherwise write it with a library that keeps 64 bits.",
        sources: ["RFC 8259, section 6", "the field's table in the profile: `type`"],
        examples: [
            RulePage.Example(
                "an element's id as a number, where a string is asked for",
                request: ExampleRequests.kkiai(["element_list": #"[{"element_id": 829836802793406551}]"#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "the same as a string",
                request: ExampleRequests.kkiai(["element_list": #"[{"element_id": "829836802793406551"}]"#]),
                expected: nil),
            RulePage.Example(
                "the same as a number, where one of 64 bits is asked for",
                request: ExampleRequests.kkiai(["element_list": #"[{"element_id": 829836802793406551}]"#]),
                profile: "kling-v1", expected: RulePage.Expectation(.warning)),
        ])

    private static let greatestExact: UInt64 = 1 << 53

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots.compactMap { slot in
            guard let literal = slot.value?.number, JSONType.isWhole(literal) else { return nil }
            let number = Int64(literal)
            if let number, number.magnitude <= greatestExact { return nil }
            let type = slot.type
            let shown = literal.count > 24 ? "\(literal.prefix(24))…" : literal
            guard let number else {
                return finding(
                    .error, "\(slot.title) is \(shown), which 64 bits do not hold", at: Place(slot),
                    in: context,
                    source: slot.field.source, fix: Fix("send an id that exists"))
            }
            let rounded = Int64(exactly: Double(number)).map { $0 == number ? "" : ", making it \($0)" } ?? ""
            let isString = type == .string
            return finding(
                type == .long ? .warning : .error,
                "\(slot.title) is \(shown), above 2^53: programs that read numbers as doubles change it\(rounded)",
                at: Place(slot), in: context, source: slot.field.source,
                fix: Fix(
                    isString
                        ? "send it as a string: \"\(shown)\"" : "write it with a library that keeps 64 bits"))
        }
    }
}

import PreflightModel

/// `REQ008`: a value is of another type than the document says.
enum WrongType: RequestRule {
    static let page = RulePage(
        code: "REQ008", name: "wrong-type", severity: .error,
        summary: "A value is of another JSON type than the document says.",
        rationale:
            "`\"15\"` is no number and `true` no `\"yes\"`: strict APIs refuse it, lenient ones guess.",
        reading: """
            An error. Warnings are: null for a field that may be left out, and a whole number written with a fraction \
            (`15.0`), because programs differ; and a type that another document gives the field, such as Kling's own \
            behind a gateway's. A field that is required and null is REQ006's.
            """,
        remedy: "Send the type that the document names.",
        sources: ["the field's table in the profile: `type`"],
        examples: [
            RulePage.Example(
                "a number in quotation marks", request: ExampleRequests.ulazai(["duration_seconds": #""8""#]),
                profile: "ulazai", expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "true for yes", request: ExampleRequests.kkiai(["keep_original_sound": "true"]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a whole number with a fraction",
                request: ExampleRequests.ulazai(["duration_seconds": "8.0"]),
                profile: "ulazai", expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "an object, where KKIAI's document says an array and Kling's an object",
                request: ExampleRequests.kkiai(["watermark_info": #"{"enabled": true}"#]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example("a number", request: ExampleRequests.ulazai(), profile: "ulazai", expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        if let root = context.request.root, root.members == nil {
            return [
                finding(
                    .error, "the request is \(root.kindTitle); expected an object: {…}", at: Place(root),
                    in: context, fix: advice(root).map { Fix($0) })
            ]
        }
        return context.request.slots.flatMap { slot in
            // What is missing is said to be that, and nothing else.
            guard let value = slot.value, !MissingField.isMissing(slot), let type = slot.type else {
                return [Finding]()
            }
            if let contradiction = contradiction(value, as: type, of: slot, in: context) {
                return [contradiction]
            }
            return judge(value, as: type, of: slot, at: Place(slot), in: context)
                + judgeItems(of: value, as: type, of: slot, in: context)
        }
    }

    /// A value of the type that another document gives the field: which of the two is right is for nobody here to say.
    private static func contradiction(
        _ value: JSONValue, as type: JSONType, of slot: FieldSlot, in context: RequestContext
    ) -> Finding? {
        guard !type.fits(value), let other = slot.field.otherType.flatMap({ JSONType($0) }),
            other.fits(value),
            let source = slot.field.otherTypeSource
        else { return nil }
        return finding(
            .warning,
            "\(slot.title) is \(value.kindTitle); the document says \(type.title), and another document "
                + "\(other.title) (\(source.document): “\(source.quote)”)",
            at: Place(slot), in: context, source: slot.field.source,
            fix: Fix("ask the provider which it takes, or leave the field out"))
    }

    /// What to do about a request that is no object, but seems to hold some.
    private static func advice(_ root: JSONValue) -> String? {
        switch root.content {
        case .string(let text):
            let first = text.utf8.first { $0 > 0x20 }
            return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
                ? "it was encoded twice: send the object, not its text" : nil
        case .array(let items) where items.count == 1: return "take the request out of the list"
        case .array(let items) where items.allSatisfy { $0.members != nil } && !items.isEmpty:
            return "give one request; `preflight stream` reads many, one a line"
        default: return nil
        }
    }

    private static func judgeItems(
        of value: JSONValue, as type: JSONType, of slot: FieldSlot, in context: RequestContext
    ) -> [Finding] {
        // What a selection found are objects already, and where they are is not what their count says.
        guard case .array(of: let item?) = type, let items = value.items, !slot.field.path.endsInSelection
        else { return [] }
        // Items that are a field of their own are judged as that.
        let ownItems = context.request.slots.contains { $0.pointer == slot.pointer + "/0" }
        guard !ownItems else { return [] }
        return items.enumerated().flatMap { index, value in
            judge(value, as: item, of: slot, at: Place(slot, item: index, value), in: context)
        }
    }

    private static func judge(
        _ value: JSONValue, as type: JSONType, of slot: FieldSlot, at place: Place, in context: RequestContext
    ) -> [Finding] {
        guard !type.fits(value) else { return [] }
        if let text = value.string, context.request.command?.valueVariables.contains(text) == true {
            return [
                finding(
                    .error, "\(slot.title) \(CommandFacts.replaced)", outcome: .unknown, at: place,
                    in: context,
                    source: slot.field.source,
                    fix: Fix("write the value in its place, or check the request that the command sends"))
            ]
        }
        var severity: Severity = .error
        var advice: String?
        switch value.content {
        case .null:
            severity = .warning
            let isItem = place.pointer != slot.pointer
            advice =
                isItem ? "leave the item out" : slot.field.isRequired == true ? nil : "leave the field out"
        case .number(let literal) where type == .integer || type == .long:
            if let number = Double(literal), number == number.rounded(), number.magnitude < 9e15 {
                severity = .warning
                advice = "write it as \(Int64(number))"
            }
        case .boolean(let flag) where Set(slot.field.values) == ["yes", "no"]:
            advice = "write \"\(flag ? "yes" : "no")\""
        case .number(let literal) where type == .string && JSONType.isWhole(literal):
            advice = "write it as \"\(literal.prefix(40))\""
        default: break
        }
        let quoted = value.number.map { "the number \($0.prefix(24))" } ?? value.kindTitle
        return [
            finding(
                severity, "\(slot.title) is \(quoted); the document says \(type.title)", at: place,
                in: context, source: slot.field.source, fix: Fix(advice ?? "send \(type.title)"))
        ]
    }
}

extension FieldPath {
    /// Whether it means those of an array's items that a member tells apart.
    fileprivate var endsInSelection: Bool {
        if case .itemsWhere? = steps.last { true } else { false }
    }
}

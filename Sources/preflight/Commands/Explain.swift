import ArgumentParser
import MediaPreflight
import PreflightReports
import PreflightSystem
import PreflightText

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a rule's page, or the rules that a provider's error message stands for.",
        discussion: """
            A rule is named by its code or its name. Anything else is taken for what a provider answered: its \
            message, its code, or the whole body as JSON; - reads that from standard input. A message that is in no \
            document and no report that was read is unknown, and said to be (exit status 2).

            EXAMPLES:
              preflight explain VID004
              preflight explain --list
              preflight explain "Image pixel is invalid"
              preflight explain 1201
              curl … | preflight explain -
            """
    )

    @Argument(
        help: "A rule's code or name, in any case; or a provider's message or code; - is standard input.",
        completion: .rules)
    var words: [String] = []

    @Flag(help: "List every rule.")
    var list = false

    @OptionGroup var color: ColorOptions

    func validate() throws {
        guard words.isEmpty == list else {
            throw ValidationError("Name one CODE or message, or use --list to see all rules.")
        }
    }

    func run() throws {
        let layout = Console.layout(colorless: color.noColor)
        let page = TextRulePage(layout)
        if list { return try Console.print(page.list(Preflight.rules)) }
        let name = words.joined(separator: " ")
        if let rule = Preflight.rules.first(where: { $0.isCalled(name) }) {
            return try Console.print(page.render(rule))
        }
        let answer = name == "-" ? try Self.standardInput() : name
        let messages = Preflight.messages(in: answer)
        guard messages.known.isEmpty else {
            return try Console.print(
                TextMessages(layout).render(
                    messages.known, rules: Preflight.rules, unknown: messages.unknown))
        }
        // A single word was more likely meant as a rule.
        if name != "-", !answer.contains(where: { $0.isWhitespace || $0 == "{" }), Int(answer) == nil {
            let names = Preflight.rules.flatMap { [$0.code, $0.name] }
            let guess = Suggestion.nearest(to: name, in: names).map { " Did you mean \($0)?" } ?? ""
            throw PreflightError(
                .unknownRule, "there is no rule '\(name)'.\(guess) `preflight explain --list` lists them all."
            )
        }
        let shown = (messages.unknown.first ?? SecretText.masked(answer))
            .split(whereSeparator: \.isWhitespace).prefix(24).joined(separator: " ")
        throw PreflightError(
            .unknownMessage,
            "the message '\(shown.shortened)' is unknown: it is in no document and no report that was read. "
                + "`preflight check` finds what the documents do say.")
    }

    /// An answer of a provider: never large.
    private static func standardInput() throws -> String {
        do throws(SystemFailure) {
            let bytes = try Descriptor.standardInput.readAll(atMost: 1 << 20)
            return String(decoding: bytes.withoutByteOrderMark, as: UTF8.self)
        } catch {
            throw PreflightError(
                .unknownMessage, "standard input cannot be read", cause: error.description)
        }
    }
}

extension RulePage {
    fileprivate func isCalled(_ name: String) -> Bool {
        code.lowercased() == name.lowercased() || self.name == name.lowercased()
    }
}

extension PreflightError.Code {
    fileprivate static let unknownRule = Self(rawValue: "unknownRule")
    fileprivate static let unknownMessage = Self(rawValue: "unknownMessage")
}

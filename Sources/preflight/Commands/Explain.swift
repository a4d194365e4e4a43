import ArgumentParser
import MediaPreflight

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a rule's page: what it checks, why, examples, and how to fix it.",
        discussion: """
            EXAMPLES:
              preflight explain VID004
              preflight explain --list
            """
    )

    @Argument(help: "A rule's code or name, in any case.", completion: .rules)
    var code: String?

    @Flag(help: "List every rule.")
    var list = false

    @OptionGroup var color: ColorOptions

    func validate() throws {
        guard (code == nil) == list else {
            throw ValidationError("Name one CODE, or use --list to see them all.")
        }
    }

    func run() throws {
        let page = TextRulePage(Console.layout(colorless: color.noColor))
        guard let code else { return try Console.print(page.list(Preflight.rules)) }
        guard let rule = Preflight.rules.first(where: { $0.isCalled(code) }) else {
            let names = Preflight.rules.flatMap { [$0.code, $0.name] }
            let guess = Suggestion.nearest(to: code, in: names).map { " Did you mean \($0)?" } ?? ""
            throw PreflightError(
                .unknownRule, "there is no rule '\(code)'.\(guess) `preflight explain --list` lists them all."
            )
        }
        try Console.print(page.render(rule))
    }
}

extension RulePage {
    fileprivate func isCalled(_ name: String) -> Bool {
        code.lowercased() == name.lowercased() || self.name == name.lowercased()
    }
}

extension PreflightError.Code {
    fileprivate static let unknownRule = Self(rawValue: "unknownRule")
}

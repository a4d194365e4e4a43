public import PreflightModel
public import Testing

// How the log names great values that tests take as arguments: by what they are about, not by all that is in them.

extension RulePage: CustomTestStringConvertible {
    /// Its code.
    public var testDescription: String { code }
}

extension ProviderMessage: CustomTestStringConvertible {
    /// The provider's words.
    public var testDescription: String { text }
}

extension Report: CustomTestStringConvertible {
    /// Its verdict, and what it is about.
    public var testDescription: String {
        "\(verdict), \(request?.path ?? assets.map(\.facts.path).joined(separator: ", "))"
    }
}

import MediaPreflight
import PreflightReports
import PreflightSystem
import PreflightText

/// The terminal, or whatever stands in its place.
enum Console {
    /// As wide as the terminal, but no wider than usual, since long lines are hard to read.
    static func layout(colorless: Bool) -> TextLayout {
        let usual = TextLayout.plain.width
        return TextLayout(
            style: style(colorless: colorless),
            width: min(Descriptor.standardOutput.columns ?? usual, usual))
    }

    /// Colour only where it can be seen and is not refused (no-color.org).
    private static func style(colorless: Bool) -> Style {
        guard !colorless, Descriptor.standardOutput.isTerminal else { return .plain }
        guard ThisProcess.environment("NO_COLOR", default: "").isEmpty else { return .plain }
        return ThisProcess.environment("TERM", default: "dumb") == "dumb" ? .plain : .colored
    }

    /// Prints an answer. An answer that nobody gets is a failure.
    static func print(_ text: String) throws(OutputError) { try write(text, to: .standardOutput) }

    /// What went wrong, with nothing in it that a terminal or a CI log would act upon, and no secret of a URL: it may
    /// quote an argument.
    static func complain(_ message: String) {
        let lines = WebReference.redactingURLs(in: message).split(
            separator: "\n", omittingEmptySubsequences: false)
        // What cannot be told cannot be reported either; the exit status still says it.
        try? write(lines.map { visible(String($0)) }.joined(separator: "\n"), to: .standardError)
    }

    /// A text of strangers, made harmless.
    static func visible(_ text: String) -> String { HostileText.visible(text) }

    private static func write(_ text: String, to descriptor: Descriptor) throws(OutputError) {
        let sink = OutputSink(descriptor)
        sink.write(text.hasSuffix("\n") ? text : text + "\n")
        try sink.close()
    }
}

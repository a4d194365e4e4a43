import ArgumentParser
import MediaPreflight
import PreflightReports
import PreflightSystem

extension ReportFormat {
    /// The forms that facts can take.
    static let ofFacts: [Self] = [.text, .json]

    /// The forms that a matrix can take.
    static let ofMatrices: [Self] = [.text, .json, .markdown, .html]

    /// All names in one line.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// One `--format`: a form, and the file it goes to; standard output when none is named.
struct OutputDestination: ExpressibleByArgument {
    let format: ReportFormat
    let path: String?

    init(format: ReportFormat, path: String?) {
        self.format = format
        self.path = path
    }

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, let format = ReportFormat(rawValue: String(name)) else { return nil }
        self.format = format
        path = parts.count > 1 ? String(parts[1]) : nil
        if path?.isEmpty == true { return nil }
    }

    /// Files are written for later, so they get neither colour nor the terminal's width.
    func layout(colorless: Bool) -> TextLayout { path == nil ? Console.layout(colorless: colorless) : .plain }

    func open() throws(OutputError) -> OutputSink {
        guard let path else { return OutputSink(.standardOutput) }
        return try OutputSink(fileAt: path)
    }
}

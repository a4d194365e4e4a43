import PreflightJSON
import PreflightModel

extension Baseline {
    /// The name of the format, and its version.
    static let schema = "preflight-baseline/1"

    /// The text of a baseline's file: the same for the same entries, sorted by path and code, an entry a line, so that
    /// what a change of it changes can be read.
    package static func text(_ entries: [BaselineEntry]) -> String {
        var sorted = entries
        sorted.sort { $0.isWritten(before: $1) }
        var text = "{\n  \"schema\": \"\(schema)\",\n  \"entries\": ["
        var last: BaselineEntry?
        var writer = JSONWriter(.line)
        for entry in sorted where entry != last {
            text += last == nil ? "\n    " : ",\n    "
            writer.object {
                $0.member("path", entry.path)
                $0.member("code", entry.code)
                if let pointer = entry.pointer { $0.member("pointer", pointer) }
                $0.member("sha256", entry.sha256.description)
            }
            text += writer.drain()
            last = entry
        }
        return text + (last == nil ? "]\n}\n" : "\n  ]\n}\n")
    }
}

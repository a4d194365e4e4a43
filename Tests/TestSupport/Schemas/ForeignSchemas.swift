import Foundation

extension JSONSchema {
    /// The schemas of formats that others define.
    static var foreign: JSONSchema { JSONSchema(folder: foreignFolder) }

    /// Their folder.
    static let foreignFolder = Repository.root
        .appendingPathComponent("Tests/PreflightReportsTests/Schemas", isDirectory: true)
}

extension String {
    /// A word or two of it, for a message.
    var brief: String { count > 80 ? prefix(80) + "…" : self }
}

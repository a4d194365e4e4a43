package import PreflightModel
package import PreflightSystem

/// A YAML file, read whole. Nothing but a small regular file is ever read, and nothing blocks.
package struct YAMLFile {
    /// The content.
    package var bytes: [UInt8]
    /// Which file it is, whatever name it was opened by.
    package var number: FileNumber

    /// Larger than any YAML that a person would write for this.
    private static let byteLimit = 1 << 20

    /// Whether a name means a file, not an id: it has a `/` or a YAML file's extension.
    package static func isPath(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: "/")) || name.hasSuffix(".yml") || name.hasSuffix(".yaml")
    }

    /// Reads a file.
    /// - Parameters:
    ///   - path: Where it is.
    ///   - name: What an error calls it; nil for the path.
    ///   - subject: What it is about, for the words of an error.
    /// - Throws: ``PreflightError`` when there is no such file, or it is no small regular file.
    package init(path: String, named name: String? = nil, of subject: YAMLSubject) throws(PreflightError) {
        func problem(_ reason: String) -> PreflightError {
            PreflightError(subject.code, "\(name ?? path): \(subject.name) cannot be read: \(reason)")
        }
        guard !path.hasNUL else { throw problem("the name has a NUL in it") }
        do throws(OpenFile.Failure) {
            let file = try OpenFile.regular(path)
            number = file.status.number
            bytes = try file.contents(atMost: Self.byteLimit)
        } catch {
            switch error {
            case .system(let failure): throw problem(failure.description)
            case .notRegular(let kind):
                let kind = kind == .folder ? "a directory" : "a pipe or device"
                throw problem("it is \(kind); expected a YAML file")
            case .tooLarge: throw problem("it is larger than 1 MiB; expected a few kilobytes")
            }
        }
    }
}

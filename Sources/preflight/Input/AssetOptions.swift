import ArgumentParser
import MediaPreflight
import PreflightSystem
import PreflightText

/// The assets of a command: named as arguments, or listed in a file, which has no limit on their number.
struct AssetOptions: ParsableArguments {
    @Argument(
        help: "Images and videos: files or URLs. `check` and `baseline` search folders, too.",
        completion: .file())
    var assets: [String] = []

    @Option(
        help: ArgumentHelp(
            "Take more ASSETs from a file, one a line; - is standard input.", valueName: "file"),
        completion: .file())
    var filesFrom: String?

    @Flag(
        name: .customShort("0"),
        help: "Names in the --files-from file end in NUL, as `find -print0` writes them.")
    var nullTerminated = false

    func validate() throws {
        if nullTerminated, filesFrom == nil {
            throw ValidationError("-0 says how to read --files-from: add it.")
        }
    }

    /// All names, those from the list after the arguments.
    func names() throws -> [String] { assets + (try listed()) }

    /// The names from the list.
    func listed() throws -> [String] {
        guard let filesFrom else { return [] }
        return try NameList.read(filesFrom, terminator: nullTerminated ? 0 : UInt8(ascii: "\n"))
    }
}

/// A list of names in a file.
enum NameList {
    /// Reads a list; empty lines do not count.
    /// - Throws: A usage error when the list cannot be read or a name is not UTF-8.
    static func read(_ path: String, terminator: UInt8) throws -> [String] {
        let bytes: [UInt8]
        do throws(SystemFailure) {
            bytes = try Descriptor.readAll(of: path)
        } catch {
            throw ValidationError("The list '\(Console.visible(path))' cannot be read: \(error.description).")
        }
        if let encoding = WideEncoding(of: bytes) {
            throw ValidationError(
                "The list '\(Console.visible(path))' is \(encoding.rawValue): \(WideEncoding.advice).")
        }
        // Editors and shells on Windows put a mark in front of a list; `find -print0` never does.
        let names = terminator == UInt8(ascii: "\n") ? bytes.withoutByteOrderMark : bytes[...]
        return try names.split(separator: terminator).map { line in
            // A list with line ends of Windows; a name that really ends so is told by -0.
            let line =
                terminator == UInt8(ascii: "\n") && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard let name = String(validating: line, as: UTF8.self) else {
                let shown = Console.visible(String(decoding: line, as: UTF8.self))
                throw ValidationError(
                    "The name '\(shown)' in the list is not UTF-8; give the file another name.")
            }
            return name
        }
    }
}

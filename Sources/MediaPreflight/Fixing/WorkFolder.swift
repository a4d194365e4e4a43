import PreflightModel
import PreflightSystem

/// A folder that nobody else can write to, where a copy is made; it and what is left in it go with its last user.
///
/// It lies in the folder that the copy will be in, so that the copy gets its name at once, and it leads to the
/// original under a plain name.
final class WorkFolder: Sendable {
    /// Where it is.
    let path: String
    /// The original's name in it.
    static let original = "original"
    private static let kept = "kept"
    /// The original's name for programs that go by the extension.
    let originalWithExtension: String

    /// Makes a folder.
    ///
    /// - Parameters:
    ///   - copy: The path that the copy will have. Its folder is made when it is missing.
    ///   - original: The original's path.
    ///   - fileExtension: The extension of the copy, without its dot.
    /// - Throws: `PreflightError` when the folder cannot be written to.
    init(beside copy: String, for original: String, extension fileExtension: String) throws(PreflightError) {
        let folder = FilePlace.folder(of: copy)
        originalWithExtension = "\(Self.original).\(fileExtension)"
        do throws(SystemFailure) {
            try FilePlace.makeFolder(folder)
            path = try FilePlace.makeUniqueFolder("\(folder)/.preflight-")
            let target = try FilePlace.resolved(Array(original.utf8))
            for name in [Self.original, originalWithExtension] {
                try FilePlace.makeLink("\(path)/\(name)", to: target)
            }
        } catch {
            throw .unwritable(folder, error)
        }
    }

    deinit { empty(andRemove: true) }

    /// The name and path of a copy to be made, with nothing left of an earlier one.
    func fresh(extension fileExtension: String) -> (name: String, path: String) {
        empty(andRemove: false)
        let name = "copy.\(fileExtension)"
        return (name, "\(path)/\(name)")
    }

    /// Puts a copy aside, in the place of any other.
    /// - Returns: Its path.
    func keep(_ copy: String) throws(PreflightError) -> String {
        let kept = "\(path)/\(Self.kept)"
        do throws(SystemFailure) { try FilePlace.rename(copy, to: kept) } catch {
            throw .unwritable(kept, error)
        }
        return kept
    }

    /// Gives a copy its name, outside.
    ///
    /// - Parameters:
    ///   - copy: The copy in this folder.
    ///   - name: The path it gets.
    ///   - isReplacing: Whether it may take the place of a file.
    /// - Throws: `PreflightError` when there is such a file already, or when it cannot be written.
    func release(_ copy: String, as name: String, replacing isReplacing: Bool) throws(PreflightError) {
        do throws(SystemFailure) {
            if !isReplacing { try FilePlace.claim(name) }
            try FilePlace.rename(copy, to: name)
        } catch {
            throw .unwritable(name, error)
        }
    }

    /// Removes what is in the folder, the links to the original and the copy that was put aside excepted.
    private func empty(andRemove isLast: Bool) {
        guard let listing = try? FolderListing(path) else { return }
        let names = listing.entries.map { Array(listing.bytes[$0.name]) } + listing.hidden
        for name in names.map({ String(decoding: $0, as: UTF8.self) }) {
            if !isLast, [Self.original, originalWithExtension, Self.kept].contains(name) { continue }
            FilePlace.remove("\(path)/\(name)")
        }
        if isLast { FilePlace.removeFolder(path) }
    }
}

extension PreflightError {
    fileprivate static func unwritable(_ path: String, _ failure: SystemFailure) -> PreflightError {
        PreflightError(.unwritableCopy, "cannot write '\(path)'", cause: failure.description)
    }
}

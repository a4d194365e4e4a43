import PreflightModel

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

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
        guard FilePlace.makeFolder(folder) else { throw .unwritable(folder, errno) }
        var template = Array("\(folder)/.preflight-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .unwritable(folder, errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        originalWithExtension = "\(Self.original).\(fileExtension)"
        guard let target = FilePlace.resolved(original),
            unsafe symlink(target, "\(path)/\(Self.original)") == 0,
            unsafe symlink(target, "\(path)/\(originalWithExtension)") == 0
        else { throw .unwritable(folder, errno) }
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
        guard unsafe rename(copy, kept) == 0 else { throw .unwritable(kept, errno) }
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
        if !isReplacing {
            // Whoever makes the file has its name: two that come at once do not both get it.
            let descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw .unwritable(name, errno) }
            _ = close(descriptor)
        }
        guard unsafe rename(copy, name) == 0 else { throw .unwritable(name, errno) }
    }

    /// Removes what is in the folder, the links to the original and the copy that was put aside excepted.
    private func empty(andRemove isLast: Bool) {
        guard let folder = unsafe opendir(path) else { return }
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            let isKept = [Self.original, originalWithExtension, Self.kept].contains(name)
            if name == "." || name == ".." || isKept && !isLast { continue }
            unsafe _ = unlink("\(path)/\(name)")
        }
        unsafe _ = closedir(folder)
        if isLast { unsafe _ = rmdir(path) }
    }
}

extension PreflightError {
    fileprivate static func unwritable(_ path: String, _ code: Int32) -> PreflightError {
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return PreflightError(.unwritableCopy, "cannot write '\(path)'", cause: reason)
    }
}

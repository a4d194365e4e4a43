#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The names in a folder, in order, without the hidden ones.
struct FolderListing {
    /// The bytes of all names.
    private(set) var bytes: [UInt8] = []
    private(set) var entries: [Entry] = []
    /// The ignore files among the hidden names.
    private(set) var hasGitIgnore = false
    private(set) var hasPreflightIgnore = false
    /// What kept the listing from being whole.
    private(set) var failure: FileSystem.Failure?

    /// A name, and what it leads to without following links.
    struct Entry {
        let name: Range<Int>
        let type: FileSystem.FileType
    }

    /// Reads a folder. It is not kept open, so that how deep folders go does not depend on how many files may be.
    /// - Throws: When it cannot be opened, which includes that it is a link.
    init(_ path: [UInt8]) throws(FileSystem.Failure) {
        let descriptor = try FileSystem.descriptor(path, O_DIRECTORY | O_NOFOLLOW)
        guard let folder = unsafe fdopendir(descriptor) else {
            let failure = FileSystem.Failure(code: errno)
            close(descriptor)
            throw failure
        }
        defer { unsafe closedir(folder) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else { break }
            unsafe add(entry, in: descriptor)
        }
        if errno != 0 { failure = FileSystem.Failure(code: errno) }
        sort()
    }

    private mutating func add(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) {
        // The tuple that Swift makes of the name would be copied whole.
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
        let name = unsafe UnsafeRawPointer(entry) + offset
        let text = unsafe name.assumingMemoryBound(to: CChar.self)
        let length = unsafe strlen(text)
        guard length > 0 else { return }
        if unsafe name.load(as: UInt8.self) == .dot {
            if unsafe strcmp(text, IgnoreFile.gitName) == 0 { hasGitIgnore = true }
            if unsafe strcmp(text, IgnoreFile.preflightName) == 0 { hasPreflightIgnore = true }
            return
        }
        let type: FileSystem.FileType
        switch unsafe Int(entry.pointee.d_type) {
        case Int(DT_REG): type = .regular
        case Int(DT_DIR): type = .folder
        case Int(DT_LNK): type = .link
        case Int(DT_UNKNOWN):
            // Some file systems do not say it in the listing. What is gone by now is left out.
            var status = stat()
            guard unsafe fstatat(folder, text, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
            type = FileSystem.type(status.st_mode)
        default: type = .special
        }
        let start = bytes.count
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: name, count: length))
        entries.append(Entry(name: start..<bytes.count, type: type))
    }

    /// Every file system has an order of its own.
    private mutating func sort() {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            entries.sort { left, right in
                let order = unsafe memcmp(
                    base + left.name.lowerBound, base + right.name.lowerBound,
                    min(left.name.count, right.name.count))
                return order < 0 || order == 0 && left.name.count < right.name.count
            }
        }
    }
}

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The names in a folder, in order, those that are hidden apart. Names are bytes: not every one is UTF-8.
package struct FolderListing {
    /// The bytes of all names that are not hidden.
    package private(set) var bytes: [UInt8] = []
    /// What is not hidden.
    package private(set) var entries: [Entry] = []
    /// The names that begin with a dot, in no order.
    package private(set) var hidden: [[UInt8]] = []
    /// What kept the listing from being whole.
    package private(set) var failure: SystemFailure?

    /// A name, and what it leads to without following links.
    package struct Entry {
        /// Where in the bytes the name is.
        package let name: Range<Int>
        /// What it leads to.
        package let kind: FileStatus.Kind
    }

    /// Reads a folder. It is not kept open, so that how deep folders go does not depend on how many files may be. A link
    /// cannot be read.
    package init(_ path: some SystemPath) throws(SystemFailure) {
        let descriptor = unsafe try path.call {
            unsafe open($0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        }
        guard let folder = unsafe fdopendir(descriptor) else {
            let failure = SystemFailure()
            close(descriptor)
            throw failure
        }
        defer { unsafe closedir(folder) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else { break }
            unsafe add(entry, in: descriptor)
        }
        if errno != 0 { failure = SystemFailure() }
        sort()
    }

    private mutating func add(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) {
        // The tuple that Swift makes of the name would be copied whole.
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
        let name = unsafe UnsafeRawPointer(entry) + offset
        let text = unsafe name.assumingMemoryBound(to: CChar.self)
        let bytes = unsafe UnsafeRawBufferPointer(start: name, count: strlen(text))
        guard let first = unsafe bytes.first else { return }
        guard first != UInt8(ascii: ".") else {
            if unsafe strcmp(text, ".") != 0, unsafe strcmp(text, "..") != 0 {
                unsafe hidden.append(Array(bytes))
            }
            return
        }
        let kind: FileStatus.Kind
        switch unsafe Int(entry.pointee.d_type) {
        case Int(DT_REG): kind = .regular
        case Int(DT_DIR): kind = .folder
        case Int(DT_LNK): kind = .link
        case Int(DT_UNKNOWN):
            // Some file systems do not say it in the listing. What is gone by now is left out.
            var status = stat()
            guard unsafe fstatat(folder, text, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
            kind = FileStatus.Kind(status.st_mode)
        default: kind = .other
        }
        let start = self.bytes.count
        unsafe self.bytes.append(contentsOf: bytes)
        entries.append(Entry(name: start..<self.bytes.count, kind: kind))
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

import PreflightText

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension Platform {
    /// What a path leads to, symbolic links followed.
    enum FileKind {
        case absent, regular, directory, special
    }

    /// How a file is opened.
    enum OpenMode {
        /// It exists and is read.
        case reading
        /// It exists and is written to in place.
        case existing
        /// It is written to at its end, and made when it is missing.
        case appending
        /// It must not exist; it gets the permissions of another file, if that exists.
        case exclusive(likeFileAt: String)
    }

    static func kind(of path: String) -> FileKind {
        guard let status = status(of: path) else { return .absent }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .regular
        case S_IFDIR: .directory
        default: .special
        }
    }

    /// Whether a path is that of a symbolic link.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Whether two paths lead to one file, or to one name in one folder of a file that does not exist yet.
    static func isSameFile(_ left: String, _ right: String) -> Bool {
        if left.isSame(as: right) { return true }
        switch (status(of: left), status(of: right)) {
        case (let left?, let right?): return left.st_dev == right.st_dev && left.st_ino == right.st_ino
        case (nil, nil):
            let (left, right) = (split(left), split(right))
            return left.name.isSame(as: right.name) && isSameFile(left.folder, right.folder)
        default: return false
        }
    }

    /// The path of the folder that a path is in.
    static func folder(of path: String) -> String { split(path).folder }

    /// A path's folder and its last component.
    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let folder = String(path[..<slash])
        return (folder.isEmpty ? "/" : folder, String(path[path.utf8.index(after: slash)...]))
    }

    /// The path behind symbolic links; nil when it does not exist.
    static func resolved(_ path: String) -> String? {
        guard let text = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(text) }
        return unsafe String(validatingCString: text)
    }

    /// The descriptor that a path stands for, when it is a name for one that the program was started with.
    static func inheritedDescriptor(_ path: String) -> Descriptor? {
        switch path {
        case "/dev/stdin", "/dev/stdout", "/dev/stderr":
            return path.hasSuffix("in")
                ? .standardInput : path.hasSuffix("out") ? .standardOutput : .standardError
        default:
            let folders = ["/dev/fd/", "/proc/self/fd/"]
            guard let folder = folders.first(where: path.hasPrefix) else { return nil }
            return Int32(path.dropFirst(folder.count)).map { Descriptor(number: $0) }
        }
    }

    /// A second descriptor of the same open file.
    static func duplicate(_ descriptor: Descriptor) throws(Failure) -> Descriptor {
        let number = retrying { fcntl(descriptor.number, F_DUPFD_CLOEXEC, 3) }
        guard number >= 0 else { throw Failure() }
        return Descriptor(number: number)
    }

    static func open(_ path: String, _ mode: OpenMode) throws(Failure) -> Descriptor {
        let number: Int32
        switch mode {
        case .reading:
            number = retrying { openDescriptor(path, O_RDONLY | O_CLOEXEC, 0) }
        case .existing:
            // A pipe that nobody reads would block for ever; without blocking it is an error.
            number = retrying { openDescriptor(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK, 0) }
            if number >= 0 { _ = fcntl(number, F_SETFL, O_WRONLY) }
        case .appending:
            number = retrying { openDescriptor(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666) }
        case .exclusive(let model):
            number = retrying { openDescriptor(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
            if number >= 0, let status = status(of: model) { _ = fchmod(number, status.st_mode & 0o777) }
        }
        guard number >= 0 else { throw Failure() }
        return Descriptor(number: number)
    }

    static func close(_ descriptor: Descriptor) throws(Failure) {
        #if canImport(Darwin)
            let status = Darwin.close(descriptor.number)
        #elseif canImport(Musl)
            let status = Musl.close(descriptor.number)
        #else
            let status = Glibc.close(descriptor.number)
        #endif
        // After EINTR the descriptor is gone all the same.
        if status != 0, errno != EINTR { throw Failure() }
    }

    static func rename(_ path: String, to name: String) throws(Failure) {
        #if canImport(Darwin)
            let status = unsafe Darwin.rename(path, name)
        #elseif canImport(Musl)
            let status = unsafe Musl.rename(path, name)
        #else
            let status = unsafe Glibc.rename(path, name)
        #endif
        if status != 0 { throw Failure() }
    }

    /// Opens whatever of input, output and errors is closed on nothing, so that no file takes its number.
    static func reserveStandardDescriptors() {
        var number = openDescriptor("/dev/null", O_RDWR, 0)
        while (0..<3).contains(number) { number = openDescriptor("/dev/null", O_RDWR, 0) }
        if number >= 0 { try? close(Descriptor(number: number)) }
    }

    /// Makes the folder that a file is to be in, with those above it.
    static func makeFolder(of path: String) throws(Failure) {
        let folder = split(path).folder
        guard kind(of: folder) == .absent else { return }
        try makeFolder(of: folder)
        if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST { throw Failure() }
    }

    static func remove(_ path: String) { unsafe _ = unlink(path) }

    /// Reads to the end, or up to a number of bytes. A regular file's size is taken for what is to come.
    static func readAll(_ descriptor: Descriptor, atMost limit: Int = .max) throws(Failure) -> [UInt8] {
        var all: [UInt8] = []
        var status = stat()
        if unsafe fstat(descriptor.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            all.reserveCapacity(min(Int(status.st_size), limit))
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = retrying {
                unsafe chunk.withUnsafeMutableBytes { unsafe readBytes(descriptor.number, $0) }
            }
            guard count >= 0 else { throw Failure() }
            if count == 0 { return all }
            all.append(contentsOf: chunk[..<min(count, limit - all.count)])
            if all.count == limit { return all }
        }
    }

    /// Writes all bytes.
    /// - Returns: The error's number, or nil when all were written.
    static func write(_ bytes: [UInt8], to descriptor: Descriptor) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = retrying { unsafe rest.withUnsafeBytes { unsafe writeBytes(descriptor.number, $0) } }
            guard count >= 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        return nil
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }

    private static func retrying<Number: SignedInteger>(_ call: () -> Number) -> Number {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}

// MARK: - Names that the enum's own functions hide

private func openDescriptor(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    unsafe open(path, flags, mode)
}

private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    unsafe read(descriptor, bytes.baseAddress, bytes.count)
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

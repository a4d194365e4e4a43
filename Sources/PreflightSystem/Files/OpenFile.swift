#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// An open file, closed when it goes out of scope. No program that is started inherits it.
package struct OpenFile: ~Copyable, Sendable {
    // Not for others: the file is closed after the last use of it, whatever uses the descriptor.
    let descriptor: Descriptor
    /// What it was when it was opened.
    package let status: FileStatus

    /// Takes over an open file.
    package init(adopting descriptor: Descriptor) throws(SystemFailure) {
        do { status = try FileStatus(of: descriptor.number) } catch {
            try? descriptor.close()
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { try? descriptor.close() }

    /// Size in bytes when it was opened.
    package var byteCount: Int64 { status.byteCount }

    /// Why a file could not be read.
    package enum Failure: Error, Hashable, CustomStringConvertible {
        /// The system refused.
        case system(SystemFailure)
        /// It is no regular file, but this.
        case notRegular(FileStatus.Kind)
        /// It has more bytes than are read.
        case tooLarge

        package var description: String {
            switch self {
            case .system(let failure): failure.description
            case .notRegular: "it is not a regular file"
            case .tooLarge: "it is too large"
            }
        }

        /// The system's failure, when it was that.
        package var system: SystemFailure? { if case .system(let failure) = self { failure } else { nil } }
    }

    /// Opens a regular file for reading. Nothing else is opened, and nothing is waited for: a pipe would block, and opening
    /// a device can have effects.
    /// - Parameters:
    ///   - path: The file.
    ///   - followsLink: Whether a symbolic link at the path's end is followed. Otherwise it is a loop.
    /// - Returns: The file.
    /// - Throws: `Failure` when there is none, or it may not be read.
    package static func regular(
        _ path: some SystemPath, followsLink: Bool = true
    ) throws(Failure) -> OpenFile {
        var kind: FileStatus.Kind
        do throws(SystemFailure) {
            kind = try FileStatus(path, followsLink: followsLink).kind
            if kind == .regular {
                // The file may have been exchanged since: open without blocking, and look again.
                let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (followsLink ? 0 : O_NOFOLLOW)
                let number = unsafe try path.call { unsafe open($0, flags) }
                let file = try OpenFile(adopting: Descriptor(number: number))
                kind = file.status.kind
                if kind == .regular { return file }
            }
        } catch {
            throw .system(error)
        }
        throw kind == .link ? .system(.loop) : .notRegular(kind)
    }

    /// Opens a file that has lost its name: nobody else can open it, and it is gone with its last user, also when that is
    /// killed. For reading and writing, and for this user only.
    /// - Parameter folder: Where its bytes are kept.
    /// - Returns: The file.
    /// - Throws: `SystemFailure` when no file can be made there.
    package static func temporary(in folder: String = temporaryFolder) throws(SystemFailure) -> OpenFile {
        // `mkstemp` would let a program that is started at this moment inherit the file.
        let name = "\(folder)/preflight-\(UInt64.random(in: 0 ... .max))"
        let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let number = unsafe try name.call { unsafe open($0, flags, 0o600) }
        _ = unsafe unlink(name)
        return try OpenFile(adopting: Descriptor(number: number))
    }

    /// The folder for temporary files: `TMPDIR`, or `/tmp` without one.
    package static var temporaryFolder: String {
        let named = ThisProcess.environment("TMPDIR", default: "")
        return named.isEmpty ? "/tmp" : named
    }

    // MARK: - Reading and writing

    /// Reads at an offset until a buffer is full or the file ends.
    /// - Parameters:
    ///   - offset: Where to begin.
    ///   - buffer: What is filled.
    /// - Returns: The number of bytes read. Fewer than there is room for are all up to the end, or up to a place that
    ///   cannot be read.
    /// - Throws: `SystemFailure` when not one byte can be read.
    package func read(
        at offset: Int64, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemFailure) -> Int {
        var total = 0
        while total < buffer.count, let base = buffer.baseAddress {
            let count = unsafe pread(
                descriptor.number, base + total, buffer.count - total, off_t(offset) + off_t(total))
            if count == 0 { break }
            if count > 0 {
                total += count
            } else if errno != EINTR {
                if total == 0 { throw SystemFailure() }
                break
            }
        }
        return total
    }

    /// Bytes from an offset on; fewer than asked for only at the end.
    /// - Parameters:
    ///   - offset: Where to begin.
    ///   - count: How many.
    /// - Returns: The bytes.
    /// - Throws: `SystemFailure` when the system cannot read them.
    package func bytes(at offset: Int64 = 0, count: Int) throws(SystemFailure) -> [UInt8] {
        var failure: SystemFailure?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            let buffer = UnsafeMutableRawBufferPointer(buffer)
            do throws(SystemFailure) {
                while done < count {
                    let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
                    let read = unsafe try read(at: offset + Int64(done), into: rest)
                    if read == 0 { return }
                    done += read
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// The beginning of a regular file.
    /// - Parameters:
    ///   - path: The file.
    ///   - count: How many bytes; of a shorter file all.
    ///   - followsLink: Whether a symbolic link at the path's end is followed.
    /// - Returns: The bytes.
    /// - Throws: `Failure` when they cannot be read.
    package static func beginning(
        of path: some SystemPath, count: Int, followsLink: Bool = false
    ) throws(Failure) -> [UInt8] {
        let file = try regular(path, followsLink: followsLink)
        do throws(SystemFailure) {
            return try file.bytes(count: min(count, Int(clamping: file.byteCount)))
        } catch {
            throw .system(error)
        }
    }

    /// All bytes of a file from its beginning, of which there must not be too many.
    /// - Parameter limit: The most there may be.
    /// - Returns: The bytes.
    /// - Throws: `Failure` when there are more, or the system cannot read them.
    package func contents(atMost limit: Int) throws(Failure) -> [UInt8] {
        guard byteCount <= limit else { throw .tooLarge }
        let bytes: [UInt8]
        do throws(SystemFailure) {
            // The size that is stated may be that of a file which is made as it is read, and it may have grown.
            bytes = try descriptor.readAll(atMost: limit + 1)
        } catch {
            throw .system(error)
        }
        guard bytes.count <= limit else { throw .tooLarge }
        return bytes
    }

    /// Writes bytes at an offset.
    package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(SystemFailure) {
        var done = 0
        while done < bytes.count, let base = bytes.baseAddress {
            let count = unsafe pwrite(
                descriptor.number, base + done, bytes.count - done, off_t(offset) + off_t(done))
            if count > 0 {
                done += count
            } else if count == 0 {
                throw .noRoom
            } else if errno != EINTR {
                throw SystemFailure()
            }
        }
    }

    /// Writes bytes at an offset.
    package func write(_ bytes: [UInt8], at offset: Int64) throws(SystemFailure) {
        var failure: SystemFailure?
        unsafe bytes.withUnsafeBytes { bytes in
            do throws(SystemFailure) { unsafe try write(bytes, at: offset) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}

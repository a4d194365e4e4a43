internal import PreflightModel
internal import PreflightSystem
internal import Synchronization

/// A temporary file that has lost its name: nobody else can open it, and it is gone with its last user, also when that
/// is killed.
final class SpoolFile: Sendable {
    private let file: OpenFile
    private let folder: String
    private let size = Atomic<Int64>(0)

    /// Makes a file, for this user only and not for programs that are started.
    /// - Parameter folder: Where; nil for the folder of temporary files.
    /// - Throws: `PreflightError` when no file can be made there.
    convenience init(in folder: String?) throws(PreflightError) {
        let folder = folder ?? OpenFile.temporaryFolder
        let file: OpenFile
        do throws(SystemFailure) { file = try OpenFile.temporary(in: folder) } catch {
            throw Self.error("cannot be made in '\(folder)'", error)
        }
        self.init(adopting: file, in: folder)
    }

    /// Takes over an open file that is empty.
    init(adopting file: consuming OpenFile, in folder: String) {
        self.file = file
        self.folder = folder
    }

    /// The number of bytes in it.
    var byteCount: Int64 { size.load(ordering: .acquiring) }

    /// Writes behind what is there. One caller at a time.
    /// - Throws: `PreflightError` when the system does not take all of it.
    func append(_ bytes: [UInt8]) throws(PreflightError) {
        let start = byteCount
        do throws(SystemFailure) { try file.write(bytes, at: start) } catch {
            throw Self.error("in '\(folder)' cannot be written", error)
        }
        size.store(start + Int64(bytes.count), ordering: .releasing)
    }

    /// Reads from an offset; fewer bytes than asked for only at the end.
    /// - Throws: `PreflightError` when the system cannot read them.
    func read(_ count: Int, at offset: Int64) throws(PreflightError) -> [UInt8] {
        do throws(SystemFailure) { return try file.bytes(at: offset, count: count) } catch {
            throw Self.error("in '\(folder)' cannot be read", error)
        }
    }

    private static func error(_ problem: String, _ failure: SystemFailure) -> PreflightError {
        PreflightError(
            .unusableStorage,
            "A temporary file \(problem): \(failure). Set TMPDIR to a folder with room.")
    }
}

internal import PreflightModel
internal import PreflightSystem

/// The bytes of a remote file that have come, each at its place in a temporary file.
/// The file has lost its name, so that nothing is left behind, however the program ends.
struct Spool: ~Copyable {
    private let file: OpenFile
    /// Which bytes are there.
    private(set) var present = ByteRanges()

    init() throws(FetchFailure) {
        do throws(SystemFailure) { file = try OpenFile.temporary() } catch {
            throw Self.failure("made", error)
        }
    }

    /// Keeps bytes at an offset.
    mutating func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FetchFailure) {
        do throws(SystemFailure) { unsafe try file.write(bytes, at: offset) } catch {
            throw Self.failure("written", error)
        }
        present.insert(offset..<(offset + Int64(bytes.count)))
    }

    /// Reads what is there from an offset on, without a gap.
    /// - Returns: The number of bytes read, or nil when reading failed.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        let wanted = Int(min(Int64(buffer.count), present.firstMissing(from: offset) - offset))
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<max(wanted, 0)])
        let count = unsafe try? file.read(at: offset, into: room)
        return count == room.count ? count : nil
    }

    private static func failure(_ verb: String, _ failure: SystemFailure) -> FetchFailure {
        FetchFailure(.local, "no temporary file can be \(verb): \(failure)")
    }
}

internal import PreflightModel
internal import PreflightSystem

/// The bytes of a remote file that have come, each at its place: in memory, and once they are many in a temporary file,
/// which has lost its name, so that nothing is left behind, however the program ends.
struct Spool: ~Copyable {
    /// Pieces that lie one behind the other are one.
    private var pieces: [(start: Int64, bytes: [UInt8])] = []
    private var heldByteCount = 0
    private var file: OpenFile?
    /// Which bytes are there.
    private(set) var present = ByteRanges()

    /// Bytes that stay in memory: more than the facts of most files take.
    static let memoryLimit = 1 << 20

    /// Keeps bytes at an offset.
    mutating func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FetchFailure) {
        if file == nil, heldByteCount + bytes.count <= Self.memoryLimit {
            unsafe hold(bytes, at: offset)
        } else {
            if file == nil { try moveToFile() }
            do throws(SystemFailure) { unsafe try file?.write(bytes, at: offset) } catch {
                throw Self.failure("written", error)
            }
        }
        present.insert(offset..<(offset + Int64(bytes.count)))
    }

    private mutating func hold(_ bytes: UnsafeRawBufferPointer, at offset: Int64) {
        heldByteCount += bytes.count
        if let last = pieces.last, last.start + Int64(last.bytes.count) == offset {
            unsafe pieces[pieces.count - 1].bytes.append(contentsOf: bytes)
        } else {
            unsafe pieces.append((offset, Array(bytes)))
        }
    }

    private mutating func moveToFile() throws(FetchFailure) {
        do throws(SystemFailure) { file = try OpenFile.temporary() } catch {
            throw Self.failure("made", error)
        }
        do throws(SystemFailure) {
            for piece in pieces { try file?.write(piece.bytes, at: piece.start) }
        } catch {
            throw Self.failure("written", error)
        }
        pieces = []
    }

    /// Reads what is there from an offset on, without a gap.
    /// - Returns: The number of bytes read, or nil when reading failed.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        let wanted = Int(min(Int64(buffer.count), present.firstMissing(from: offset) - offset))
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<max(wanted, 0)])
        guard file == nil else {
            let count = unsafe try? file?.read(at: offset, into: room)
            return count == room.count ? count : nil
        }
        var done = 0
        while done < room.count {
            let place = offset + Int64(done)
            guard
                let piece = pieces.first(where: {
                    $0.start <= place && place < $0.start + Int64($0.bytes.count)
                })
            else { return nil }
            let part = piece.bytes[Int(place - piece.start)...].prefix(room.count - done)
            unsafe UnsafeMutableRawBufferPointer(rebasing: room[done...]).copyBytes(from: part)
            done += part.count
        }
        return done
    }

    private static func failure(_ verb: String, _ failure: SystemFailure) -> FetchFailure {
        FetchFailure(
            .local, "no temporary file can be \(verb) in '\(OpenFile.temporaryFolder)': \(failure)")
    }
}

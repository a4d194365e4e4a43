/// The lines under way, in their order: handed in, taken to be judged, given out again as results when their turn
/// has come.
///
/// Bounded in number and in bytes, so that slow judging, or a slow reader of the results, holds up the input instead
/// of filling memory. A plain value; ``LineExchange`` shares one between threads.
struct LineWindow {
    /// A line that somebody judges.
    struct Job {
        let index: Int
        let line: NumberedLine
    }

    private enum Place {
        case free
        case waiting(NumberedLine)
        case taken(byteCount: Int)
        case judged(String)
    }

    /// The place of the line with index i is i modulo their number.
    private var places: [Place]
    private let byteLimit: Int
    /// Bytes of lines that are not judged yet, and of results that are not written yet.
    private var byteCount = 0

    // Indices, each no greater than the one before: the next line to be handed in, to be taken, to be given out, and
    // to be written.
    private var added = 0
    private var taken = 0
    private var due = 0
    private var written = 0

    /// - Parameters:
    ///   - lineLimit: Most lines under way at once.
    ///   - byteLimit: Most bytes under way at once. A single line that is larger passes alone.
    init(lineLimit: Int, byteLimit: Int) {
        places = Array(repeating: .free, count: max(lineLimit, 1))
        self.byteLimit = byteLimit
    }

    /// Lines that were handed in and not written.
    var count: Int { added - written }

    /// Lines that nobody has taken yet.
    var waitingCount: Int { added - taken }

    /// Whether handing in is worth the while again after it had to wait.
    var isWelcoming: Bool { count * 2 <= places.count || (waitingCount == 0 && count < places.count) }

    func hasRoom(for line: NumberedLine) -> Bool {
        count < places.count && (count == 0 || byteCount + line.byteCount <= byteLimit)
    }

    /// Hands in a line; there must be room for it.
    mutating func add(_ line: NumberedLine) {
        places[added % places.count] = .waiting(line)
        byteCount += line.byteCount
        added += 1
    }

    /// The first line that nobody has taken.
    mutating func take() -> Job? {
        let place = taken % places.count
        guard waitingCount > 0, case .waiting(let line) = places[place] else { return nil }
        places[place] = .taken(byteCount: line.byteCount)
        defer { taken += 1 }
        return Job(index: taken, line: line)
    }

    /// Keeps the result of a line that was taken.
    mutating func finish(_ index: Int, _ result: String) {
        let place = index % places.count
        guard case .taken(let lineByteCount) = places[place] else { return }
        places[place] = .judged(result)
        byteCount += result.utf8.count - lineByteCount
    }

    /// All results whose turn has come. They count as under way until ``release(_:)``.
    mutating func takeDue() -> [String] {
        var results: [String] = []
        while due < taken, case .judged(let result) = places[due % places.count] {
            places[due % places.count] = .free
            results.append(result)
            due += 1
        }
        return results
    }

    /// Makes room for new lines after results were written.
    mutating func release(_ results: [String]) {
        written += results.count
        for result in results { byteCount -= result.utf8.count }
    }
}

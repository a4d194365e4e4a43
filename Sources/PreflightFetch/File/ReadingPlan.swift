internal import PreflightModel
import PreflightText

/// How much of a file is asked for at a time.
struct ReadingPlan {
    /// Bytes of the first request of a file that is read in parts. Most indices at the front of a file end within.
    static let blockByteCount: Int64 = 65536
    /// Bytes that are read over in an open response, rather than asking anew.
    static let skipByteCount: Int64 = 32 << 20
    /// Bytes of the longest announced range that is fetched in one go. Longer ones are rarely true.
    static let hintByteCount: Int64 = 16 << 20
    private static let widestByteCount: Int64 = 4 << 20

    /// Whether the first request asks for the file to its end, and is read as far as needed: a picture's end is always
    /// looked at, and it is no longer than what a second request costs.
    var isOpenEnded: Bool
    /// Whether the whole file is wanted.
    var isWhole: Bool
    /// Least bytes of the next request. Doubled with each that goes on where the last one ended, so that a file that must
    /// be read through takes few; one that is jumped through, from fragment to fragment, takes little each time.
    private var width = Self.blockByteCount
    private var lastEnd: Int64?
    private var requestCount = 0
    /// Requests after which jumps are taken for reading through, so that no file takes thousands.
    private static let patientRequestCount = 64

    init(_ address: WebAddress, _ subject: Subject?, isWhole: Bool) {
        let fileExtension =
            address.path.split(separator: "/").last?.split(separator: ".").last?.lowercased() ?? ""
        let isImage =
            subject == .image || (subject != .video && MediaFormats.imagesByName[fileExtension] != nil)
        isOpenEnded = isImage || isWhole
        self.isWhole = isWhole
    }

    /// The range of the first request.
    var first: HTTPRequest.Range {
        HTTPRequest.Range(first: 0, last: isOpenEnded ? nil : Self.blockByteCount - 1)
    }

    /// Where a request for bytes at an offset ends, the bound excluded.
    mutating func end(from offset: Int64, atLeast end: Int64) -> Int64 {
        requestCount += 1
        let isReadThrough = offset == lastEnd || requestCount > Self.patientRequestCount
        width = isReadThrough ? min(width * 2, Self.widestByteCount) : Self.blockByteCount
        let end = max(end, offset &+ width)
        lastEnd = end
        return end
    }
}

internal import PreflightModel

/// What a response says about the file, held against what was asked.
struct Reply: Equatable {
    /// Where in the file the body begins.
    var start: Int64
    /// Where in the file the body ends, the bound excluded; nil when the response does not say.
    var end: Int64?
    /// Size of the file; nil when the response does not say.
    var total: Int64?
    /// Whether it is the part that was asked for, rather than all.
    var isPart: Bool

    /// Bytes of the largest file: more than there is storage for, and few enough to be reckoned with.
    private static let mostByteCount: Int64 = 1 << 53
    /// Bytes of the smallest part that is taken for a longer one. Some servers send a file in pieces of their own choice.
    private static let leastByteCount: Int64 = 16384

    /// Reads a response of status 200, 206 or 416.
    /// - Throws: When it contradicts the request or itself.
    init(_ head: ResponseHead, to range: HTTPRequest.Range?) throws(FetchFailure) {
        if let compression = head.compression {
            throw FetchFailure(
                .badResponse,
                "the server sends the file compressed (\(compression)), although it was asked not to")
        }
        switch head.status {
        case 206:
            guard let range, let stated = head.contentRange.flatMap(ContentRange.init),
                let bytes = stated.bytes
            else {
                throw FetchFailure(
                    .badResponse, "the server sends a part of the file, and does not say which")
            }
            guard bytes.lowerBound == range.first, bytes.upperBound - 1 <= range.last ?? .max else {
                throw FetchFailure(
                    .badResponse, "the server sends another part of the file than it was asked for")
            }
            if let length = head.contentLength, length != Int64(bytes.count) {
                throw FetchFailure(
                    .badResponse, "the server sends \(length) bytes and calls them a part of \(bytes.count)")
            }
            (start, end, total, isPart) = (bytes.lowerBound, bytes.upperBound, stated.total, true)
            try checkReach(of: range)
        case 416:
            // How an empty file answers a request for a part of it.
            guard range?.first == 0, head.contentRange.flatMap(ContentRange.init)?.total == 0 else {
                throw FetchFailure(
                    .badResponse, "the server does not have the part of the file that it announced")
            }
            (start, end, total, isPart) = (0, 0, 0, true)
        default:
            (start, end, total, isPart) = (0, head.contentLength, head.contentLength, false)
        }
        guard total ?? 0 <= Self.mostByteCount else {
            throw FetchFailure(.badResponse, "the server states a size that no file has")
        }
    }

    /// A part may be shorter than asked for, but not so short that the file would take thousands.
    private func checkReach(of range: HTTPRequest.Range) throws(FetchFailure) {
        guard let end, let total else { return }
        let asked = min(total, (range.last ?? .max - 1) + 1)
        guard end >= asked || end - start >= Self.leastByteCount else {
            throw FetchFailure(
                .badResponse, "the server sends a shorter part of the file than it was asked for")
        }
    }
}

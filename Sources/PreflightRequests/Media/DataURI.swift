import PreflightModel

/// Reads `data:` URIs (RFC 2397), as far as they hold Base64.
enum DataURI {
    /// Longer than any media type with its parameters.
    private static let longestHead = 256

    static func read(_ text: ArraySlice<UInt8>) -> Base64Reading {
        let body = text.dropFirst("data:".utf8.count)
        guard let comma = body.prefix(longestHead).firstIndex(of: UInt8(ascii: ",")) else {
            return Base64Reading(
                bytes: nil, mistake: "its data: URI has no comma before the content", dataMediaType: "")
        }
        let head = String(decoding: body[..<comma], as: UTF8.self).split(
            separator: ";", omittingEmptySubsequences: false)
        let mediaType = head.first.map { $0.lowercased() } ?? ""
        guard head.dropFirst().last?.lowercased() == "base64" else {
            return Base64Reading(
                bytes: nil, mistake: "its data: URI is not in Base64 (';base64' is missing before the comma)",
                dataMediaType: mediaType)
        }
        var reading = Base64.decode(body[body.index(after: comma)...])
        reading.dataMediaType = mediaType
        return reading
    }
}

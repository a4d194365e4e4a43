import PreflightModel

/// An asset's name as a URI reference (RFC 3986).
struct ArtifactURI {
    /// The reference, with everything escaped that a URI cannot hold.
    let text: String
    /// Whether it starts at the folder that the run's paths are relative to.
    let isRelative: Bool

    init(_ name: String) {
        // What stands for a query that is not shown is no part of the URL.
        let address = name.hasSuffix("?…") ? String(name.dropLast(2)) : name
        if WebReference.isMeant(by: name), case .address = WebReference(address) {
            text = Self.escaped(
                address, keeping: Self.unreserved + Self.reserved, keepsEscapes: true)
            isRelative = false
        } else {
            let path = Self.escaped(name.withoutDotSlash, keeping: Self.unreserved + "/")
            isRelative = !path.hasPrefix("/")
            text = isRelative ? path : "file://" + path
        }
    }

    private static let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    private static let reserved = ":/?#[]@!$&'()*+,;="

    private static func escaped(_ text: String, keeping kept: String, keepsEscapes: Bool = false) -> String {
        let kept = Set(kept.utf8)
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let isEscape =
                keepsEscapes && byte == UInt8(ascii: "%") && rest.prefix(2).count == 2
                && rest.prefix(2).allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
            if kept.contains(byte) || isEscape {
                result.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += Array("%\(digits.count == 1 ? "0" : "")\(digits)".utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension String {
    /// A path without the `./` that it begins with: CI systems compare paths letter by letter.
    var withoutDotSlash: String {
        var path = self[...]
        while path.hasPrefix("./"), path.count > 2 { path = path.dropFirst(2).drop { $0 == "/" } }
        return String(path)
    }
}

package import PreflightModel
import PreflightText

extension JSONValue {
    /// Every URL in it, at whatever depth, letter for letter. More than any request has are not looked for.
    package var urls: [String] {
        var found: [String] = []
        var rest = [self]
        while let value = rest.popLast(), found.count < 256 {
            switch value.content {
            case .object(let members): rest += members.prefix(256).map(\.value)
            case .array(let items): rest += items.prefix(256)
            case .string(let text) where text.utf8.count <= 8192:
                if case .address = WebReference(text.string) { found.append(text.string) }
            default: break
            }
        }
        return found
    }
}

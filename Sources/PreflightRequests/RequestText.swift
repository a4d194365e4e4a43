import PreflightJSON
package import PreflightModel
import PreflightText

/// A request as somebody gave it: its JSON, or the cURL command that sends it. Of a command nothing is run, and no file
/// is opened.
package struct RequestText: Sendable {
    /// The request's JSON, with places in the text that was given; nil when it could not be read to its end.
    package let root: JSONValue?
    /// What is wrong with the text, in its order.
    package let defects: [RequestDefect]
    /// What the command around it says; nil when there is none.
    package let command: CommandFacts?

    /// - Parameters:
    ///   - bytes: The text.
    ///   - endpoints: Whose endpoints are known.
    package init(_ bytes: [UInt8], endpoints: EndpointIndex) {
        // JSON is what nearly every text is, and no command begins like it.
        let first = bytes.prefix(4096).withoutByteOrderMark.first { $0 > 0x20 }
        let isJSON = first.map { "{[\"".utf8.contains($0) } ?? true
        guard !isJSON, bytes.count <= JSONLimits.standard.byteCount, let text = CurlText(bytes) else {
            let reading = JSONReader.read(bytes)
            root = reading.root
            defects = reading.defects.map(RequestDefect.init)
            command = nil
            return
        }
        let facts = CurlFacts(text.command, in: bytes)
        var command = facts.facts(hasMoreCommands: text.hasMoreCommands, endpoints: endpoints)
        let space = text.noBreakSpace.map { [ShellQuoting.noBreakSpace(at: $0, in: bytes)] } ?? []
        guard var word = facts.bodyWord else {
            self.command = command
            (root, defects) = (nil, space)
            return
        }
        if !word.expansions.isEmpty {
            let spliced = SplicedJSON(word)
            (command.variables, command.valueVariables) = (spliced.variables, spliced.values)
            if spliced.hidesMembers, !word.isUnclosed {
                command.body.value = .variable
                self.command = command
                (root, defects) = (nil, [])
                return
            }
            word = spliced.word
        }
        self.command = command
        let origin = TextOrigin(of: word.bytes, in: bytes, pieces: word.pieces)
        let reading = JSONReader.read(word.bytes, from: origin)
        // What follows the command would be a part of it, whatever the JSON before is.
        root = word.isUnclosed ? nil : reading.root
        let mistake = root == nil ? ShellQuoting(of: word, in: bytes).mistake : nil
        defects = (mistake.map { [$0] } ?? reading.defects.map(RequestDefect.init)) + space
    }
}

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

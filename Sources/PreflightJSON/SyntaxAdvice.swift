import PreflightModel
import PreflightText

/// What to do about a text that is no JSON, told by how it begins and by where reading ended.
enum SyntaxAdvice {
    /// - Parameters:
    ///   - bytes: The text.
    ///   - end: Where reading ended.
    /// - Returns: An instruction; nil when nothing tells what went wrong.
    static func advice(for bytes: [UInt8], endingAt end: Int) -> String? {
        if WideEncoding(of: bytes) != nil { return WideEncoding.advice }
        let head = bytes.prefix(512).withoutByteOrderMark.drop { $0 <= 0x20 }
        if head.isEmpty {
            return "write the request's JSON into it; the program that should have, wrote nothing"
        }
        return binary(Array(bytes.prefix(16))) ?? text(String(decoding: head, as: UTF8.self))
            ?? place(end, in: bytes)
    }

    // MARK: - By its beginning

    private static func binary(_ head: [UInt8]) -> String? {
        let media: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("RIFF".utf8),
            [0x1A, 0x45, 0xDF, 0xA3],
        ]
        if media.contains(where: head.starts) || head.dropFirst(4).starts(with: "ftyp".utf8) {
            return "this is an image or a video: check it without --request"
        }
        if head.starts(with: [0x1F, 0x8B]) { return "this is compressed: unpack it with gunzip" }
        return head.starts(with: "PK\u{3}\u{4}".utf8) ? "this is a ZIP archive: unpack it" : nil
    }

    private static func text(_ head: String) -> String? {
        let start = head.lowercased()
        func begins(_ words: [String]) -> Bool { words.contains { start.hasPrefix($0) } }
        if begins(["```", "~~~"]) { return "delete the lines of ```, and give the JSON between them" }
        if begins(["<!doctype", "<html", "<?xml", "<head", "<body", "<!--"]) {
            return "this is a page, not a request: give the JSON that is sent"
        }
        if isRequestLine(start) {
            return "this is a whole HTTP message: give its body alone, which follows the blank line"
        }
        if begins(["curl", "$ curl"]) {
            return "this is a cURL command: check it with `preflight check --request FILE`"
        }
        if begins(["wget ", "http ", "https ", "invoke-restmethod", "invoke-webrequest", "irm ", "iwr "]) {
            return "this is a command: give the JSON that it sends"
        }
        return isCode(start)
            ? "this is program code: give the JSON that it sends, as JSON.stringify or Python's json.dumps writes it"
            : isForm(head)
                ? "this is form data: send JSON instead, and give that"
                : isYAML(head) ? "this is YAML or plain text: give the request as JSON" : nil
    }

    /// Whether a text begins like a message of HTTP.
    private static func isRequestLine(_ start: String) -> Bool {
        if start.hasPrefix("http/1") || start.hasPrefix("http/2") { return true }
        let line = start.prefix { !$0.isNewline }
        return ["post ", "put ", "get ", "patch "].contains { line.hasPrefix($0) }
            && (line.contains(" http/") || line.contains(" /") || line.contains("://"))
    }

    private static func isCode(_ start: String) -> Bool {
        let beginnings = [
            "const ", "let ", "var ", "import ", "from ", "export ", "module.exports", "return ", "await ",
            "async ",
            "fetch(", "axios", "requests.", "response", "json.dumps(", "json.stringify(", "print(",
            "console.",
            "new ", "def ", "function ", "(", "<?php", "$", "#!/", "package ", "using ", "dict(", "b'", "b\"",
            "f\"", "f'",
        ]
        if beginnings.contains(where: { start.hasPrefix($0) }) { return true }
        // `payload = {`, `body: {`, and `data := {`.
        let name = start.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        let behind = start.dropFirst(name.count).drop { $0 == " " }
        let value = behind.drop { "=: ".contains($0) }
        return !name.isEmpty && value.count < behind.count && (value.first == "{" || value.first == "[")
    }

    /// Whether a text is `name=value&name=value`.
    private static func isForm(_ head: String) -> Bool {
        let line = head.prefix { !$0.isWhitespace }
        return line.contains("=") && !line.contains("{") && !line.contains("\"")
            && (line.contains("&") || line.count == head.count)
    }

    /// Whether a text begins with `name: value`.
    private static func isYAML(_ head: String) -> Bool {
        let name = head.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        let behind = head.dropFirst(name.count)
        return head.hasPrefix("---") || !name.isEmpty && (behind.hasPrefix(": ") || behind.hasPrefix(":\n"))
    }

    // MARK: - By where reading ended

    private static func place(_ end: Int, in bytes: [UInt8]) -> String? {
        guard end < bytes.count else { return "copy it whole: its end is missing" }
        let rest = bytes[end...]
        let before = bytes[..<end].last { $0 > 0x20 }
        if bytes[..<end].last == UInt8(ascii: "\\") { return "write \\\\ for a backslash within a text" }
        if rest.starts(with: "\\\"".utf8) { return "it was encoded twice: send the object, not its text" }
        if rest.starts(with: "...".utf8) || rest.starts(with: "…".utf8) {
            return "write what the dots leave out, or delete them"
        }
        if rest.starts(with: "{{".utf8) || rest.starts(with: "${".utf8) || rest.starts(with: "<".utf8)
            || rest.starts(with: "={{".utf8) || rest.starts(with: "$".utf8)
            || rest.starts(with: "{".utf8) && before == UInt8(ascii: "{")
        {
            return "fill in the placeholder; a text is in double quotes"
        }
        guard let byte = rest.first, let before else { return beginning(rest) }
        let isOpening = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
        if before == UInt8(ascii: "}") || before == UInt8(ascii: "]"), isWhole(bytes[..<end]) {
            return isOpening
                ? "give one request; `preflight stream` reads many, one a line"
                : "delete what follows the request's last bracket"
        }
        if isOpening || byte == UInt8(ascii: "\""), !",:[{".utf8.contains(before) {
            return "put a comma in front of it"
        }
        return letter(rest)
    }

    /// What to do when not even the first character is JSON's.
    private static func beginning(_ rest: ArraySlice<UInt8>) -> String? {
        guard rest.contains(UInt8(ascii: "{")) else { return "give the request's JSON: it begins with {" }
        return "'`".utf8.contains(rest.first ?? 0)
            ? "delete the quotation marks around it"
            : "give the JSON alone: from its first { to its last }"
    }

    private static func letter(_ rest: ArraySlice<UInt8>) -> String? {
        let piece = String(decoding: rest.prefix(16), as: UTF8.self)
        guard let first = piece.unicodeScalars.first else { return nil }
        let isPython = ["'", "True", "False", "None"].contains { piece.hasPrefix($0) }
        let isScript = ["undefined", "NaN", "`"].contains { piece.hasPrefix($0) }
        if isPython || isScript {
            return "write it as JSON: Python's json.dumps or JavaScript's JSON.stringify does"
        }
        if first.properties.isQuotationMark, first != "\"" { return "type plain quotation marks: \"" }
        if first == "\n" || first == "\r" { return "write \\n for a line break within a text" }
        if first.properties.isAlphabetic || first == "_" {
            return "put names and texts in double quotes, as JSON.stringify does"
        }
        return nil
    }

    /// Whether as many brackets were closed as opened. Those in texts are counted too: a guess for words.
    private static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        for byte in bytes {
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
        }
        return depth == 0
    }
}

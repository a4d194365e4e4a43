import PreflightJSON
package import PreflightModel
import PreflightRules
import PreflightText

extension Preflight {
    /// What a provider's answer stands for.
    /// - Parameter answer: Its message, its code, or the whole body as JSON.
    /// - Returns: The messages that it says, and those of its words that nobody has documented.
    package static func messages(in answer: String) -> (known: [ProviderMessage], unknown: [String]) {
        var answer = Answer(answer)
        if answer.texts.isEmpty && answer.codes.isEmpty { answer.texts = [answer.whole] }
        var known: [ProviderMessage] = []
        var unknown: [String] = []
        for text in answer.texts {
            let found = MessageCatalogue.messages(saidBy: text)
            known += found
            let codes = MessageCatalogue.codes(in: text)
            if found.isEmpty, codes.allSatisfy({ MessageCatalogue.messages(ofCode: $0).isEmpty }) {
                unknown.append(SecretText.masked(text))
            }
            answer.codes += codes
        }
        // Beside words that are known, a code says less.
        for code in answer.codes where known.isEmpty || answer.texts.isEmpty {
            let found = MessageCatalogue.messages(ofCode: code)
            known += found
            if found.isEmpty, answer.texts.isEmpty { unknown.append(code) }
        }
        var seen: Set<ProviderMessage> = []
        return (known.filter { seen.insert($0).inserted }, unknown)
    }
}

/// The words and codes of an answer.
private struct Answer {
    let whole: String
    var texts: [String] = []
    var codes: [String] = []

    /// Members in which providers put their words.
    private static let names: Set = [
        "message", "msg", "error", "detail", "error_message", "errormessage", "reason", "description",
        "title",
        "task_status_msg", "failmsg", "fail_msg", "failreason", "fail_reason", "err_msg", "errmsg",
        "status_msg",
    ]
    /// Members in which they put a code.
    private static let codeNames: Set = [
        "code", "error_code", "errorcode", "status_code", "statuscode", "failcode", "err_code", "status",
    ]
    /// Most values of an answer that are looked at.
    private static let reach = 2000

    init(_ text: String) {
        whole = text
        guard let start = text.first(where: { !$0.isWhitespace }), start == "{" || start == "[",
            let root = JSONReader.read(Array(text.utf8)).root
        else {
            texts = [text]
            return
        }
        var open = [root]
        var count = 0
        while let value = open.popLast(), count < Self.reach {
            count += 1
            open += (value.items ?? []).prefix(64)
            for member in (value.members ?? []).prefix(64) {
                let name = member.name.lowercased()
                if Self.codeNames.contains(name), let code = member.value.number ?? member.value.string {
                    if code.utf8.count <= 5, Int(code) != nil, code != "0" { codes.append(code) }
                } else if Self.names.contains(name), let text = member.value.string, !text.isEmpty {
                    texts.append(text)
                } else {
                    open.append(member.value)
                }
            }
        }
    }
}

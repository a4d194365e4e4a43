import PreflightModel

/// What the statuses of HTTP mean, whoever answers with them.
extension MessageCatalogue {
    /// A status that is common enough to have a sentence of its own.
    private struct Status {
        let name: String
        let meaning: String
        let rules: [String]
        var source = "RFC 9110, HTTP Semantics"
    }

    /// What a status means for everybody.
    /// - Parameters:
    ///   - code: The status: `422`.
    ///   - known: The messages of single providers that come with it.
    /// - Returns: nil when it is no status of an error.
    static func general(status code: String, beside known: [ProviderMessage]) -> ProviderMessage? {
        guard code.utf8.count == 3, let number = Int(code), (400...599).contains(number) else { return nil }
        let status =
            statuses[number]
            ?? (number < 500
                ? Status(
                    name: "the request is refused", meaning: "something about the request is wrong.",
                    rules: [])
                : Status(name: "the server failed", meaning: "it failed. Send it again later.", rules: []))
        var providers: [String] = []
        for provider in known.compactMap(\.provider) where !providers.contains(provider) {
            providers.append(provider)
        }
        let more =
            providers.isEmpty
            ? "No document that was read says more of it; the body beside the status may."
            : "The body beside the status says more. What follows is known of \(providers.joined(separator: "; of "))."
        return ProviderMessage(
            status.name, status: code, meaning: "From any provider: \(status.meaning) \(more)",
            rules: status.rules, source: status.source, strength: .documented)
    }

    private static let statuses: [Int: Status] = [
        400: Status(
            name: "Bad Request",
            meaning: "it refuses the request: its JSON, a field, a value or a file.",
            rules: ["REQ001", "REQ006", "REQ007", "REQ008", "REQ009"]),
        401: Status(
            name: "Unauthorized",
            meaning: "the key is missing, wrong or expired, or is not sent in the form that it takes.",
            rules: ["REQ027"]),
        402: Status(name: "Payment Required", meaning: "there are no credits left.", rules: []),
        403: Status(
            name: "Forbidden", meaning: "the key is known, and may not do this: the plan or the model.",
            rules: []),
        404: Status(
            name: "Not Found", meaning: "the URL's path, or what it names, is not there.", rules: ["REQ030"]),
        405: Status(
            name: "Method Not Allowed", meaning: "the path takes another method, as a rule POST.",
            rules: ["REQ030"]),
        408: Status(
            name: "Request Timeout", meaning: "the body did not come whole in time.", rules: ["REQ005"]),
        413: Status(
            name: "Content Too Large", meaning: "the body is larger than the server takes.", rules: ["REQ005"]
        ),
        415: Status(
            name: "Unsupported Media Type", meaning: "the body is not called JSON.", rules: ["REQ028"]),
        422: Status(
            name: "Unprocessable Content",
            meaning:
                "the JSON can be read, and a field in it is missing, of the wrong type or out of bounds.",
            rules: ["REQ006", "REQ008", "REQ009"]),
        429: Status(
            name: "Too Many Requests",
            meaning:
                "too many requests came in a time, or at a time; or no credits are left. Send it again later.",
            rules: [], source: "RFC 6585, Additional HTTP Status Codes"),
        500: Status(
            name: "Internal Server Error",
            meaning:
                "it failed while it worked on the request. That may be its own fault: send it again later.",
            rules: []),
        502: Status(
            name: "Bad Gateway", meaning: "what is behind the gateway failed. Send it again later.", rules: []
        ),
        503: Status(
            name: "Service Unavailable", meaning: "it is overloaded or down. Send it again later.", rules: []),
        504: Status(
            name: "Gateway Timeout",
            meaning:
                "what is behind the gateway took too long. The task may run all the same: look before sending again.",
            rules: []),
    ]
}

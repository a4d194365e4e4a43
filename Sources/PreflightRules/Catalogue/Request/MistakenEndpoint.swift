import PreflightModel
import PreflightText

/// `REQ030`: a cURL command that goes somewhere else, or in another way, than the request is for.
enum MistakenEndpoint: RequestRule {
    static let page = RulePage(
        code: "REQ030", name: "mistaken-endpoint", severity: .warning,
        summary: "The cURL command's URL or method is not the one that the request is for.",
        rationale: """
            A body for one provider sent to another is refused, and so is one that is sent by GET. Over plain http, \
            everyone on the way reads the key.
            """,
        reading:
            """
            Hosts, paths and methods are those of the profiles' endpoints. A host that no profile names says nothing. A path \
            may differ in the model's version and quality, since not all of these were read.
            """,
        remedy: "Take the URL and the method from the provider's page.",
        sources: ["the profiles' dialects: `endpoint`"],
        examples: [
            RulePage.Example(
                "plain http",
                request: ExampleRequests.curl(url: "http://www.kkiai.com/kling/v1/videos/motion-control"),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a host that is a placeholder",
                request: ExampleRequests.curl(url: "https://<base-url>/kling/v1/videos/motion-control"),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "another path of the provider's host",
                request: ExampleRequests.curl(url: "https://www.kkiai.com/kling/v1/videos/image2video"),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example("the page's endpoint", request: ExampleRequests.curl(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let command = context.request.command else { return [] }
        func warning(_ message: String, _ fix: String) -> Finding {
            let place = command.url.map { Place($0) } ?? Place(command.body)
            return finding(.warning, message, at: place, in: context, fix: Fix(fix))
        }
        guard command.namesURL else {
            return [warning("the command names no URL", "add the URL of the provider's page")]
        }
        let dialect = context.request.dialect
        var findings: [Finding] = []
        switch command.url?.value {
        case nil: break
        case .malformed(_, let reason):
            findings.append(
                warning("the command's URL cannot be used: \(reason)", "write the URL of the provider's page")
            )
        case .address(let address):
            if Placeholder(in: address) != nil {
                findings.append(
                    warning("the command's URL is a placeholder", "write the URL of the provider's page"))
            }
            if address.scheme == "http", isOnInternet(address) {
                findings.append(
                    warning("the command sends the key over plain http", "begin the URL with https://"))
            }
            if let other = command.endpoints.first, !command.endpoints.contains(dialect.id) {
                findings.append(
                    warning(
                        "the command goes to \(address.host.shownName), which is the endpoint of dialect \(other); "
                            + "the request is judged as \(dialect.title)",
                        "leave --profile and --dialect out, or send it to the endpoint of \(dialect.title)"))
            }
        }
        if let path = path(command, dialect) { findings.append(warning(path.message, path.fix)) }
        if let method = method(command, dialect) { findings.append(warning(method.message, method.fix)) }
        return findings
    }

    /// What is wrong with the path of a URL on the provider's own host.
    private static func path(
        _ command: CommandFacts, _ dialect: RequestDialect
    ) -> (message: String, fix: String)? {
        guard command.endpoints.contains(dialect.id), !command.isDocumentedPath, command.body.value != .none,
            let endpoint = dialect.endpoint?.split(separator: " ").first(where: { $0.contains("://") })
        else { return nil }
        // What is in the URL is not shown: people put keys there.
        return (
            "the URL's path is not one that the documents name for \(dialect.title)", "send it to \(endpoint)"
        )
    }

    /// What is wrong with the method. A gateway of one's own may well take another than the provider.
    private static func method(
        _ command: CommandFacts, _ dialect: RequestDialect
    ) -> (message: String, fix: String)? {
        guard let method = command.method, method != "POST", command.body.value != .none else { return nil }
        let capitals = method.uppercased()
        if capitals == "POST" {
            return (
                "the command sends by `\(method.shownName)`; a method is written in capitals",
                "write -X POST, or leave -X out"
            )
        }
        let isUpdate = ["PUT", "PATCH"].contains(capitals)
        if isUpdate, case .form = command.body.value { return nil }
        guard !isUpdate || command.endpoints.contains(dialect.id) else { return nil }
        return (
            "the command sends by \(method.shownName); a request is sent by POST",
            "write -X POST, or leave -X and -G out"
        )
    }

    /// A gateway on this machine or network may well speak plain http.
    private static func isOnInternet(_ address: WebAddress) -> Bool {
        if case .notPublic = address.reach { false } else { true }
    }
}

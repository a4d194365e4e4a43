import PreflightModel

/// `SRC018`: TLS failed.
enum TLSFailure: Rule {
    static let page = RulePage(
        code: "SRC018", name: "tls-failure", severity: .error,
        summary: "TLS failed: the certificate is not valid, or there is no protocol in common.",
        rationale: """
            A server whose certificate has expired, is for another name or lacks an intermediate one works in the \
            browsers that fix it, and nowhere else.
            """,
        reading: """
            Unknown, and not a failure: the trusted certificates of this machine may be old, or a proxy on the way may \
            have put its own in place of the server's.
            """,
        remedy: """
            Renew the server's certificate, and have it send the whole chain; or update this machine's trusted \
            certificates. `SSL_CERT_FILE` names a file of those to trust instead, such as of an authority of your own.
            """,
        sources: ["RFC 8446", "this machine's trusted certificates"],
        examples: [
            RulePage.Example(
                "a certificate that has expired",
                facts: ExampleFacts.unfetched(.tls, "the server's certificate is not valid: it has expired"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a valid certificate", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        fetchFailure(
            [.tls], .unknown, in: context,
            fix: Fix(
                "have the server send a valid certificate with its whole chain; name those of an authority of your own in "
                    + "SSL_CERT_FILE"))
    }
}

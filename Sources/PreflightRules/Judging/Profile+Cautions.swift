import PreflightModel

extension Profile {
    /// What rules say of something by these limits, and then by the stricter ones that only warn: where the former say
    /// that it is refused, the latter have nothing to add.
    func judge(_ evaluate: (Profile) -> [Finding]) -> [Finding] {
        let findings = evaluate(self)
        guard !cautions.isEmpty else { return findings }
        var cautious = self
        cautious.limits.merge(cautions) { _, caution in caution }
        let sources = Set(cautions.values.map(\.source))
        let broken = Set(findings.filter(\.isProblem).map(\.code))
        let further = evaluate(cautious).filter { finding in
            finding.isProblem && !broken.contains(finding.code)
                && finding.source.map(sources.contains) ?? false
        }
        return findings + further
    }
}

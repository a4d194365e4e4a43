extension WebAddress {
    /// When the signature in the query expires, in seconds since 1970; nil when the query states none.
    ///
    /// Known are the forms of AWS (Signature Version 4 and 2, CloudFront), of Google Cloud Storage (V4 and V2) and of
    /// Azure's shared access signatures.
    package var signatureExpiry: Int64? {
        guard let query else { return nil }
        var parameters: [String: String] = [:]
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let pair = part.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].count <= 32, pair[1].count <= 64 else { continue }
            let name = String(Substring(pair[0])).lowercased()
            parameters[name] = parameters[name] ?? Substring(pair[1]).removingEscapes
        }
        for vendor in ["amz", "goog"] {
            if let start = parameters["x-\(vendor)-date"].flatMap(CivilTime.seconds),
                let lifetime = parameters["x-\(vendor)-expires"].flatMap(Int64.init), lifetime >= 0
            {
                let (end, overflows) = start.addingReportingOverflow(lifetime)
                return overflows ? .max : end
            }
        }
        let names = Set(parameters.keys)
        if names.contains("expires"),
            !names.isDisjoint(with: ["awsaccesskeyid", "googleaccessid", "key-pair-id"])
        {
            return parameters["expires"].flatMap(Int64.init)
        }
        // Azure: `se`, the expiry, means something only beside the version and the permissions.
        if names.isSuperset(of: ["se", "sv"]) { return parameters["se"].flatMap(CivilTime.seconds) }
        return nil
    }
}

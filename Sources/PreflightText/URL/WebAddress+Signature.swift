/// A URL's signature: when it is valid, in seconds since 1970, and what else it says of itself.
package struct URLSignature: Sendable, Equatable {
    /// The scheme's title.
    package var scheme: String
    /// When it becomes valid; nil when it states no start.
    package var start: Int64?
    /// When it expires; nil when it states no end. `Int64.max` when that is beyond all numbers.
    package var end: Int64?
    /// The life in seconds that it was given.
    package var life: Int64?
    /// The longest life in seconds that its service accepts.
    package var longestLife: Int64?
    /// Whether the URL's server is sure to refuse a longer one.
    package var isLongestLifeCertain = false
    /// Whether it permits other things, and not to read.
    package var forbidsReading = false
    /// The parameter whose time cannot be read, in lower case.
    package var unreadable: String?
}

extension WebAddress {
    /// The signature in the query, by the first of ``SignatureScheme/all`` that fits; nil when none does.
    package var signature: URLSignature? {
        guard let query else { return nil }
        let parameters = SignedQuery(query)
        for scheme in SignatureScheme.all where scheme.covers(host: connectionHost) {
            if let signature = scheme.signature(in: parameters) { return signature }
        }
        return nil
    }

    /// When the signature in the query expires, in seconds since 1970; nil when the query states no such time.
    package var signatureExpiry: Int64? { signature?.end }
}

extension SignatureScheme {
    /// The signature of a query; nil when it is of another scheme, or has no time that one would expect to be read.
    fileprivate func signature(in query: SignedQuery) -> URLSignature? {
        guard parameters.allSatisfy({ query.has($0) }) else { return nil }
        let end = ends.compactMap { query.time($0) }.min()
        let start = starts.compactMap { query.time($0) }.max()
        let unreadable = (ends + starts).lazy.flatMap(\.plainNames).first { query.cannotRead($0) }
        guard end != nil || start != nil || unreadable != nil else { return nil }
        return URLSignature(
            scheme: title, start: start, end: end, life: life.flatMap { query.seconds($0) },
            longestLife: longestLife, isLongestLifeCertain: isLongestLifeCertain,
            forbidsReading: permission.map { query.lacks($0.letter, in: $0.parameter) } ?? false,
            unreadable: unreadable?.name)
    }
}

/// The parameters of a query, of which each name counts once, whatever its case. Nothing is decoded that is not asked for.
private struct SignedQuery {
    private var values: [String: Substring.UTF8View] = [:]

    init(_ query: String) {
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let pair = part.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, let name = Substring(pair[0]).removingEscapes?.lowercased() else {
                continue
            }
            values[name] = values[name] ?? pair[1]
        }
        // COS also takes the whole signature as the value of one parameter.
        if let inner = self["sign"], inner.hasPrefix("q-sign-algorithm=") {
            let nested = SignedQuery(inner)
            values.merge(nested.values) { own, _ in own }
        }
    }

    /// A parameter's value, decoded; nil when it is not there, or is no text.
    private subscript(name: String) -> String? { values[name].flatMap { Substring($0).removingEscapes } }

    func has(_ name: String) -> Bool { values[name] != nil }

    /// Whether a list of permissions lacks one. A stored policy may grant it besides.
    func lacks(_ permission: Character, in name: String) -> Bool {
        guard let list = self[name], !has("si") else { return false }
        return !list.contains(permission)
    }

    /// The number of a parameter that is nothing but decimal digits; `Int64.max` when it is larger.
    func seconds(_ name: String) -> Int64? { self[name].flatMap { Self.number($0) } }

    /// Whether a parameter is there, and is not what it has to be.
    func cannotRead(_ part: SignatureTime.PlainName) -> Bool {
        guard has(part.name) else { return false }
        return switch part.kind {
        case .number: seconds(part.name) == nil
        case .date: time(.date(part.name)) == nil
        case .range: range(part.name) == nil
        }
    }

    /// The time that a parameter states, in seconds since 1970; nil when it states none.
    func time(_ time: SignatureTime) -> Int64? {
        switch time {
        case .seconds(let name): return seconds(name)
        case .likelySeconds(let name): return seconds(name).flatMap { $0 < 1_000_000_000 ? nil : $0 }
        case .hexadecimal(let name): return self[name].flatMap { Self.number($0, radix: 16) }
        case .date(let name): return self[name].flatMap { CivilTime.seconds($0) }
        case .after(let name, let life):
            guard let start = self.time(.date(name)), let life = seconds(life) else { return nil }
            let (end, overflows) = start.addingReportingOverflow(life)
            return overflows ? .max : end
        case .first(let name): return range(name)?.first
        case .second(let name): return range(name)?.second
        case .claim(let claim, let names):
            return names.lazy.compactMap { self[$0].flatMap { SignedToken.claim(claim, of: $0) } }.first
        case .condition(let condition, let name):
            return self[name].flatMap { SignedToken.condition(condition, of: $0) }
        }
    }

    /// The two numbers of `a;b`.
    private func range(_ name: String) -> (first: Int64, second: Int64)? {
        let parts = self[name]?.split(separator: ";", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let first = Self.number(parts[0]), let second = Self.number(parts[1]) else {
            return nil
        }
        return (first, second)
    }

    /// A number of nothing but digits; `Int64.max` when it is larger.
    private static func number(_ text: some StringProtocol, radix: Int64 = 10) -> Int64? {
        guard !text.isEmpty else { return nil }
        var number: Int64 = 0
        for byte in text.utf8 {
            guard let digit = byte.hexadecimalValue, digit < radix else { return nil }
            let (product, overflows) = number.multipliedReportingOverflow(by: radix)
            let (sum, exceeds) = product.addingReportingOverflow(Int64(digit))
            number = overflows || exceeds || number == .max ? .max : sum
        }
        return number
    }
}

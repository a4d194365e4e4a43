/// One provider's documented limits, each with the phrase that states it. ``Preflight/profile(_:)`` loads one.
public struct Profile: Sendable, Hashable {
    /// The id that `--profile` takes: lower-case letters, digits, dots and hyphens.
    public package(set) var id: String
    /// The provider's name.
    public package(set) var name: String
    /// One sentence: what the endpoint is.
    package var summary: String
    /// What kind of service it is; nil when the profile does not say.
    package var kind: Kind?
    /// Names of the models that the endpoint serves.
    package var models: [String]
    /// What the documents say about media, by key. A key that is absent is not documented.
    public package(set) var limits: [LimitKey: Limit]
    /// Limits that are stricter than those in ``limits`` and only warn. A combination of profiles has them, where one
    /// provider refuses at a bound and another alters or advises against at a stricter one; so has a profile with a limit
    /// that is only reported, where its upstream documents a stricter one.
    package var cautions: [LimitKey: Limit]
    /// The forms of the provider's request, the preferred one first.
    package var dialects: [RequestDialect]
    /// How a request is paid for, as far as the documents say.
    package var billing: Billing?
    /// What the documents ask of the pictures' content, which no header can show.
    package var contentRequirements: [ContentRequirement]
    /// What the documents print and evidently do not mean: recorded, and never enforced.
    package var misprints: [Misprint]
    /// What is worth knowing and no rule judges.
    package var remarks: [Remark]
    /// The id of the profile whose limits stand behind this one's, when the provider resells it.
    package var upstream: String?
    /// The id of the profile that this one takes everything from that its file does not say; nil when it says all.
    package var extends: String?

    /// Creates a profile.
    package init(
        id: String, name: String, summary: String = "", kind: Kind? = nil, models: [String] = [],
        limits: [LimitKey: Limit] = [:], cautions: [LimitKey: Limit] = [:], dialects: [RequestDialect] = [],
        billing: Billing? = nil,
        contentRequirements: [ContentRequirement] = [], misprints: [Misprint] = [], remarks: [Remark] = [],
        upstream: String? = nil, extends: String? = nil
    ) {
        self.id = id
        self.name = name
        self.summary = summary
        self.kind = kind
        self.models = models
        self.limits = limits
        self.cautions = cautions
        self.dialects = dialects
        self.billing = billing
        self.contentRequirements = contentRequirements
        self.misprints = misprints
        self.remarks = remarks
        self.upstream = upstream
        self.extends = extends
    }

    /// This profile's limits, and behind them the upstream's for every key that this one leaves out.
    ///
    /// Limits taken over are marked, so that breaking one is a warning: only the upstream documents it. A limit that is
    /// only reported does not make up for a stricter one that the upstream documents.
    package func backed(by upstream: Profile) -> Profile {
        var combined = self
        for (key, limit) in upstream.limits {
            var inherited = limit
            inherited.upstream = limit.upstream ?? upstream.id
            guard let own = combined.limits[key] else {
                combined.limits[key] = inherited
                continue
            }
            if own.isReported, limit.isStricter(than: own, key), combined.cautions[key] == nil {
                combined.cautions[key] = inherited
            }
        }
        return combined
    }

    /// What kind of service a provider is.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The maker of the model.
        case official
        /// A cloud that sells the model under its own API.
        case cloud
        /// A service that passes requests on, its own or in Kling's form.
        case gateway
        /// A service that resells results.
        case reseller
        /// A program for people, without an API of its own.
        case app
        /// A program that checks what it sends.
        case validator
    }
}

extension Profile {
    /// Whether its own documents limit images or videos. What is only reported does not count.
    package var limitsMedia: Bool {
        limits.contains {
            $0.value.upstream == nil && !$0.value.isReported && $0.key.definition.subject != nil
        }
    }
}

extension Profile {
    /// Every source that the profile cites for what it states itself, in its order: limits, requests, billing, content,
    /// misprints, remarks. Those of limits that only an upstream documents are not among them.
    package var sources: [LimitSource] {
        let stated = limits.sorted { $0.key < $1.key }.map(\.value).filter { $0.upstream == nil }
        var sources = stated.map(\.source)
        sources += dialects.compactMap(\.key?.source)
        for field in dialects.flatMap(\.fields) {
            sources += [field.source, field.otherTypeSource, field.orientationSource].compactMap(\.self)
        }
        sources += [billing?.source].compactMap(\.self) + (billing?.prices.map(\.source) ?? [])
        sources += contentRequirements.map(\.source) + misprints.map(\.source) + remarks.map(\.source)
        return sources
    }

    /// The days on which its documents were read, `YYYY-MM-DD`: the first and the last; nil when there are none.
    package var readDates: ClosedRange<String>? {
        let dates = sources.map(\.read).filter { !$0.isEmpty }
        guard let first = dates.min(), let last = dates.max() else { return nil }
        return first...last
    }
}

/// Several profiles in one text: ids and paths, with commas between.
package enum ProfileList {
    /// The names in a list, without the spaces around them. Between two commas without a name there is an empty one.
    package static func names(in text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { name in
            String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}

import PreflightJSON
package import PreflightModel

/// A profile as JSON with the names that profile files have, so that it fits `preflight-profile/1` and can be read as one.
package struct ProfileJSON: Sendable {
    /// Creates a renderer.
    package init() {}

    /// One profile, as its own documents state it: what only an upstream documents is left to the upstream.
    package func render(_ profile: Profile) -> String {
        var writer = JSONWriter()
        writer.object { $0.wholeProfile(profile) }
        writer.endDocument()
        return writer.drain()
    }

    /// Several profiles (`preflight-profiles/1`).
    package func list(_ profiles: [Profile]) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "preflight-profiles/1")
            writer.member("profiles", objects: profiles) { $0.wholeProfile($1) }
        }
        writer.endDocument()
        return writer.drain()
    }
}

extension JSONWriter {
    fileprivate mutating func wholeProfile(_ profile: Profile) {
        let documents = CitedDocuments(of: profile)
        member("id", Self.identifier(profile.id))
        member("name", profile.name)
        if !profile.summary.isEmpty { member("summary", profile.summary) }
        given("kind", profile.kind?.rawValue)
        if !profile.models.isEmpty { texts("models", profile.models) }
        given("upstream", profile.upstream)
        given("extends", profile.extends)
        self.documents(documents.all)
        limits(of: profile, documents)
        if !profile.dialects.isEmpty {
            member("dialects", objects: profile.dialects) { $0.dialect($1, documents) }
        }
        if let billing = profile.billing {
            key("billing")
            object { $0.billing(billing, documents) }
        }
        remarks(of: profile, documents)
    }

    /// An id as profile files have them: a file that extends another may be called by its path instead, and several
    /// profiles as one by their list.
    private static func identifier(_ id: String) -> String {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.-".utf8)
        return String(decoding: id.utf8.map { allowed.contains($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
    }

    private mutating func documents(_ documents: [CitedDocuments.Document]) {
        guard !documents.isEmpty else { return }
        key("documents")
        object { writer in
            for document in documents {
                writer.key(document.key)
                writer.object {
                    $0.member("title", document.title)
                    $0.given("url", document.url)
                    $0.member("read", document.read)
                    $0.given("strength", document.strength?.rawValue)
                }
            }
        }
    }

    private mutating func limits(of profile: Profile, _ documents: CitedDocuments) {
        let stated = profile.limits.filter { $0.value.upstream == nil }.sorted { $0.key < $1.key }
        guard !stated.isEmpty else { return }
        key("limits")
        object { writer in
            for (key, limit) in stated {
                writer.key(key.rawValue)
                writer.object {
                    $0.limitValue(limit.value)
                    if !limit.isInclusive { $0.member("bound", "exclusive") }
                    $0.given("adjustment", limit.adjustment?.rawValue)
                    if limit.isRecommended { $0.member("recommended", true) }
                    $0.citation(limit.source, documents)
                }
            }
        }
    }

    private mutating func remarks(of profile: Profile, _ documents: CitedDocuments) {
        if !profile.contentRequirements.isEmpty {
            member("content", objects: profile.contentRequirements) { writer, requirement in
                writer.member("subject", requirement.subject.rawValue)
                writer.member("requires", requirement.summary)
                writer.citation(requirement.source, documents)
            }
        }
        if !profile.misprints.isEmpty {
            member("misprints", objects: profile.misprints) { writer, misprint in
                writer.member("limit", misprint.topic)
                writer.member("printed", misprint.printed)
                writer.member("reason", misprint.reason)
                writer.citation(misprint.source, documents)
            }
        }
        if !profile.remarks.isEmpty {
            member("remarks", objects: profile.remarks) { writer, remark in
                writer.member("says", remark.summary)
                writer.citation(remark.source, documents)
            }
        }
    }
}

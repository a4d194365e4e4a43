package import PreflightModel

/// Reads requests of some dialects: text in, facts out.
package struct RequestReader: Sendable {
    private let dialects: [(dialect: RequestDialect, tree: FieldTree)]
    /// How many of the dialects a request may be of; the others only explain what does not belong.
    private let candidateCount: Int
    /// Which dialects have a member of a name in the root.
    private let owners: [String: [Int]]

    /// - Parameters:
    ///   - dialects: Every dialect that is known, the likeliest first. Not empty.
    ///   - candidateCount: How many of them, from the first, a request may be of; nil for all.
    package init(_ dialects: [RequestDialect], candidateCount: Int? = nil) {
        self.dialects = dialects.map { ($0, FieldTree($0)) }
        self.candidateCount = candidateCount ?? dialects.count
        var owners: [String: [Int]] = [:]
        for (index, dialect) in self.dialects.enumerated() {
            for member in dialect.tree.members { owners[member.name, default: []].append(index) }
        }
        self.owners = owners
    }

    /// Reads a request's text.
    /// - Parameters:
    ///   - bytes: The text.
    ///   - path: The name that the request was given by.
    ///   - dialect: The id of the dialect it is known to be of; nil to tell by its fields.
    ///   - isLenient: Whether comments and trailing commas are to be read over.
    /// - Returns: What was read, whatever the text is.
    package func facts(
        of bytes: [UInt8], path: String, dialect: String? = nil, isLenient: Bool = false
    ) -> RequestFacts {
        let reading = JSONReader.read(bytes)
        return facts(
            of: reading.root, defects: reading.defects, byteCount: bytes.count, path: path, dialect: dialect,
            isLenient: isLenient)
    }

    /// The facts of a request whose text was read before.
    package func facts(
        of root: JSONValue?, defects: [RequestDefect], byteCount: Int, path: String, dialect: String? = nil,
        isLenient: Bool = false
    ) -> RequestFacts {
        let choice = choose(for: root, named: dialect)
        let chosen = dialects[choice.index]
        var facts = RequestFacts(
            path: path, byteCount: byteCount, isLenient: isLenient, dialect: chosen.dialect,
            recognition: choice.recognition)
        facts.root = root
        facts.defects = defects
        // What is missing from a request of no known kind would only be noise.
        guard let root, case .object = root.content, choice.recognition != .assumed else { return facts }
        let walk = FieldWalk(root, along: chosen.tree)
        facts.slots = walk.slots
        facts.unknownMembers = walk.unknownMembers.map { member in
            var member = member
            member.otherDialect = self.dialect(with: member, besides: choice.index)
            return member
        }
        facts.media = facts.slots.compactMap(RequestMedia.init)
        return facts
    }

    // MARK: - Which dialect

    private struct Choice {
        var index: Int
        var recognition: RequestFacts.Recognition
    }

    /// The dialect that has the most of the request's members; of several, the one whose shape fits best; of those, the
    /// first.
    private func choose(for root: JSONValue?, named id: String?) -> Choice {
        if let id, let index = dialects.firstIndex(where: { $0.dialect.id == id }) {
            return Choice(index: index, recognition: .named)
        }
        var scores = Array(repeating: 0, count: candidateCount)
        for member in root?.members ?? [] {
            for index in owners[member.name] ?? [] where index < candidateCount { scores[index] += 1 }
        }
        guard let root, let best = scores.max(), best > 0 else {
            // A caller who names a profile says what the request is, whatever is in it.
            return Choice(index: 0, recognition: candidateCount < dialects.count ? .named : .assumed)
        }
        let candidates = scores.indices.filter { scores[$0] == best }
        let chosen = candidates.min { mismatchCount(of: root, with: $0) < mismatchCount(of: root, with: $1) }
        return Choice(index: chosen ?? 0, recognition: .recognised)
    }

    /// How many of the request's lists and objects are something else in a dialect. A wrong scalar is more likely a
    /// mistake than another dialect.
    private func mismatchCount(of root: JSONValue, with index: Int) -> Int {
        (root.members ?? []).count { member in
            guard member.value.items != nil || member.value.members != nil,
                let type = dialects[index].tree.member(member.name)?.type
            else { return false }
            return !type.fits(member.value)
        }
    }

    /// Another dialect that has a member in the root where this one has none.
    private func dialect(with member: UnknownMember, besides chosen: Int) -> RequestDialect? {
        guard member.pointer.dropFirst().utf8.elementsEqual(member.name.utf8) else { return nil }
        return owners[member.name]?.first { $0 != chosen }.map { dialects[$0].dialect }
    }
}

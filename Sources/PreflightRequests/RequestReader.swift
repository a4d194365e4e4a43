package import PreflightModel

/// Reads requests of some dialects: JSON in, facts out.
package struct RequestReader: Sendable {
    private let dialects: [(dialect: RequestDialect, tree: FieldTree)]
    /// How many of the dialects a request may be of; the others only explain what does not belong.
    private let candidateCount: Int
    /// Which dialects have a member of a name in the root.
    private let owners: [String: [Int]]
    /// Most images and videos that are judged. Every provider takes one of each.
    private static let mediaLimit = 64

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

    /// The facts of a request.
    /// - Parameters:
    ///   - root: The request; nil when its text could not be read to its end.
    ///   - defects: What is wrong with the text.
    ///   - byteCount: Size of the text in bytes.
    ///   - path: The name that the request was given by.
    ///   - dialect: The id of the dialect it is known to be of; nil to tell by its fields.
    ///   - isLenient: Whether comments and trailing commas are to be read over.
    /// - Returns: What was read, whatever the request is.
    package func facts(
        of root: JSONValue?, defects: [RequestDefect], byteCount: Int, path: String, dialect: String? = nil,
        isLenient: Bool = false
    ) -> RequestFacts {
        let named = dialect.flatMap { id in dialects.firstIndex { $0.dialect.id == id } }
        // Most requests have no mistake. What fits the likeliest dialect wholly is not held against thirty others.
        let isWhole = DialectScore(of: root, in: dialects[named ?? 0].tree).isWhole
        let scores = isWhole ? [] : dialects.map { DialectScore(of: root, in: $0.tree) }
        let choice =
            isWhole
            ? Choice(index: named ?? 0, recognition: named == nil ? .recognised : .named)
            : choose(by: scores, named: named)
        let chosen = dialects[choice.index]
        var facts = RequestFacts(
            path: path, byteCount: byteCount, isLenient: isLenient, dialect: chosen.dialect,
            recognition: choice.recognition)
        facts.root = root
        facts.defects = defects
        facts.rivals = choice.rivals.map { dialects[$0].dialect.id }
        guard let root, case .object = root.content else { return facts }
        // What is missing from a request of no known kind would only be noise.
        guard choice.recognition != .assumed else {
            facts.wrapper = wrapper(in: root)
            return facts
        }
        if !isWhole, choice.recognition == .named || candidateCount < dialects.count {
            facts.betterDialect = better(than: choice.index, scores)
        }
        let walk = FieldWalk(root, along: chosen.tree)
        facts.slots = walk.slots
        facts.unknownMembers = walk.unknownMembers
        if !isWhole { explain(&facts.unknownMembers, besides: choice.index, scores) }
        let places = facts.slots.lazy.filter { $0.field.role == .image || $0.field.role == .video }
        facts.media = places.prefix(Self.mediaLimit).compactMap(RequestMedia.init)
        if let next = places.dropFirst(Self.mediaLimit).first {
            facts.defects.append(
                RequestDefect(
                    .tooLarge,
                    "more than \(Self.mediaLimit) images and videos; the rest is not judged",
                    at: next.position, pointer: next.pointer))
        }
        return facts
    }

    // MARK: - Which dialect

    private struct Choice {
        var index: Int
        var recognition: RequestFacts.Recognition
        /// Other dialects that it might as well be of.
        var rivals: [Int] = []
    }

    /// The dialect that the request looks most like; of several, the first. Many providers pass Kling's legacy request
    /// on, and guessing from a single field, which may be a mistake, would hide the mistake: where nobody said whose
    /// request it is, the first dialect stands unless another has two fields more, or has as many and fits where the
    /// first one does not.
    private func choose(by scores: [DialectScore], named index: Int?) -> Choice {
        if let index { return Choice(index: index, recognition: .named) }
        let isProfileNamed = candidateCount < dialects.count
        let scores = Array(scores.prefix(candidateCount))
        guard let best = scores.map(\.weight).max(), best > 0 else {
            // A caller who names a profile says what the request is, whatever is in it.
            return Choice(index: 0, recognition: isProfileNamed ? .named : .assumed)
        }
        var index = scores.firstIndex { $0.weight == best } ?? 0
        if !isProfileNamed {
            let first = scores[0]
            let rival = scores.indices.first {
                scores[$0].weight >= first.weight && scores[$0].misfits < first.misfits
            }
            let isFirst = first.weight > 0 && best < first.weight + 2 && rival == nil
            index = isFirst ? 0 : Self.fittest(scores, of: best) ?? index
        }
        return Choice(
            index: index, recognition: .recognised,
            rivals: isProfileNamed ? [] : Self.rivals(of: index, scores))
    }

    /// Of the dialects that have nearly the most of the request's members, the first with the fewest misfits.
    private static func fittest(_ scores: [DialectScore], of best: Int) -> Int? {
        let near = scores.indices.filter { scores[$0].weight >= best - 1 }
        let fewest = near.map { scores[$0].misfits - scores[$0].weight }.min()
        return near.first { scores[$0].misfits - scores[$0].weight == fewest }
    }

    /// Dialects that the request fits as well as the chosen one or better. What fits the first one wholly has none: that
    /// is what people are told to expect.
    private static func rivals(of index: Int, _ scores: [DialectScore]) -> [Int] {
        let chosen = scores[index]
        guard index > 0 || chosen.misfits + chosen.missing > 0 else { return [] }
        return scores.indices.filter {
            $0 != index && scores[$0].weight >= chosen.weight
                && scores[$0].misfits + scores[$0].missing <= chosen.misfits + chosen.missing
        }
    }

    /// A dialect that has clearly more of a request's members than the one it is read by.
    private func better(than index: Int, _ scores: [DialectScore]) -> RequestDialect? {
        let members = scores.map(\.members)
        guard let best = members.max(), best > members[index] + 1 else { return nil }
        return members.firstIndex(of: best).map { dialects[$0].dialect }
    }

    /// The member that seems to hold the request, when it is wrapped into something.
    private func wrapper(in root: JSONValue) -> String? {
        root.members?.prefix(16).first { member in
            dialects.contains { DialectScore(of: member.value, in: $0.tree).members > 1 }
        }?.name
    }

    /// Says of members of the root which other dialect has them: of several, the one that the request looks most like.
    private func explain(_ members: inout [UnknownMember], besides chosen: Int, _ scores: [DialectScore]) {
        for index in members.indices {
            let member = members[index]
            guard member.pointer.dropFirst().utf8.elementsEqual(member.name.utf8) else { continue }
            let others = (owners[member.name] ?? []).filter { $0 != chosen }
            guard let best = others.map({ scores[$0].weight }).max() else { continue }
            members[index].otherDialect = others.first { scores[$0].weight == best }.map {
                dialects[$0].dialect
            }
        }
    }
}

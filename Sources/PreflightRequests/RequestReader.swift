import PreflightJSON
package import PreflightModel
import PreflightText

/// Reads requests of some dialects: JSON in, facts out.
package struct RequestReader: Sendable {
    private let dialects: [KnownDialect]
    /// How many of the dialects a request may be of; the others only explain what does not belong.
    private let candidateCount: Int
    /// The dialect that stands unless another is clearly likelier.
    private let preferred: Int?
    /// Which dialects have a member of a name in the root.
    private let owners: [String: [Int]]
    /// What fields of a name are for, at whatever depth: the image or the video.
    private let mediaNames: [String: RequestField.Role]
    /// Most images and videos that are judged. Every provider takes one of each.
    private static let mediaLimit = 64

    /// - Parameters:
    ///   - dialects: Every dialect that is known, the likeliest first. Not empty.
    ///   - candidateCount: How many of them, from the first, a request may be of; nil for all.
    ///   - preferred: The id of the dialect that stands unless another is clearly likelier; nil for none.
    package init(_ dialects: [RequestDialect], candidateCount: Int? = nil, preferred: String? = nil) {
        self.dialects = dialects.map(KnownDialect.init)
        self.candidateCount = candidateCount ?? dialects.count
        self.preferred = preferred.flatMap { id in dialects.firstIndex { $0.id == id } }
        var owners: [String: [Int]] = [:]
        for (index, dialect) in self.dialects.enumerated() {
            for member in dialect.tree.members { owners[member.name, default: []].append(index) }
        }
        self.owners = owners
        mediaNames = Self.mediaNames(of: dialects)
    }

    /// The names of the media's fields. One that is of the image here and of the video there tells nothing.
    private static func mediaNames(of dialects: [RequestDialect]) -> [String: RequestField.Role] {
        var names: [String: Set<RequestField.Role>] = [:]
        for field in dialects.flatMap(\.fields) {
            guard let role = field.role, role == .image || role == .video else { continue }
            let name = field.path.steps.lazy.reversed().compactMap { step in
                if case .member(let name) = step { name } else { String?.none }
            }.first
            if let name { names[name, default: []].insert(role) }
        }
        return names.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    /// The facts of a request.
    /// - Parameters:
    ///   - root: The request; nil when its text could not be read to its end.
    ///   - defects: What is wrong with the text.
    ///   - byteCount: Size of the text in bytes.
    ///   - path: The name that the request was given by.
    ///   - dialect: The id of the dialect it is known to be of; nil to tell by its fields.
    ///   - isLenient: Whether comments and trailing commas are to be read over.
    ///   - command: The command that sends the request; nil when it is JSON alone.
    /// - Returns: What was read, whatever the request is.
    package func facts(
        of root: JSONValue?, defects: [RequestDefect], byteCount: Int, path: String, dialect: String? = nil,
        isLenient: Bool = false, sentBy command: CommandFacts? = nil
    ) -> RequestFacts {
        let named = dialect.flatMap { id in dialects.firstIndex { $0.dialect.id == id } }
        // Most requests have no mistake. What fits the likeliest dialect wholly is not held against thirty others.
        let likeliest = named ?? preferred.flatMap { $0 < candidateCount ? $0 : nil } ?? 0
        let isWhole = DialectScore(of: root, in: dialects[likeliest].tree).isWhole
        let guess =
            isWhole
            ? nil
            : DialectGuess(of: root, among: dialects, preferred: preferred)
        let isWorkflow = !isWhole && root?.isWorkflow == true
        let choice =
            isWorkflow
            ? Choice(index: likeliest, recognition: .assumed)
            : guess.map { choose(by: $0, named: named, orElse: likeliest) }
                ?? Choice(index: likeliest, recognition: named == nil ? .recognised : .named)
        let chosen = dialects[choice.index]
        var facts = RequestFacts(
            path: path, byteCount: byteCount, isLenient: isLenient, dialect: chosen.dialect,
            recognition: choice.recognition)
        facts.root = root
        facts.command = command
        facts.defects = defects
        facts.rivals = choice.rivals.map { dialects[$0].dialect.id }
        guard let root, case .object = root.content else { return facts }
        if isWorkflow { facts.shape = .workflow }
        // What is missing from a request of no known kind would only be noise.
        guard choice.recognition != .assumed else { return facts }
        if let guess, choice.recognition == .named || candidateCount < dialects.count,
            let better = guess.better(than: choice.index)
        {
            facts.betterDialect = dialects[better].dialect
            facts.betterShape = shape(of: guess[better], as: dialects[better])
        }
        read(root, by: guess?[choice.index], as: chosen, into: &facts)
        if let guess { explain(&facts, besides: choice.index, guess) }
        return facts
    }

    /// Reads the request's fields, wherever in the text it is.
    private func read(
        _ root: JSONValue, by reading: DialectReading?, as known: KnownDialect, into facts: inout RequestFacts
    ) {
        if let reading { facts.shape = shape(of: reading, as: known) }
        let walk = FieldWalk(
            reading?.value ?? root, along: reading?.spread ?? known.tree,
            pointer: reading.map { Self.pointer(to: $0.path) } ?? "")
        facts.slots = walk.slots
        facts.unknownMembers = walk.unknownMembers
        let places = facts.slots.lazy.filter { $0.field.role == .image || $0.field.role == .video }
        let command = facts.command
        facts.media = places.prefix(Self.mediaLimit).compactMap { RequestMedia($0, sentBy: command) }
        if let next = places.dropFirst(Self.mediaLimit).first {
            facts.defects.append(
                RequestDefect(
                    .tooLarge,
                    "more than \(Self.mediaLimit) images and videos; the rest is not judged",
                    at: next.position, pointer: next.pointer))
        }
    }

    private static func pointer(to path: [String]) -> String {
        path.map(\.shownName.pointerStep).joined()
    }

    private func shape(of reading: DialectReading, as known: KnownDialect) -> RequestShape {
        guard reading.path.isEmpty else { return .inside(reading.path) }
        guard reading.spread != nil, let value = reading.value else { return .asSent }
        return .spread(known.tree.objectsLeftOut(of: value))
    }

    // MARK: - Which dialect

    private struct Choice {
        var index: Int
        var recognition: RequestFacts.Recognition
        /// Other dialects that it may also be of.
        var rivals: [Int] = []
    }

    private func choose(by guess: DialectGuess, named index: Int?, orElse first: Int) -> Choice {
        if let index { return Choice(index: index, recognition: .named) }
        let isProfileNamed = candidateCount < dialects.count
        guard let index = guess.likeliest(amongFirst: candidateCount) else {
            // A caller who names a profile says what the request is, whatever is in it.
            return Choice(index: first, recognition: isProfileNamed ? .named : .assumed)
        }
        return Choice(
            index: index, recognition: .recognised, rivals: isProfileNamed ? [] : guess.rivals(of: index))
    }

    /// Says of members that the dialect does not have in its root which other dialect has them: of several, the one that
    /// the request looks most like. And of each, whether it holds a request of its own.
    private func explain(_ facts: inout RequestFacts, besides chosen: Int, _ guess: DialectGuess) {
        let root = Self.pointer(to: guess[chosen].path) + "/"
        for index in facts.unknownMembers.indices.prefix(128) {
            let member = facts.unknownMembers[index]
            if member.value.members != nil {
                facts.unknownMembers[index].holdsRequest = dialects.contains {
                    DialectScore(of: member.value, in: $0.tree).members > 1
                }
            }
            facts.unknownMembers[index].role = mediaNames[member.name]
            guard member.pointer.utf8.elementsEqual((root + member.name).utf8) else { continue }
            let others = owners(of: member.name, guess).filter { $0 != chosen }
            facts.unknownMembers[index].otherDialect = guess.best(of: others).map { dialects[$0].dialect }
        }
    }

    /// Dialects that have a member of a name in the root, or would if its objects were left out as they seem to be.
    private func owners(of name: String, _ guess: DialectGuess) -> [Int] {
        let spread = dialects.indices.filter { guess[$0].spread?.member(name) != nil }
        return (owners[name] ?? []) + spread
    }
}

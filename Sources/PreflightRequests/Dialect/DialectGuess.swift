import PreflightModel

/// Whose request a text holds, told by its fields.
struct DialectGuess {
    /// The reading of each dialect, in their order.
    private let readings: [DialectReading]
    /// The dialect that stands unless another is clearly likelier; nil when none does.
    private let preferred: Int?
    /// What is around the fields, where that tells whose request it is.
    private let envelope: ClaimedEnvelope?

    init(of root: JSONValue?, among dialects: [KnownDialect], preferred: Int?) {
        let inner = InnerObject.all(in: root)
        readings = dialects.enumerated().map { index, known in
            DialectReading(of: root, as: known, inner: inner, forgiving: index == preferred)
        }
        self.preferred = preferred
        envelope = ClaimedEnvelope(in: root, inner, among: dialects)
    }

    subscript(_ index: Int) -> DialectReading { readings[index] }

    /// The dialect that the request looks most like of the first so many; of several, the first. nil when it looks like
    /// none.
    ///
    /// Many providers pass Kling's legacy request on, and guessing from a single field, which may be a mistake, would hide
    /// the mistake. So the preferred dialect stands unless another is likelier by two. But what is around the fields is
    /// nobody else's, whatever the fields are called.
    func likeliest(amongFirst count: Int) -> Int? {
        let owners = owners(amongFirst: count)
        let candidates = owners.isEmpty ? Array(readings.indices.prefix(count)) : owners
        guard let best = best(of: candidates) else { return nil }
        guard let preferred, candidates.contains(preferred), readings[preferred].score.weight > 0 else {
            return best
        }
        let (own, other) = (readings[preferred], readings[best])
        // What is taken out of something around it is not preferred to what is a request as it stands.
        let lead = own.isAsSent || own.path == other.path ? 1 : 0
        return own.likelihood + lead >= other.likelihood ? preferred : best
    }

    /// The dialects that what is around the fields names; none when it does not tell, or when they are not read so.
    private func owners(amongFirst count: Int) -> [Int] {
        guard let envelope else { return [] }
        return envelope.owners(among: readings.indices.prefix(count)).filter {
            readings[$0].path == envelope.path && readings[$0].spread == nil
        }
    }

    /// Other dialects that the request may also be of, the likeliest first.
    func rivals(of chosen: Int) -> [Int] {
        let reading = readings[chosen]
        // A member that nobody knows is no sign of another dialect; one that another does know, is.
        let isOnlyMore = chosen == preferred && reading.score.misfits + reading.score.missing == 0
        let isRemade = chosen != preferred && !reading.isAsSent
        let least = reading.likelihood + (isOnlyMore ? 1 : isRemade ? -1 : 0)
        let owners = owners(amongFirst: readings.count)
        return readings.indices
            .filter { $0 != chosen && readings[$0].score.weight > 0 }
            .filter { index in
                if isNamed(chosen) { return owners.contains(index) && readings[index].likelihood >= least }
                return readings[index].likelihood >= least || isClaimed(by: index, not: chosen)
            }
            .sorted { (readings[$1].likelihood, $0) < (readings[$0].likelihood, $1) }
    }

    /// Whether the model's name is the dialect's, around the fields.
    private func isNamed(_ index: Int) -> Bool {
        envelope?.claims[index] == .named && readings[index].path == envelope?.path
    }

    /// Whether something around the fields speaks for one dialect and nothing for another.
    private func isClaimed(by index: Int, not chosen: Int) -> Bool {
        guard let envelope else { return false }
        return envelope.claims[index] != nil && envelope.claims[chosen] == nil
    }

    /// The dialect that the request would be taken for if nobody had said whose it is, when that is by far likelier than
    /// the one it is read by.
    func better(than chosen: Int) -> Int? {
        guard let best = likeliest(amongFirst: readings.count) else { return nil }
        let (own, other) = (readings[chosen], readings[best])
        return other.score.members > own.score.members && other.likelihood > own.likelihood + 2 ? best : nil
    }

    /// Of some dialects that a request looks most like, the first. What is read as it stands comes before what is not.
    func best(of indices: some Sequence<Int>) -> Int? {
        indices.filter { readings[$0].score.weight > 0 }.min {
            rank($0) != rank($1) ? rank($0) > rank($1) : $0 < $1
        }
    }

    private func rank(_ index: Int) -> (Int, Int) {
        (readings[index].likelihood, readings[index].isAsSent ? 1 : 0)
    }
}

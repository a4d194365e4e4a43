import PreflightModel

/// Whose request a text holds, told by its fields.
struct DialectGuess {
    /// The reading of each dialect, in their order.
    private let readings: [DialectReading]
    /// The dialect that stands unless another is clearly likelier; nil when none does.
    private let preferred: Int?

    init(of root: JSONValue?, among dialects: [KnownDialect], preferred: Int?) {
        let inner = InnerObject.all(in: root)
        readings = dialects.enumerated().map { index, known in
            DialectReading(of: root, as: known, inner: inner, forgiving: index == preferred)
        }
        self.preferred = preferred
    }

    subscript(_ index: Int) -> DialectReading { readings[index] }

    /// The dialect that the request looks most like of the first so many; of several, the first. nil when it looks like
    /// none.
    ///
    /// Many providers pass Kling's legacy request on, and guessing from a single field, which may be a mistake, would hide
    /// the mistake. So the preferred dialect stands unless another is likelier by two.
    func likeliest(amongFirst count: Int) -> Int? {
        guard let best = best(of: readings.indices.prefix(count)) else { return nil }
        guard let preferred, preferred < count, readings[preferred].score.weight > 0 else {
            return best
        }
        let (own, other) = (readings[preferred], readings[best])
        // What is taken out of something around it is not preferred to what is a request as it stands.
        let lead = own.isAsSent || own.path == other.path ? 1 : 0
        return own.likelihood + lead >= other.likelihood ? preferred : best
    }

    /// Other dialects that the request may also be of, the likeliest first.
    func rivals(of chosen: Int) -> [Int] {
        let reading = readings[chosen]
        // A member that nobody knows is no sign of another dialect; one that another does know, is.
        let isOnlyMore = chosen == preferred && reading.score.misfits + reading.score.missing == 0
        let isRemade = chosen != preferred && !reading.isAsSent
        let least = reading.likelihood + (isOnlyMore ? 1 : isRemade ? -1 : 0)
        return readings.indices
            .filter { $0 != chosen && readings[$0].score.weight > 0 && readings[$0].likelihood >= least }
            .sorted { (readings[$1].likelihood, $0) < (readings[$0].likelihood, $1) }
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

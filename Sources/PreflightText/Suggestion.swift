/// "Did you mean": finds what a misspelt word was likely meant to be.
package enum Suggestion {
    /// The shortest candidate that begins with the word; else the one that takes the fewest edits to reach, when that
    /// is few enough to be a slip of the keys.
    package static func nearest(to word: String, in candidates: [String]) -> String? {
        let word = Array(word.lowercased().unicodeScalars)
        // Beyond this a word is no slip, and comparing would only cost time.
        guard word.count <= 64 else { return nil }
        // A word cut short means what it begins, though its opposite may be fewer edits away.
        if word.count >= 3,
            let longer = candidates.filter({ $0.lowercased().unicodeScalars.starts(with: word) })
                .min(by: { $0.count < $1.count })
        {
            return longer
        }
        let ranked = candidates.map { candidate in
            (distance: distance(word, Array(candidate.lowercased().unicodeScalars)), candidate: candidate)
        }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, best.candidate.count / 3) ? best.candidate : nil
    }

    /// How many insertions, deletions, replacements and exchanges of neighbours turn one word into the other.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}

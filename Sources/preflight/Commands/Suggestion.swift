/// Guesses what was meant by a name that does not exist.
enum Suggestion {
    /// The candidate that takes the fewest changes, when they are few enough for a slip of the finger.
    static func nearest(to name: String, among candidates: [String]) -> String? {
        let wanted = name.lowercased()
        let ranked = candidates.map { (name: $0, distance: distance(wanted, $0.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(2, wanted.count / 3) ? best.name : nil
    }

    /// Number of characters to insert, remove or replace to turn one word into the other.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let replaced = diagonal + (character == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row.last ?? 0
    }
}

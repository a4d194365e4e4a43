/// Several profiles in one text: ids and paths, with commas between.
package enum ProfileList {
    /// The names in a list, without the spaces around them. Between two commas without a name there is an empty one.
    package static func names(in text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { name in
            String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}

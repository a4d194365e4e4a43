import PreflightJSON
import PreflightModel

/// What two profiles say differently, as JSON (`preflight-profile-difference/1`).
public struct ProfileDifferenceJSON: Sendable {
    /// Creates a renderer.
    public init() {}

    /// Every topic of which at least one says something: what each says, and whether that is the same.
    public func render(_ difference: ProfileDifference) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "preflight-profile-difference/1")
            for (name, profile) in [("left", difference.left), ("right", difference.right)] {
                writer.key(name)
                writer.object {
                    $0.member("id", profile.id)
                    $0.member("name", profile.name)
                    $0.member("upstream", profile.upstream)
                }
            }
            writer.changes("changed", difference.changed)
            writer.changes("onlyLeft", difference.onlyLeft)
            writer.changes("onlyRight", difference.onlyRight)
            writer.member("same", array: difference.same) { $0.value($1) }
        }
        writer.endDocument()
        return writer.drain()
    }
}

extension JSONWriter {
    fileprivate mutating func changes(_ name: String, _ changes: [ProfileDifference.Change]) {
        member(name, array: changes) { writer, change in
            writer.object {
                $0.member("topic", change.topic)
                $0.member("left", object: change.left) { $0.statement($1) }
                $0.member("right", object: change.right) { $0.statement($1) }
            }
        }
    }

    private mutating func statement(_ statement: ProfileStatement) {
        member("says", statement.words)
        member("upstream", statement.upstream)
        source(statement.source)
    }
}

/// How a scripted server answers one request. What a script throws ends its connection.
public struct Script: Sendable {
    let run: @Sendable (ScriptedRequest, ScriptedConnection) throws -> Void

    /// Answers with code. Call it on a connection that is kept when it returns, unless it says otherwise.
    public init(_ run: @escaping @Sendable (ScriptedRequest, ScriptedConnection) throws -> Void) {
        self.run = run
    }

    /// Answers by path; a path that is not there is answered with 404.
    public static func routes(_ scripts: [String: Script]) -> Script {
        Script { request, connection in
            try (scripts[request.path] ?? .status(404)).run(request, connection)
        }
    }

    /// Answers the first requests one way, and all others in another. Requests are counted over the whole server.
    public static func first(_ count: Int, _ early: Script, then late: Script) -> Script {
        Script { request, connection in
            try (request.index < count ? early : late).run(request, connection)
        }
    }
}

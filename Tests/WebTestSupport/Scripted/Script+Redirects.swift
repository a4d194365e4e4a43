/// Answers that send the client elsewhere.
extension Script {
    /// A redirect.
    /// - Parameters:
    ///   - location: The `Location`, to the letter, be it a URL or not; nil for none.
    ///   - status: The status.
    ///   - headers: Further lines, such as `Set-Cookie: id=1`.
    /// - Returns: The script.
    public static func redirect(to location: String?, status: Int = 302, _ headers: String...) -> Script {
        Script { _, connection in
            try connection.respond(status, (location.map { ["Location: \($0)"] } ?? []) + headers)
        }
    }

    /// A redirect to where the request already is.
    public static let redirectLoop = Script { request, connection in
        try connection.respond(302, ["Location: \(request.target)"])
    }

    /// So many redirects, each to another path, then another answer. The way begins at any path.
    public static func chain(length: Int, status: Int = 302, then script: Script) -> Script {
        Script { request, connection in
            let done = request.path.split(separator: "/").last.flatMap { step in
                step.hasPrefix("step-") ? Int(step.dropFirst(5).prefix(while: \.isNumber)) : nil
            }
            guard (done ?? 0) < length else { return try script.run(request, connection) }
            // The path keeps its extension: what follows may depend on it.
            let ending = request.path.split(separator: ".").last.map { ".\($0)" } ?? ""
            try connection.respond(status, ["Location: /step-\((done ?? 0) + 1)\(ending)"])
        }
    }
}

/// Requests for the rules' examples: ones that pass, and what is changed about them.
enum ExampleRequests {
    /// A request for `kkiai`.
    /// - Parameters:
    ///   - changes: JSON of fields to be set, by name.
    ///   - absent: Names of fields to be left out.
    /// - Returns: JSON in one line.
    static func kkiai(_ changes: [String: String] = [:], without absent: Set<String> = []) -> String {
        json(
            [
                ("image_url", #""https://cdn.example.com/hero.png""#),
                ("video_url", #""https://cdn.example.com/dance.mp4""#),
                ("character_orientation", #""video""#),
                ("mode", #""pro""#),
            ], changes, absent)
    }

    /// A canonical request for `ulazai`.
    static func ulazai(_ changes: [String: String] = [:], without absent: Set<String> = []) -> String {
        json(
            [
                ("model_slug", #""kling_3_0_motion_control""#),
                ("prompt", #""She dances.""#),
                ("input_image_urls", #"["https://cdn.example.com/hero.png"]"#),
                ("input_video_urls", #"["https://cdn.example.com/dance.mp4"]"#),
                ("character_orientation", #""video""#),
                ("quality_mode", #""720p""#),
                ("duration_seconds", "8"),
            ], changes, absent)
    }

    /// The command that sends a request to KKIAI.
    /// - Parameters:
    ///   - json: The request.
    ///   - headers: Headers, each as cURL takes it.
    ///   - url: Where it goes.
    /// - Returns: The command in one line.
    static func curl(
        _ json: String = kkiai(),
        headers: [String] = ["Authorization: Bearer $KKIAI_KEY", "Content-Type: application/json"],
        url: String = "https://www.kkiai.com/kling/v1/videos/motion-control"
    ) -> String {
        "curl '\(url)'\(headers.map { " -H \"\($0)\"" }.joined()) -d '\(json)'"
    }

    private static func json(
        _ fields: [(name: String, value: String)], _ changes: [String: String], _ absent: Set<String>
    ) -> String {
        let kept = fields.filter { !absent.contains($0.name) }.map { ($0.name, changes[$0.name] ?? $0.value) }
        let known = Set(fields.map(\.name))
        let added = changes.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        let members = (kept + added.map { ($0.key, $0.value) }).map { "\"\($0.0)\": \($0.1)" }
        return "{\(members.joined(separator: ", "))}"
    }
}

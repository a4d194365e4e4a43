import Foundation
import MediaPreflight
import Testing

/// Requests that are given as the cURL command that sends them.
@Suite struct CurlCommandTests {
    private static let json =
        #"{"image_url": "https://cdn.example.com/hero.png", "video_url": "https://cdn.example.com/dance.mp4", "character_orientation": "image", "mode": "pro"}"#
    private static let url = "https://www.kkiai.com/kling/v1/videos/motion-control"
    private static let token = "tok-SENTINEL-7f3a9b"

    private static func check(_ text: String, profile: String? = nil) async throws -> Report {
        let body = RequestBody(
            Array(text.utf8), name: "curl.txt",
            media: [
                "https://cdn.example.com/hero.png": Fixtures.hero,
                "https://cdn.example.com/dance.mp4": Fixtures.dance,
            ])
        return try await RequestCheck(profile: profile, fetching: nil).report(on: body)
    }

    /// The command with a body and everything else in order.
    private static func command(
        _ url: String = url, key: String = "Authorization: Bearer \(token)",
        type: String? = "Content-Type: application/json", data: String = "-d '\(json)'"
    ) -> String {
        "curl '\(url)' -H '\(key)' \(type.map { "-H '\($0)' " } ?? "")\(data)"
    }

    private static let cmdJSON = json.replacingOccurrences(of: "\"", with: "\\\"")
    private static let browserJSON = json.map { character in
        switch character {
        case "\"": "^\\^\""
        case "{", "}", "[", "]": "^\(character)"
        default: String(character)
        }
    }.joined()

    /// Ways to write the same request.
    static let forms: [String: String] = [
        "one line": command(),
        "continued lines": command().replacingOccurrences(of: " -", with: " \\\n  -"),
        "lines that lost their marks": command().replacingOccurrences(of: " -H", with: "\n  -H"),
        "blanks behind the mark": command().replacingOccurrences(of: " -H", with: " \\  \r\n  -H"),
        "bundled letters":
            "curl -sSLXPOST \(url) -H'Authorization: Bearer \(token)' -HContent-Type:application/json -d'\(json)'",
        "equals signs":
            "curl --request=POST --url='\(url)' --header='Authorization: Bearer \(token)' --header='Content-Type: application/json' --data-raw='\(json)'",
        "double quotes": "curl \"\(url)\" -H \"Authorization: Bearer \(token)\" --json \"\(cmdJSON)\"",
        "ANSI-C quotes":
            "curl $'\(url)' --oauth2-bearer \(token) --json $'\(json.replacingOccurrences(of: ",", with: ",\\n"))'",
        "a here-document":
            "curl \(url) -H 'Authorization: Bearer \(token)' --json @- <<'EOF'\n\(json)\nEOF\n",
        "a prompt and a fence": "```bash\n$ \(command())\n```\n",
        "a script": "#!/bin/sh\n# sends it\nset -e\nresponse=$( \(command()) )\n",
        "variables before": "FOO=1 BAR=x \(command())",
        "the command line of Windows":
            "curl.exe -X POST \"\(url)\" ^\r\n -H \"Authorization: Bearer \(token)\" ^\r\n --json \"\(cmdJSON)\"",
        "a browser on Windows":
            "curl ^\"\(url)^\" ^\n -H ^\"Authorization: Bearer \(token)^\" ^\n -H ^\"content-type: application/json^\" ^\n --data-raw ^\"\(browserJSON)^\"",
        "PowerShell":
            "curl.exe -X POST '\(url)' `\n -H 'Authorization: Bearer \(token)' `\n -H 'Content-Type: application/json' `\n -d '\(cmdJSON)'",
        "PowerShell's here-string":
            "curl.exe '\(url)' `\n -u me:\(token) `\n --json @'\n\(json)\n'@",
        "a byte order mark": "\u{FEFF}\(command())",
        "options that take values":
            "curl --max-time 30 --retry 3 -o out.json -A 'me/1.0' --compressed --unheard-of x -w '%{http_code}' "
            + command().dropFirst("curl ".count),
        "a question about the job first":
            "curl '\(url)/7' -H 'Authorization: Bearer \(token)'\n\n\(command())",
        "pieces of quotes":
            "curl \(url) -H 'Authorization: 'Bearer\\ \(token) --json '{\"image_url\": '\"\\\"https://cdn.example.com/hero.png\\\"\"', '"
            + "'\"video_url\": \"https://cdn.example.com/dance.mp4\", \"character_orientation\": \"image\", \"mode\": \"pro\"}'",
    ]

    @Test(arguments: forms.keys.sorted())
    func `a command is read as the request that it sends, however it is written`(form: String) async throws {
        let report = try await Self.check(try #require(Self.forms[form]))
        let problems = report.findings.filter { $0.severity < .note }
        #expect(problems.isEmpty, "\(problems.map { "\($0.code) \($0.message)" })")
        #expect(report.verdict == .pass)
        #expect(report.request?.dialect == "kkiai")
        #expect(report.assets.count == 2)
    }

    @Test(arguments: forms.keys.sorted())
    func `a key is in no report`(form: String) async throws {
        let text = try #require(Self.forms[form]).replacingOccurrences(of: "pro", with: "turbo")
        let report = try await Self.check(text)
        let shown = ReportJSON().render(report) + TextReport().render(report) + String(reflecting: report)
        #expect(!shown.contains("SENTINEL"))
    }

    @Test(arguments: [
        ("curl '\(url)?api_key=\(token)' -H 'Content-Type: text/plain' -d '{'", "REQ028"),
        ("curl 'https://\(token):x@h.example.com/a b' -H 'Authorization: Bearer \(token)' -d 'x'", "REQ001"),
        ("curl -H 'Authorization: Bearer \(token)' -d '\(json)", "REQ001"),
        ("curl \(url) -H 'X-Api-Key: \(token)' -F key=\(token)", "REQ029"),
        ("curl \(url) -H 'X-Api-Key: \(token)' -d @body.json", "REQ029"),
    ])
    func `a key is in no report of a command that is wrong`(text: String, code: String) async throws {
        let report = try await Self.check(text)
        #expect(report.findings.contains { $0.code == code }, "\(report.findings.map(\.code))")
        let shown = TextReport().render(report) + report.findings.map(\.message).joined()
        #expect(!shown.contains("SENTINEL"))
    }

    /// Commands in which `turbo` stands where a mode belongs, and the line and column of its quotation mark.
    @Test(arguments: [
        ("curl x -d '{\"mode\": \"turbo\"}'", 1, 21),
        ("curl x \\\n  -d '{\n  \"é\": 1,\n  \"mode\": \"turbo\"\n}'", 4, 11),
        ("curl x -d \"{\\\"mode\\\": \\\"turbo\\\"}\"", 1, 24),
        ("curl x -d $'{\\n\"mode\": \"turbo\"}'", 1, 24),
        ("curl x -d '{\"prompt\": \"it'\\''s\", \"mode\": \"turbo\"}'", 1, 42),
        ("curl x --json @- <<E\n{\n\"mode\": \"turbo\"}\nE\n", 3, 9),
        ("curl.exe x ^\r\n -d \"{\\\"mode\\\": \\\"turbo\\\"}\"", 2, 18),
    ])
    func `places are those of the text that was given`(text: String, line: Int, column: Int) async throws {
        let finding = try #require(
            try await Self.check(text, profile: "kkiai").findings.first { $0.code == "REQ009" })
        #expect([finding.location.line, finding.location.column] == [line, column])
        #expect(finding.location.pointer == "/mode")
    }

    @Test(arguments: [
        ("Bearer <token>", true), ("Bearer YOUR_API_KEY", true), ("Bearer {{YOUR_API_KEY}}", true),
        ("Bearer ${KEY}", true), ("Bearer $KEY", true), ("Bearer ****************", true), ("Bearer", true),
        ("", true), ("Bearer sk-xxxxxxxx", true), ("Key your-fal-key", true), ("Bearer sk-12ab34CD56", false),
        ("Key 0a1b:2c3d", false), ("Basic bWU6c2VjcmV0", false), ("sk-12ab34CD56", false),
    ])
    func `a key in single quotes is a warning when it is none`(value: String, isWarned: Bool) async throws {
        let report = try await Self.check(Self.command(key: "Authorization: \(value)"))
        #expect(report.findings.contains { $0.code == "REQ027" && $0.severity == .warning } == isWarned)
        #expect(report.verdict == .pass)
    }

    @Test(arguments: [
        ("-H \"Authorization: Bearer $KEY\"", false), ("-H \"Authorization: Bearer $(cat key)\"", false),
        ("-H \"x-freepik-api-key: ${KEY}\"", false), ("^\n -H \"Authorization: Bearer %KEY%\"", false),
        ("-u me:pw1", false), ("-H @headers.txt", false),
        ("", true),
        ("-H 'Accept: */*'", true),
    ])
    func `a key may come in any header, and from the shell`(option: String, isWarned: Bool) async throws {
        let report = try await Self.check("curl \(Self.url) \(option) --json '\(Self.json)'")
        #expect(report.findings.contains { $0.code == "REQ027" } == isWarned)
    }

    @Test(arguments: [
        ("-H 'Content-Type: application/json' -d", nil),
        ("-H 'content-type:application/json; charset=utf-8' -d", nil),
        ("--json", nil), ("-H 'Content-Type: text/plain' -d", "`text/plain`"),
        ("-d", "application/x-www-form-urlencoded"), ("--data-binary", "application/x-www-form-urlencoded"),
        ("-H 'Content-Type;' -d", "no media type"), ("-H 'Content-Type: application/vnd.api+json' -d", nil),
    ])
    func `the body has to be called JSON`(options: String, words: String?) async throws {
        let report = try await Self.check(
            "curl \(Self.url) -H 'Authorization: Bearer k3y' \(options) '\(Self.json)'")
        let finding = report.findings.first { $0.code == "REQ028" }
        #expect((finding == nil) == (words == nil))
        if let words { #expect(finding?.message.contains(words) == true) }
    }

    @Test(
        arguments: [
            ("--json @body.json", .unknown), ("--json @-", .unknown), ("--json \"$BODY\"", .unknown),
            ("--json \"$(cat body.json)\"", .unknown), ("-F image=@a.png", .fail),
            ("--data-urlencode a=b", .fail),
            ("", .fail), ("-d a=1 -d b=2", .fail), ("-G -d '{}'", .fail), ("-T body.json", .fail),
        ] as [(String, Verdict)])
    func `a body that is not in the text is not opened, and judged no further`(
        options: String, verdict: Verdict
    ) async throws {
        let report = try await Self.check("curl \(Self.url) -H 'Authorization: Bearer k3y' \(options)")
        #expect(report.verdict == verdict)
        #expect(report.findings.filter { $0.severity == .error }.map(\.code) == ["REQ029"])
        #expect(report.findings.allSatisfy { $0.fix != nil })
    }

    @Test(arguments: [
        ("-X GET", "by GET"), ("-I", "by HEAD"),
    ])
    func `a method that sends no body is a warning`(option: String, words: String) async throws {
        let report = try await Self.check(Self.command() + " " + option)
        #expect(report.findings.contains { $0.code == "REQ030" && $0.message.contains(words) })
    }

    @Test func `a command to one provider that is judged as another's is a warning`() async throws {
        let report = try await Self.check(
            Self.command("https://api.kie.ai/api/v1/jobs/createTask"), profile: "kkiai")
        #expect(report.findings.contains { $0.code == "REQ030" && $0.message.contains("kie") })
        #expect(
            try await !Self.check(Self.command(), profile: "kkiai").findings.contains { $0.code == "REQ030" })
    }

    @Test func `a variable of the shell within the body is unknown, and one in single quotes a mistake`()
        async throws
    {
        let live = Self.json.replacingOccurrences(
            of: "https://cdn.example.com/hero.png", with: "'\"$IMAGE\"'")
        let report = try await Self.check(Self.command(data: "-d '\(live)'"))
        #expect(report.verdict == .unknown)
        #expect(report.findings.contains { $0.code == "SRC033" && $0.outcome == .unknown })
        let dead = Self.json.replacingOccurrences(of: "https://cdn.example.com/hero.png", with: "$IMAGE")
        #expect(try await Self.check(Self.command(data: "-d '\(dead)'")).verdict == .fail)
    }

    @Test func `a variable in place of a listed value is unknown, and one in single quotes a mistake`()
        async throws
    {
        let body = #"{"model_name":"kling-v3","character_orientation":"video","mode":"MODE"}"#
        let live = body.replacingOccurrences(of: "MODE", with: "'\"$MODE\"'")
        let asked = try await Self.check(Self.command(data: "-d '\(live)'"))
        #expect(asked.findings.contains { $0.code == "REQ009" && $0.outcome == .unknown })
        let dead = body.replacingOccurrences(of: "MODE", with: "$MODE")
        let sent = try await Self.check(Self.command(data: "-d '\(dead)'"))
        #expect(sent.findings.contains { $0.code == "REQ009" && $0.outcome == .fail })
    }

    /// Every endpoint that a profile names, and the dialects it is of.
    private static let endpoints: [(id: String, url: String)] = Preflight.builtInProfiles.flatMap { id in
        ((try? Preflight.profile(id).dialects) ?? []).flatMap { dialect in
            ([dialect.endpoint].compactMap(\.self) + dialect.otherEndpoints).compactMap { endpoint in
                endpoint.split(separator: " ").first { $0.hasPrefix("https://") }
                    .map { (dialect.id, String($0.last == "," ? $0.dropLast() : $0)) }
            }
        }
    }

    @Test func `the URL tells whose request it is, for every endpoint of every profile`() async throws {
        #expect(Self.endpoints.count > 30)
        for (id, url) in Self.endpoints {
            let report = try await Self.check(
                "curl \(url) -H 'Authorization: Bearer k3y' --json '{\"image_url\": \"a\"}'")
            #expect(report.request?.dialect == id, "\(url)")
        }
    }

    @Test(arguments: [
        "curl", "curl -", "curl --", "curl -d", "curl x -d '", "curl x -d \"", "curl x -d $'",
        "curl x -d $'\\",
        "curl x -d \"$(", "curl x -d `", "curl x -d @-", "curl x --json @- <<", "curl x <<E", "curl x \\",
        "curl x ^",
        "curl.exe x `", "curl x -d $'\\u{}\\x\\777\\U99999999'", "curl x -d \"\\", "curl x <", "curl x >",
        "curl x <<<",
        "curl ^\"", "curl ^\"x^\" -d ^\"\\", "curl x ; curl y", "$ curl\n", "curl\0x -d '{}'",
    ])
    func `a command that breaks off is a finding, and no crash`(text: String) async throws {
        #expect(try await Self.check(text).verdict != .pass)
    }

    @Test(arguments: [
        String(repeating: "\\\"", count: 60_000), String(repeating: "$(", count: 60_000),
        String(repeating: "`", count: 60_001), String(repeating: "'\\''", count: 40_000),
        String(repeating: " -H a", count: 20_000), String(repeating: "\ncurl x", count: 10_000),
        String(repeating: "\\\n", count: 60_000), String(repeating: "${", count: 60_000),
        String(repeating: "<<E\n", count: 20_000), String(repeating: "^\"\\", count: 40_000),
    ])
    func `a hostile command takes no longer than its size`(filling: String) async throws {
        let clock = ContinuousClock()
        for quote in ["", "'", "\"", "$'"] {
            let time = try await clock.measure { _ = try await Self.check("curl x -d \(quote)\(filling)") }
            #expect(time < .seconds(60))
        }
    }
}

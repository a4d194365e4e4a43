import Foundation
import PreflightReports
import TestSupport
import Testing

@testable import MediaPreflight

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
                "https://cdn.example.com/hero.png": Fixture.hero,
                "https://cdn.example.com/dance.mp4": Fixture.dance,
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
            "curl.exe '\(url)' `\n -H 'Authorization: Bearer \(token)' `\n --json @'\n\(json)\n'@",
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

    @Test(
        arguments: [
            ("curl '\(url)?api_key=\(token)' -H 'Content-Type: text/plain' -d '{'", "REQ028"),
            (
                "curl 'https://\(token):x@h.example.com/a b' -H 'Authorization: Bearer \(token)' -d 'x'",
                "REQ001"
            ),
            ("curl -H 'Authorization: Bearer \(token)' -d '\(json)", "REQ001"),
            ("curl \(url) -H 'X-Api-Key: \(token)' -F key=\(token)", "REQ029"),
            ("curl \(url) -H 'X-Api-Key: \(token)' -d @body.json", "REQ029"),
        ] as [(LongText, String)])
    func `a key is in no report of a command that is wrong`(command: LongText, code: String) async throws {
        let report = try await Self.check(command.text)
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
        ("bearer sk-12ab34CD56", false), ("Bearer  sk-12ab34CD56", false), ("Key 0a1b:2c3d", true),
        ("Basic bWU6c2VjcmV0", true), ("sk-12ab34CD56", true), ("Bearer Bearer sk-12ab34CD56", true),
        ("Bearer: sk-12ab34CD56", true), ("Bearer=sk-12ab34CD56", true),
    ])
    func `a key in single quotes is a warning when it is none`(value: String, isWarned: Bool) async throws {
        let report = try await Self.check(Self.command(key: "Authorization: \(value)"))
        #expect(report.findings.contains { $0.code == "REQ027" && $0.severity == .warning } == isWarned)
        #expect(report.verdict == .pass)
    }

    @Test(arguments: [
        ("-H \"Authorization: Bearer $KEY\"", false), ("-H \"Authorization: Bearer $(cat key)\"", false),
        ("-H \"Authorization: $AUTH\"", false), ("-H \"$HEADER\"", false), ("--oauth2-bearer k3y", false),
        ("-H 'X-API-Key: k3y' -H 'Authorization: Bearer k3y'", false), ("-H 'X-API-Key: k3y'", true),
        ("-H \"x-freepik-api-key: ${KEY}\"", true), ("^\n -H \"Authorization: Bearer %KEY%\"", false),
        ("-u me:pw1", true), ("-H @headers.txt", false),
        ("", true),
        ("-H 'Accept: */*'", true),
    ])
    func `a key may come from the shell, in the header that the document names`(
        option: String, isWarned: Bool
    ) async throws {
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
        ("-X GET", "by GET"), ("-I", "by HEAD"), ("-X PUT", "by PUT"), ("-X PATCH", "by PATCH"),
        ("--request=DELETE", "by DELETE"), ("-X post", "capitals"), ("-Xpost", "capitals"),
        ("-X Post", "capitals"),
        ("-X put", "by put"), ("-X POST", nil), ("-X \"$METHOD\"", nil), ("", nil),
    ])
    func `a method that is not the documented one is a warning`(option: String, words: String?) async throws {
        let report = try await Self.check(Self.command() + " " + option)
        let found = report.findings.filter { $0.code == "REQ030" }
        #expect(found.isEmpty == (words == nil), "\(found.map(\.message))")
        if let words { #expect(found.contains { $0.message.contains(words) }) }
    }

    @Test(arguments: ["PUT", "PATCH"])
    func `a gateway of one's own may take another method`(method: String) async throws {
        let report = try await Self.check(
            Self.command("https://gateway.acme.com/videos") + " -X \(method)")
        #expect(!report.findings.contains { $0.code == "REQ030" })
    }

    /// Paths of providers' own hosts, and whether they are warned of.
    @Test(arguments: [
        ("https://www.kkiai.com/kling/v1/videos/motion-control", false),
        ("https://kkiai.com/kling/v1/videos/motion-control/?a=b", false),
        ("HTTPS://WWW.KKIAI.COM/kling/v1/videos/motion-control", false),
        ("https://www.kkiai.com/kling/v1/videos/image2video", true),
        ("https://www.kkiai.com/v1/videos/motion-control", true),
        ("https://www.kkiai.com/kling/v2/videos/motion-control", true),
        ("https://www.kkiai.com/", true), ("https://docs.kkiai.com/x", true),
        ("https://gateway.acme.com/anything", false),
        ("https://fal.run/fal-ai/kling-video/v3/pro/image-to-video", true),
        ("https://queue.fal.run/fal-ai/kling-video/v2.6/pro/motion-control", false),
        ("https://api.freepik.com/v1/ai/video/kling-v3-motion-control-pro", false),
        ("https://api.freepik.com/v1/ai/video/kling-v3-pro", true),
        ("https://api.wavespeed.ai/api/v3/kwaivgi/kling-v3.0-pro/motion-control", false),
        ("https://api.muapi.ai/api/v1/kling-v3.0-pro-image-to-video", true),
        ("https://api.replicate.com/v1/models/kwaivgi/kling-v2.6/predictions", true),
    ])
    func `another path of a provider's own host is a warning`(url: String, isWarned: Bool) async throws {
        let report = try await Self.check(Self.command(url))
        let found = report.findings.filter { $0.code == "REQ030" }
        #expect(found.isEmpty != isWarned, "\(found.map(\.message))")
    }

    /// How each provider's key is sent, as its document has it, and in the ways of others.
    @Test func `a key in another form than the document names is a warning, for every provider`() async throws
    {
        let forms = [
            "Authorization: Bearer k3Y12", "Authorization: Key k3Y12", "Authorization: Token k3Y12",
            "Authorization: k3Y12", "Authorization: Bearer Bearer k3Y12", "x-api-key: k3Y12",
            "X-Freepik-Api-Key: k3Y12",
        ]
        var count = 0
        for (id, url) in Self.endpoints {
            let dialect = try #require(
                try Preflight.builtInProfiles.flatMap { try Preflight.profile($0).dialects }.first {
                    $0.id == id
                })
            for form in forms {
                let report = try await Self.check("curl \(url) -H '\(form)' --json '{\"image_url\": \"a\"}'")
                let found = report.findings.filter { $0.code == "REQ027" }
                guard let key = dialect.key else {
                    #expect(found.isEmpty, "\(url) \(form)")
                    continue
                }
                count += 1
                let words = form.lowercased().split(whereSeparator: { ": ".contains($0) }).map(String.init)
                let isDocumented =
                    words[0] == key.header.lowercased()
                    && (key.schemes.isEmpty
                        ? words.count == 2
                        : words.count == 3 && key.schemes.contains { $0.lowercased() == words[1] })
                #expect(found.isEmpty == isDocumented, "\(url) \(form)")
                #expect(found.allSatisfy { $0.source == key.source && $0.severity == .warning })
            }
        }
        #expect(count > 100)
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

    /// Bodies with something that a shell puts in, and the rule that does not know it; nil when nothing depends on it.
    @Test(
        arguments: [
            (#""mode": "'$MODE'""#, "REQ009"), (#""mode": "'"$MODE"'""#, "REQ009"),
            (#""mode": '$MODE'"#, "REQ009"), (#""mode": "'"${MODE:-pro}"'""#, "REQ009"),
            (#""mode": "'"$(cat "m.txt")"'""#, "REQ009"), (#""mode": "'`cat m.txt`'""#, "REQ009"),
            (#""watermark_info": '$N'"#, "REQ008"), (#""watermark_info": '"$N"', "prompt": "x""#, "REQ008"),
            (#""element_list": '"$(jq . e.json)"'"#, "REQ008"),
            (#""image_url": "'$(base64 -w0 hero.png)'""#, "SRC033"),
            (#""image_url": "'"$(base64 -w0 "hero.png")"'""#, "SRC033"),
            (#""image_url": "data:image/png;base64,'"$(base64 < hero.png)"'""#, "SRC033"),
            (#""image_url": "https://cdn.example.com/'"$NAME"'.png""#, "SRC033"),
            (#""callback_url": "'"$CALLBACK"'""#, "REQ016"), (#""prompt": "'"$PROMPT"'""#, nil),
            (#""external_task_id": "'"$(uuidgen)"'""#, nil), (#"'"$MORE"'"#, "REQ029"),
        ] as [(String, String?)])
    func `what a shell puts into the body is unknown, in quotation marks and without`(
        member: String, code: String?
    ) async throws {
        let rest = [
            #""image_url": "https://cdn.example.com/hero.png""#,
            #""video_url": "https://cdn.example.com/dance.mp4""#, #""character_orientation": "video""#,
            #""mode": "pro""#,
        ].filter { !member.hasPrefix($0.prefix { $0 != ":" }) }
        let json = "{\((rest + [member]).joined(separator: ", "))}"
        let report = try await Self.check(Self.command(data: "-d '\(json)'"), profile: "kkiai")
        let words = report.findings.filter { $0.severity < .note }.map { "\($0.code) \($0.message)" }
        #expect(report.verdict == (code == nil ? .pass : .unknown), "\(words)")
        let errors = report.findings.filter { $0.severity == .error }
        #expect(Set(errors.map(\.code)) == Set([code].compactMap(\.self)), "\(words)")
        #expect(errors.allSatisfy { $0.outcome == .unknown })
    }

    @Test func `a here-document's variables are unknown, unless its delimiter is quoted`() async throws {
        for (mark, verdict) in [("EOF", Verdict.unknown), ("'EOF'", .fail)] {
            let json = Self.json.replacingOccurrences(of: "\"pro\"", with: "\"$MODE\"")
            let report = try await Self.check(
                "curl \(Self.url) -H 'Authorization: Bearer k3y' --json @- <<\(mark)\n\(json)\nEOF\n")
            #expect(report.verdict == verdict)
        }
    }

    @Test func `a mistake beside what a shell puts in stays one`() async throws {
        let json = Self.json.replacingOccurrences(of: "\"pro\"", with: "\"'$MODE'\", \"prompt\": 7,")
        #expect(try await Self.check(Self.command(data: "-d '\(json)'")).verdict == .fail)
        let dead = Self.json.replacingOccurrences(of: "\"pro\"", with: "\"turbo\", \"prompt\": \"'$PROMPT'\"")
        #expect(try await Self.check(Self.command(data: "-d '\(dead)'")).verdict == .fail)
    }

    /// Commands whose quotation marks are not what their writer thought, and words of the advice.
    @Test(arguments: [
        (
            LongText(command(data: "-d '{\"prompt\": \"it's fun, don't stop\"}'")),
            "write '\\'' for an apostrophe"
        ),
        (LongText(command(data: "-d '{\"prompt\": \"it's fun\"}'")), "write '\\'' for an apostrophe"),
        (LongText(command(data: "-d \"\(json)\"")), "single quotes"),
        (LongText(command(data: "-d \"{\n  \"mode\": \"pro\"\n}\"")), "single quotes"),
        (LongText(command(data: "-d '\(json)")), "copy the command whole"),
        (LongText("curl\u{A0}" + command().dropFirst(5)), "type a space"),
        (LongText(command().replacingOccurrences(of: " -d", with: "\u{A0}-d")), "type a space"),
    ])
    func `quotation marks and spaces that are none are told as that`(command: LongText, advice: String)
        async throws
    {
        let report = try await Self.check(command.text, profile: "kkiai")
        let fixes = report.findings.filter { $0.code == "REQ001" }.compactMap { $0.fix?.summary }
        #expect(fixes.count == 1 && fixes[0].contains(advice), "\(report.findings.map(\.message)) \(fixes)")
        #expect(report.verdict == .fail)
    }

    @Test(arguments: ["C:\\>", "C:\\Users\\me>", "D:\\My files\\x> ", "PS C:\\> ", "c:\\>"])
    func `a prompt of Windows stands before the command`(prompt: String) async throws {
        let report = try await Self.check("\(prompt)curl.exe" + Self.command().dropFirst(4))
        #expect(report.verdict == .pass && report.assets.count == 2)
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
        LongText("\\\"", times: 60_000), LongText("$(", times: 60_000),
        LongText("`", times: 60_001), LongText("'\\''", times: 40_000),
        LongText(" -H a", times: 20_000), LongText("\ncurl x", times: 10_000),
        LongText("\\\n", times: 60_000), LongText("${", times: 60_000),
        LongText("<<E\n", times: 20_000), LongText("^\"\\", times: 40_000),
    ])
    func `a hostile command takes no longer than its size`(filling: LongText) throws {
        let check = try RequestCheck(fetching: nil)
        for quote in ["", "'", "\"", "$'"] {
            let body = RequestBody(Array("curl x -d \(quote)\(filling.text)".utf8))
            let start = ThreadTime.now
            _ = check.read(body)
            #expect(ThreadTime.now - start < .seconds(20))
        }
    }
}

import MediaPreflight

/// Sends a request.
func send(_ json: [UInt8]) {}

// Checking requests.

func checkRequest(json: [UInt8]) async throws {
    let check = try RequestCheck()
    let body = RequestBody(json, media: ["https://cdn.example.com/hero.png": .file("hero.png")])
    let report = await check.report(on: body)
    for finding in report.findings {
        print(finding.code, finding.location.pointer ?? "", finding.message)
    }
}

// Checking a stream.

func checkStream(_ queue: AsyncStream<RequestBody>) async throws {
    let check = try RequestCheck(readsLocalPaths: false)
    try await check.check(queue) { report in
        print(report.request?.path ?? "", report.verdict)
    }
}

func checkLines(_ lines: AsyncThrowingStream<String, any Error>) async throws {
    let check = try RequestCheck(readsLocalPaths: false)
    try await check.check(lines: lines) { answer in
        print(answer, terminator: "")
    }
}

// Building requests.

func buildRequest() async throws {
    let check = try RequestCheck(dialect: "kkiai")
    let parameters = RequestParameters(
        imageURL: "https://cdn.example.com/hero.png", videoURL: "https://cdn.example.com/dance.mp4",
        quality: .high, sound: .keep)
    do {
        let built = try await check.build(
            Submission(
                image: .file("hero.png"), video: .file("dance.mp4"), orientation: .image,
                parameters: parameters))
        send(built.json)
    } catch let refusal as RequestRefused {
        print(refusal.report.rendered(as: .text))
    }
}

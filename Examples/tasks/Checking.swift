// The code of the documentation's pages, so that it compiles: a test looks for every block of theirs in this folder.

import MediaPreflight

struct Refused: Error {
    var findings: [Finding]
}

// Getting started, and the README.

func checkSubmission() async throws {
    let preflight = try Preflight(profile: "kkiai")
    let report = try await preflight.check(
        Submission(image: .file("hero.png"), video: .file("dance.mp4"), orientation: .image))

    if report.verdict != .pass {
        print(report.rendered(as: .text))
    }
}

func throwFindings() async throws {
    let preflight = try Preflight(profile: "kkiai")
    let report = try await preflight.check(
        Submission(image: .file("hero.png"), video: .file("dance.mp4"), orientation: .image))
    guard report.verdict == .pass else {
        throw Refused(findings: report.findings)
    }
}

func printFindings() async throws {
    let preflight = try Preflight(profile: "kkiai")
    let submission = Submission(
        image: .file("hero.png"), video: .file("dance.mp4"), orientation: .image)
    let report = try await preflight.check(submission)
    print("verdict:", report.verdict)
    for finding in report.findings {
        print(finding.code, finding.message)
    }
}

func useOwnLimits() throws -> Preflight {
    let house = try Preflight(profile: "./house.yml", policy: Policy(isStrict: true))
    return house
}

func catchError() {
    do {
        _ = try Preflight(profile: "kkia")
    } catch let error where error.code == .unknownProfile {
        print(error.message)  // there is no profile 'kkia'; did you mean 'kkiai'? …
    } catch {
        print(error)
    }
}

// Checking files.

func checkUpload(upload: [UInt8]) async throws -> [String] {
    let preflight = try Preflight(profile: "kkiai")
    let submission = Submission(
        image: .bytes(upload, label: "hero.png"), video: .file("dance.mp4"), orientation: .video)
    let report = try await preflight.check(submission)
    return report.findings.filter(\.isProblem).map { finding in
        "\(finding.code) \(finding.message)" + (finding.fix.map { ": \($0.summary)" } ?? "")
    }
}

func checkOne(_ preflight: Preflight) async {
    let report = await preflight.check(.url("https://cdn.example.com/dance.mp4"))
    if let video = report.assets.first?.facts.video?.video, let duration = video.duration {
        print(video.codec ?? "unknown codec", video.rotation ?? 0, duration.value, duration.evidence)
    }
}

func evaluateFacts() async throws -> [String] {
    let image = await Preflight.probe(.file("hero.png"))
    let video = await Preflight.probe(.file("dance.mp4"))
    let accepting = try Preflight.builtInProfiles.filter { id in
        try Preflight(profile: id).evaluate(image: image, video: video, orientation: .image).verdict == .pass
    }
    return accepting
}

// Fetching URLs.

func checkURL() async throws {
    let report = try await Preflight(profile: "kkiai").check(
        Submission(
            image: .file("hero.png"), video: .url("https://cdn.example.com/dance.mp4"), orientation: .image))
    print(report.verdict)
}

func probeIntranet() async {
    let policy = FetchPolicy(allowedHosts: ["media.intranet.example.com"], deadline: .seconds(20))
    let facts = await Preflight.probe(.url("https://media.intranet.example.com/dance.mp4"), fetching: policy)
    print(facts.problem?.detail ?? facts.json)
}

// Checking a folder.

func checkFolder() async throws {
    let preflight = try Preflight(profile: "kkiai")
    var failures = 0
    try await preflight.check(paths: ["assets"], settings: "assets/.preflight.yml") { report in
        if report.verdict == .pass { return }
        failures += 1
        print(report.assets.map(\.facts.path), report.findings.filter(\.isProblem).map(\.code))
    }
    print("\(failures) failed")
}

// Rendering reports.

func render(_ report: Report, _ facts: MediaFacts, _ matrix: Matrix) {
    print(report.rendered(as: .sarif))
    print(matrix.rendered(as: .markdown) ?? "")
    print(facts.json)
}

func renderByName(_ report: Report, name: String) -> String? {
    ReportFormat(rawValue: name).map { report.rendered(as: $0) }
}

import MediaPreflight

// Fixing files.

func proposeAndFix() async throws {
    let preflight = try Preflight(profile: "kkiai")
    let options = FixOptions(orientation: .image, folder: "fixed")
    let proposal = await preflight.proposal(toFix: "dance.mkv", options)
    switch proposal.answer {
    case .accepted: break  // nothing to do
    case .copy(let plan): print(plan.steps, plan.command ?? "", plan.path)
    case .impossible(let findings): print(findings.map(\.message))
    }

    let obstacles = Preflight.obstacles(to: [proposal])  // names that clash
    let missing = Preflight.missingPrograms(for: [proposal])  // and how they are had
    guard obstacles.isEmpty, missing.isEmpty else { return }
    if let copy = try await preflight.fix(proposal), let path = copy.path {
        print(path, copy.report.verdict)
    }
}

// Choosing a provider.

func compare() async throws {
    let matrix = try await Preflight.matrix(
        of: Submission(image: .file("hero.png"), video: .file("dance.mp4")))
    for row in matrix.rows where row.cells.contains(where: { $0.answer == .accepted }) {
        print(row.profile.name, row.price?.amounts.first?.least ?? "price not documented")
    }
    print(matrix.accepting.rendered(as: .text) ?? "")
}

func compareFacts() async throws -> Matrix {
    let facts = await Preflight.probe(.file("dance.mp4"))
    let profiles = [try Preflight.profile("fal"), try Preflight.profile("./house.yml")]
    let matrix = Preflight.matrix(image: nil, video: facts, against: profiles)
    return matrix
}

// A submitter that spends credits only on what will be accepted.
//
//     swift run submitter-example hero.png dance.mp4 image

import MediaPreflight

@main
enum Submitter {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let image = arguments.first, let video = arguments.dropFirst().first else {
            print("usage: submitter-example IMAGE VIDEO [image|video]")
            return
        }
        let orientation = arguments.dropFirst(2).first.flatMap(CharacterOrientation.init(rawValue:))
        let submission = Submission(image: .file(image), video: .file(video), orientation: orientation)

        let report = try await Preflight(profile: "kkiai").check(submission)
        switch report.verdict {
        case .pass:
            // Send the request here. An orientation left open is one that the report says is accepted.
            let chosen = orientation ?? report.orientations.first ?? .video
            print("sent with character_orientation \(chosen.rawValue)")
        case .fail, .unknown:
            print("not sent, no credits spent")
            print(report.rendered(as: .text))
        }
    }
}

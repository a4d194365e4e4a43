import Foundation

/// What was found out about a provider, apart from the profile that was made of it.
struct Research: Decodable {
    let id: String
    let image: Image
    let video: Video
    let promptMax: Int?
    let defaults: [String: Value]
    let quotes: [String: String]

    struct Image: Decodable {
        let formats: [String]?
        let maxMb: Int64?
        let minPx: Int?
        let maxPx: Int?
        let minPxOperator: String?
        let aspectRatio: [Double]?
        let aspectOperator: String?
        let dataPrefixOk: Bool?
    }

    struct Video: Decodable {
        let containers: [String]?
        let maxMb: Int64?
        let minPx: Int?
        let maxPx: Int?
        let pxOperator: String?
        let minS: Double?
        let maxSOrientationVideo: Double?
        let maxSOrientationImage: Double?
        let fps: FrameRates?
    }

    struct FrameRates: Decodable {
        let min: Double?
        let max: Double?
    }

    /// A default: of the kinds that there are, only texts are compared.
    struct Value: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    /// By the research's own ids.
    static let all: [String: Research] = {
        struct File: Decodable { let providers: [Research] }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let file = try? decoder.decode(
            File.self, from: Data(contentsOf: folder.appending(path: "providers.json")))
        return Dictionary(
            (file?.providers ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }()

    /// Phrases of the sources that the research does not hold, by profile.
    static let phrases: [String: [String]] =
        (try? JSONDecoder().decode(
            [String: [String]].self, from: Data(contentsOf: folder.appending(path: "phrases.json")))) ?? [:]

    /// The research's id of a profile, where it has another one.
    static func id(ofProfile id: String) -> String {
        let others = [
            "kling-v1": "kling-official-v1", "kling-v2": "kling-official-api2", "ppio": "ppio-family",
            "ucloud": "ucloud-modelverse", "hoox": "small", "brahmand": "small", "polza": "small",
        ]
        return others[id] ?? id
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
}

import Foundation
import PreflightModel

/// An asset with what is said about it.
struct HTMLAsset {
    let report: AssetReport
    let findings: [Finding]
    /// Its place in the run, from 1.
    let number: Int
    /// Whether another asset has the same name.
    let isAmbiguous: Bool
    let thumbnail: Thumbnail?

    /// How long it lasts; nil when it does not, or when that was not measured.
    var seconds: Double? {
        let video = report.facts.video
        return (video?.video?.duration ?? video?.container.duration)?.value
    }

    /// What stands in for a picture that there is none of.
    fileprivate var placeholder: String {
        switch report.facts.content {
        case .image(let image): image.format.known.title
        case .video(let video): video.container.format.known.title
        case .other(let other): other.problem.kind.placeholder
        }
    }
}

extension HTMLWriter {
    /// An asset: its picture, what it is, what is wrong with it, and all of its facts.
    mutating func asset(_ asset: HTMLAsset, _ level: HTMLLevel, label: String) {
        let facts = asset.report.facts
        picture(asset)
        element("div", ["class": "body"]) { html in
            html.element(level.heading, ["id": label]) { html in
                html.verdict(asset.report.verdict)
                html.literal(" ")
                html.element("bdi", ["class": "name"], facts.path)
                if asset.isAmbiguous {
                    html.literal(" ")
                    html.element("span", ["class": "number"], "(asset \(asset.number))")
                }
            }
            html.element("p", ["class": "short"]) { html in
                html.text(facts.shortDescription)
                if let pointer = asset.report.pointer {
                    html.literal(" in ")
                    html.element("code", pointer)
                }
                if let remark = asset.report.orientationRemark { html.prose(". \(remark)") }
            }
            html.findings(asset.findings, level)
            html.facts(facts)
        }
    }

    private mutating func picture(_ asset: HTMLAsset) {
        guard let thumbnail = asset.thumbnail else {
            element("div", ["class": "picture none", "aria-hidden": "true"]) {
                $0.element("span", asset.placeholder)
            }
            return
        }
        element("div", ["class": "picture"]) { html in
            html.begin(
                "img",
                [
                    "src": "data:image/jpeg;base64,\(Data(thumbnail.jpeg).base64EncodedString())",
                    "width": "\(thumbnail.size.width)", "height": "\(thumbnail.size.height)",
                    "alt": thumbnail.frameCount == 1
                        ? "the picture, small" : "\(thumbnail.frameCount) moments of the video",
                    "loading": "lazy", "decoding": "async",
                ])
        }
    }

    private mutating func facts(_ facts: MediaFacts) {
        element("details", ["class": "facts"]) { html in
            html.literal("<summary>Facts</summary>")
            html.element("dl") { html in
                for fact in FactList(facts).facts {
                    html.element("dt", fact.name)
                    let role = fact.value == nil ? "unmeasured" : fact.isDoubtful ? "doubtful" : nil
                    html.element("dd", ["class": role]) { $0.element("bdi", fact.value ?? "not measured") }
                }
            }
        }
    }
}

extension AssetReport {
    /// Which orientations would accept it, when that depends on the orientation.
    fileprivate var orientationRemark: String? {
        guard orientations.count == 1, let accepted = orientations.first else { return nil }
        return "Accepted with orientation `\(accepted.rawValue)`"
    }
}

extension SourceProblem.Kind {
    /// Why there is nothing to be seen, in a word or two.
    fileprivate var placeholder: String {
        switch self {
        case .missing: "no file"
        case .notRegularFile: "not a file"
        case .unreadable, .limitReached, .measurementFailed: "unreadable"
        case .empty: "empty"
        case .notMedia: "no media"
        case .unavailable: "not here"
        }
    }
}

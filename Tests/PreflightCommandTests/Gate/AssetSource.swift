import Foundation
import MediaPreflight
import TestSupport

/// A file that the generated tree has many times, under many names: what becomes of it is known.
struct AssetSource {
    /// What the table of verdicts calls it.
    let name: String
    /// What its names end in, with the dot.
    let ending: String
    /// How it comes to be at a path.
    let make: (URL) throws -> Void
    /// Whether it is only what it is in its own folder, so that there is one of it.
    var isSingle = false
    /// Whether it has bytes. What has none is apart: it cannot be known again by them, and a link that is found is told of
    /// in other words than one that is named.
    var isFile = true

    /// Every source, in the order of their names.
    static func all() throws -> [AssetSource] {
        (try fixtures() + made + examples + requests).sorted {
            $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }
    }

    /// The sample files, linked.
    private static func fixtures() throws -> [AssetSource] {
        let root = Fixture.folder
        return try ["demo", "hostile", "image", "video"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
                .map { file in
                    let source = root.appendingPathComponent(folder).appendingPathComponent(file)
                    return AssetSource(name: "\(folder)/\(file)", ending: ending(of: source)) {
                        try link(source, to: $0)
                    }
                }
        }
    }

    /// A file's ending. A name that no walk would take for a picture or a video gets one that it does.
    private static func ending(of file: URL) -> String {
        let unknown = ["pdf", "crdownload", "m4a"]
        return "." + file.pathExtension + (unknown.contains(file.pathExtension) ? ".mp4" : "")
    }

    /// A hard link; a copy where the folder is on another file system.
    static func link(_ file: URL, to place: URL) throws {
        do { try FileManager.default.linkItem(at: file, to: place) } catch {
            try FileManager.default.copyItem(at: file, to: place)
        }
    }
}

// MARK: - Files that are no samples

extension AssetSource {
    /// What no sample shows: files that are too large to be kept, and what is no file at all.
    private static var made: [AssetSource] {
        [
            AssetSource(name: "made/image-of-11-MB", ending: ".png") { place in
                try write("demo/hero.png", then: [], upTo: 11_000_000, at: place)
            },
            AssetSource(name: "made/video-of-107-MB", ending: ".mp4") { place in
                // The rest of the file is in a box that says nothing.
                let box: [UInt8] = [0x06, 0x60, 0, 0] + Array("free".utf8)
                try write("demo/dance.mp4", then: box, upTo: 29_523 + 0x0660_0000, at: place)
            },
            AssetSource(name: "made/picture-named-as-a-video", ending: ".mp4") { place in
                try link(Repository.demo.appendingPathComponent("hero.png"), to: place)
            },
            // As a download leaves it that reserved its place: the index lies in front, and the samples never came.
            AssetSource(name: "made/video-of-zeros", ending: ".mp4") { place in
                let whole = try Data(contentsOf: Repository.demo.appendingPathComponent("dance.mp4"))
                guard let samples = whole.range(of: Data("mdat".utf8))?.upperBound else { return }
                try (whole[..<samples] + Data(count: whole.count - samples)).write(to: place)
            },
            AssetSource(name: "made/nothing", ending: ".png") { try Data().write(to: $0) },
            AssetSource(name: "made/text", ending: ".jpg") { try Data("a picture\n".utf8).write(to: $0) },
            AssetSource(
                name: "made/named-pipe", ending: ".mp4", make: { unsafe _ = mkfifo($0.path, 0o600) },
                isFile: false),
            AssetSource(
                name: "made/link-to-nothing", ending: ".png",
                make: {
                    try FileManager.default.createSymbolicLink(
                        atPath: $0.path, withDestinationPath: "no such file.png")
                }, isFile: false),
            AssetSource(
                name: "made/link-to-itself", ending: ".png",
                make: {
                    try FileManager.default.createSymbolicLink(
                        atPath: $0.path, withDestinationPath: $0.lastPathComponent)
                }, isFile: false),
        ]
    }

    /// A sample, some bytes, and a hole.
    private static func write(_ sample: String, then bytes: [UInt8], upTo size: UInt64, at place: URL) throws
    {
        let sample = Fixture.url(sample)
        try (try Data(contentsOf: sample) + bytes).write(to: place)
        let file = try FileHandle(forWritingTo: place)
        try file.truncate(atOffset: size)
        try file.close()
    }
}

// MARK: - Requests

extension AssetSource {
    private static let requestEnding = ".request.json"

    /// Requests of the rules' own pages that show something to be wrong.
    private static var examples: [AssetSource] {
        Preflight.rules.flatMap { page in
            page.examples.enumerated().compactMap { number, example in
                guard example.expected != nil, case .request(let text, _, _) = example.evidence else {
                    return nil
                }
                return AssetSource(name: "examples/\(page.code)-\(number + 1)", ending: requestEnding) {
                    try Data(text.utf8).write(to: $0)
                }
            }
        }
    }

    /// Requests for media that lie beside them: found only where they are.
    private static var requests: [AssetSource] {
        let texts = [
            "good": kkiai(video: "dance.mp4"),
            "missing-media": kkiai(image: "gone.png"),
            "swapped-media": kkiai(image: "dance.mp4", video: "hero.png"),
            "wide-image": kkiai(image: "wide.jpg"),
            "silent-clip": kkiai(video: "silent.mp4", more: #", "keep_original_sound": "yes""#),
            "more-seconds": ulazai(seconds: 15),
            "more-lines": ulazai(seconds: 5, quality: "1080p"),
            "large-image": ulazai(image: "large.png", seconds: 5),
            "no-url": kkiai(image: "https://cdn.example.com/a b.png"),
            "plain-http": kkiai(image: "http://cdn.example.com/hero.png"),
            "password": kkiai(image: "https://me:secret@cdn.example.com/hero.png"),
            "private-host": kkiai(image: "https://192.168.1.7/hero.png"),
            "expired": kkiai(
                image: "https://cdn.example.com/h.png?X-Amz-Date=20200101T000000Z&X-Amz-Expires=60"
                    + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0&X-Amz-Credential=a"),
            "not-text": "\u{0}",
        ]
        return texts.map { name, text in
            AssetSource(
                name: "requests/\(name)", ending: requestEnding,
                make: { place in
                    let folder = place.deletingLastPathComponent()
                    for (sample, name) in Self.beside {
                        let medium = folder.appendingPathComponent(name)
                        guard !FileManager.default.fileExists(atPath: medium.path) else { continue }
                        try link(
                            Fixture.url(sample),
                            to: medium)
                    }
                    try Data(text.utf8).write(to: place)
                }, isSingle: true)
        }
    }

    /// The media that requests find beside them.
    static let beside = [
        "demo/hero.png": "hero.png", "demo/dance.mp4": "dance.mp4", "image/side-750x300.jpg": "wide.jpg",
        "hostile/2147483647.png": "large.png", "video/duration-3.0.mp4": "silent.mp4",
    ]

    private static func kkiai(image: String = "hero.png", video: String = "dance.mp4", more: String = "")
        -> String
    {
        """
        {"image_url": "\(image)", "video_url": "\(video)", "character_orientation": "image", "mode": "pro"\(more)}

        """
    }

    private static func ulazai(image: String = "hero.png", seconds: Int, quality: String = "720p") -> String {
        """
        {"model_slug": "kling_3_0_motion_control", "prompt": "She dances.", "input_image_urls": ["\(image)"],
         "input_video_urls": ["dance.mp4"], "character_orientation": "video", "quality_mode": "\(quality)",
         "duration_seconds": \(seconds)}

        """
    }
}

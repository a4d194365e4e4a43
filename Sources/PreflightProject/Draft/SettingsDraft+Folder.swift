// The sections that depend on what is in the folder.

extension SettingsDraft {
    /// Most entries that a section is given; a person would write a glob for more.
    private static let entryLimit = 40

    /// Which files are requests.
    var requests: String {
        """
        # Which files are requests, judged with the media that they name. \(Self.there(survey.requests)).
        #requests: ["*.request.json"]

        """
    }

    /// What files are judged as: the folders that hold one kind only.
    var assets: String {
        let entries = survey.uniform.compactMap { folder in
            let glob = folder.path.isEmpty ? "**" : GlobEscape.escaped(folder.path) + "/**"
            return YAMLQuoting.quoted(glob).map { key in
                let kind = folder.holdsVideos ? "video" : "image"
                return "  \(key): \(kind) # \(Self.count(folder.count, kind))"
            }
        }
        return section(
            """
            # What files are judged as, and under which orientation, by glob. Without it their content tells.
            # Of several globs that match a file the last one counts.
            """,
            key: "assets", entries: entries,
            example: ["  characters/**: image", "  dances/short/**: {role: video, orientation: image}"])
    }

    /// Which files belong together: those that share their names.
    var pairs: String {
        let entries = survey.matches.compactMap { match -> String? in
            guard let image = template(match.images), let video = template(match.videos) else { return nil }
            return "  - image: \(image)\n    video: \(video) # \(Self.count(match.count, "pair"))"
        }
        return section(
            """
            # Which images and videos belong together: the same text stands for {name} in both.
            # `orientation` may be added to a pair.
            """,
            key: "pairs", entries: entries,
            example: ["  - image: characters/{name}.png", "    video: dances/{name}.mp4"])
    }

    private func template(_ series: FolderSurvey.Series) -> String? {
        let folder = series.folder.isEmpty ? "" : GlobEscape.escaped(series.folder) + "/"
        return YAMLQuoting.quoted("\(folder){name}.\(GlobEscape.escaped(series.fileExtension))")
    }

    /// A section with what was found, or with an example commented out.
    private func section(_ comment: String, key: String, entries: [String], example: [String]) -> String {
        var lines = [comment]
        if entries.isEmpty {
            lines += ["#\(key):"] + example.map { "#" + $0 }
        } else {
            lines += ["\(key):"] + entries.prefix(Self.entryLimit)
            let more = entries.count - Self.entryLimit
            if more > 0 { lines.append("# and \(more) more like these; a glob may stand for several") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    private static func there(_ count: Int) -> String {
        switch count {
        case 0: "There is none here yet"
        case 1: "There is one here"
        default: "There are \(count) here"
        }
    }
}

package import PreflightModel

extension TextProfile {
    /// Profiles, one line each, under a line that says what stands where: the id, the name, the kind, how many limits it
    /// states, how many forms of the request are known, and the day on which the oldest of its documents was read.
    package func list(_ profiles: [Profile]) -> String {
        var page = TextPage(layout)
        let rows = profiles.map(ListedProfile.init)
        let ids = ListedProfile.title.id.count
        let longest = rows.map(\.id.count).max() ?? 0
        let columns = ListedProfile.Columns(
            id: max(ids, longest), name: rows.map(\.name.count).max() ?? 0, in: layout.width)
        let title = ListedProfile.title
        page.line(.init(title.line(columns), .faint))
        for row in rows {
            page.line(.init(row.id, .heading), .init(String(row.line(columns).dropFirst(row.id.count))))
        }
        return page.text
    }
}

/// A profile as a row of the list has it.
private struct ListedProfile {
    var id: String
    var name: String
    var kind: String
    var limits: String
    var requests: String
    var read: String

    static let title = ListedProfile(
        id: "id", name: "name", kind: "kind", limits: "limits", requests: "requests", read: "read")

    /// How wide the columns are that differ from list to list.
    struct Columns {
        let id: Int
        let name: Int

        /// The name has what the others leave, since a part of it does.
        init(id: Int, name: Int, in width: Int) {
            self.id = id
            let others = id + "  ".count + "  validator  limits  requests  2026-11-21".count
            self.name = max(8, min(name, width - others))
        }
    }

    func line(_ columns: Columns) -> String {
        let shown = name.count <= columns.name ? name : name.prefix(columns.name - 1) + "…"
        return [
            id.padded(to: columns.id), shown.padded(to: columns.name), kind.padded(to: 9),
            limits.padded(from: 6), requests.padded(from: 8), read,
        ].joined(separator: "  ")
    }
}

extension ListedProfile {
    init(_ profile: Profile) {
        id = HostileText.visible(profile.id)
        name = HostileText.visible(Wording.oneLine(profile.name))
        kind = profile.kind?.rawValue ?? "–"
        limits = String(profile.limits.values.count { $0.upstream == nil })
        requests = String(profile.dialects.count)
        read = profile.oldestReading ?? profile.readDates?.lowerBound ?? "–"
    }
}

extension String {
    /// The string with spaces before it, at least `length` characters long.
    fileprivate func padded(from length: Int) -> String {
        String(repeating: " ", count: max(length - count, 0)) + self
    }
}

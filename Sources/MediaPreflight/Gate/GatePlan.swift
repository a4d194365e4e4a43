package import PreflightModel
package import PreflightProject
import PreflightSystem

/// What a gate judges, in order: what was named, as it was named; then what was found, sorted by path.
package struct GatePlan: GateItems {
    private var named: [GateItem] = []
    private var found = SelectedFiles()
    /// What is judged of what was found: a file's place, and which of its pairs; -1 for the file on its own.
    private var entries: [(file: UInt32, pair: Int32)] = []
    private let settings: Settings?
    private let orientation: CharacterOrientation?

    /// Whether something was looked for, so that it is no wonder that there is nothing to be said of it.
    package private(set) var isSearched = false
    /// Whether judging may wait for the network.
    package private(set) var mayWait = false
    /// Paths that somebody named, and that no output may overwrite.
    package private(set) var namedPaths: [String] = []
    /// Number of files that were looked at in folders and are no image or video.
    package var skippedCount: Int { found.skippedCount }
    /// Paths that were found.
    package var foundPaths: some Sequence<String> { found.lazy.map(\.path) }

    /// An empty plan.
    /// - Parameters:
    ///   - settings: What a file is judged as, and under which orientation.
    ///   - orientation: Under which everything is judged, whatever the settings say.
    package init(_ settings: Settings?, orientation: CharacterOrientation?) {
        self.settings = settings
        self.orientation = orientation
    }

    package var count: Int { named.count + entries.count }

    /// Whether it is one asset or two, named one by one, and nothing else.
    package var isPairAtMost: Bool {
        var assetCount = 0
        for item in named {
            guard case .assets(let assets) = item.content else { return false }
            assetCount += assets.count
        }
        return !isSearched && entries.isEmpty && (1...2).contains(assetCount)
    }

    package func item(at index: Int) -> GateItem {
        guard index >= named.count else { return named[index] }
        let entry = entries[index - named.count]
        let file = found[Int(entry.file)]
        guard entry.pair >= 0, let settings else { return item(file.path, file.kind) }
        return item(settings.pairs(with: file.path)[Int(entry.pair)])
    }

    /// Adds the two assets of one submission.
    package mutating func add(image: String?, video: String?) {
        let pair = [
            image.map { Asset(MediaSource($0), as: .image) },
            video.map { Asset(MediaSource($0), as: .video) },
        ].compactMap(\.self)
        guard !pair.isEmpty else { return }
        let settled = (video ?? image).flatMap { settings?.orientation(for: $0) }
        add(GateItem(.assets(pair), orientation: orientation ?? settled))
    }

    /// Adds something that was named on its own.
    package mutating func add(_ item: GateItem) {
        named.append(item)
        namedPaths += item.paths
        mayWait = mayWait || item.mayWait
    }

    /// Adds what was named, be it a file, a URL or a folder to look into.
    /// - Parameters:
    ///   - names: What was named.
    ///   - list: Files and URLs of a list.
    ///   - finder: Looks into folders, and chooses from lists.
    ///   - choosing: Whether it chooses from what was named, too.
    package mutating func add(_ names: [String], from list: [String], by finder: AssetFinder, choosing: Bool)
    {
        for name in names.map(Self.onDisk) {
            if MediaSource(name).url == nil, FileStatus.kind(of: name) == .folder {
                finder.add(filesIn: name, to: &found)
                isSearched = true
            } else if choosing {
                if let kind = finder.kind(ofListed: name) { add(item(name, kind)) }
            } else {
                add(item(name, finder.kind(of: name)))
            }
        }
        for name in list.map(Self.onDisk) {
            // Patterns and git know files; what is at a URL was listed on purpose.
            let kind = MediaSource(name).url == nil ? finder.kind(ofListed: name) : .asset
            if let kind { found.add(name, as: kind) }
        }
        isSearched = isSearched || !list.isEmpty
        found.sort()
        arrange()
    }

    /// A name, marked as a path where it looks like a URL, cannot be one, and something on disk has it: `http:x.png`.
    private static func onDisk(_ name: String) -> String {
        guard MediaSource(name).url != nil, !name.contains("://"), FileStatus.kind(of: name) != nil else {
            return name
        }
        return "./" + name
    }

    /// Puts pairs together, and leaves out what was named besides.
    private mutating func arrange() {
        let named = Set(namedPaths.map(\.plainBytes))
        let paired = settings.map { PairedFiles($0, in: found.lazy.map(\.path)) }
        entries.reserveCapacity(found.count)
        for (index, file) in found.enumerated()
        where named.isEmpty || !named.contains(file.path.plainBytes) {
            let number = UInt32(truncatingIfNeeded: index)
            if file.kind == .request || MediaSource(file.path).url != nil { mayWait = true }
            if file.kind == .asset, let pairs = paired?.pairs(ledBy: file.path) {
                for pair in pairs { entries.append((number, Int32(truncatingIfNeeded: pair))) }
            } else {
                entries.append((number, -1))
            }
        }
    }

    private func item(_ path: String, _ kind: SelectedFile.Kind) -> GateItem {
        switch kind {
        case .asset:
            GateItem(
                Asset(MediaSource(path), as: settings?.role(for: path)),
                orientation: orientation ?? settings?.orientation(for: path))
        case .request: GateItem(.requestFile(path))
        case .problem(let problem): GateItem(.unreadable(path: path, problem))
        }
    }

    private func item(_ pair: SettingsPair) -> GateItem {
        GateItem(
            .assets([
                Asset(.file(pair.image), as: .image), Asset(.file(pair.video), as: .video),
            ]),
            pair: pair.name, orientation: orientation ?? pair.orientation)
    }
}

extension GateItem {
    /// Files that judging it reads, as far as they are known beforehand.
    fileprivate var paths: [String] {
        switch content {
        case .assets(let assets): assets.compactMap(\.source.path)
        case .request(let body), .readRequest(_, let body): [body.name]
        case .requestFile(let path), .unreadable(let path, _): [path]
        }
    }
}

extension String {
    /// A path without what leads nowhere: `a` for `./a` and for `.//a`. As bytes, since two names that the file system tells
    /// apart may be the same to Swift.
    fileprivate var plainBytes: [UInt8] {
        let slash = UInt8(ascii: "/")
        let names = utf8.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
        return (utf8.first == slash ? [slash] : []) + names.joined(separator: [slash])
    }
}

extension MediaSource {
    /// The path of a file.
    fileprivate var path: String? { if case .file(let path) = self { path } else { nil } }
}

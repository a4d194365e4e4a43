package import PreflightModel
import PreflightSystem

/// One thing that a gate judges: it gets a report of its own.
package struct GateItem: Sendable {
    /// What it is.
    package let content: Content
    /// The name that the two assets of a pair share; nil when there is no pair.
    package let pair: String?
    /// The `character_orientation` that will be sent; nil judges under both.
    package let orientation: CharacterOrientation?

    /// What can be judged.
    package enum Content: Sendable {
        /// One asset, or two that are sent together.
        case assets([Asset])
        /// A request, and the media that it names.
        case request(RequestBody)
        /// A request that was read before, and the media that it names.
        case readRequest(RequestFacts, RequestBody)
        /// A request that is yet to be read from a file.
        case requestFile(String)
        /// A place where there may be assets, and that could not be looked into.
        case unreadable(path: String, SourceProblem)
    }

    /// Creates an item.
    package init(_ content: Content, pair: String? = nil, orientation: CharacterOrientation? = nil) {
        self.content = content
        self.pair = pair
        self.orientation = orientation
    }

    /// An asset on its own.
    package init(_ asset: Asset, orientation: CharacterOrientation? = nil) {
        self.init(.assets([asset]), orientation: orientation)
    }

    /// The name that progress shows.
    var name: String {
        switch content {
        case .assets(let assets): assets.first?.source.name ?? ""
        case .request(let body), .readRequest(_, let body): body.name
        case .requestFile(let path), .unreadable(let path, _): path
        }
    }

    /// The assets that are given as such.
    var assets: [Asset] { if case .assets(let assets) = content { assets } else { [] } }

    /// Bytes of a request, which are in memory while it is judged.
    var byteCount: Int {
        switch content {
        case .request(let body), .readRequest(_, let body): body.bytes.count
        case .requestFile(let path): Int(clamping: (try? FileStatus(path))?.byteCount ?? 0)
        case .assets, .unreadable: 0
        }
    }

    /// Whether judging it may wait for the network.
    package var mayWait: Bool {
        switch content {
        case .assets(let assets): assets.contains { $0.source.url != nil }
        case .request, .readRequest, .requestFile: true
        case .unreadable: false
        }
    }
}

/// What a gate judges: made one by one, so that they need not all be in memory.
package protocol GateItems: Sendable {
    /// Number of items.
    var count: Int { get }
    /// Whether judging some of them may wait for the network.
    var mayWait: Bool { get }
    /// An item by its place, from 0.
    func item(at index: Int) -> GateItem
}

internal import PreflightSystem

extension FolderWalk {
    /// What a name says of its file.
    enum Choice: Equatable {
        /// It is selected, as this.
        case kind(SelectedFile.Kind)
        /// Its first bytes tell, of which so many are looked at.
        case look(Int)
        /// It is not looked at.
        case none
    }

    /// What the name of the file at the path says.
    func choice(_ name: Range<Int>, in folder: Folder) -> Choice {
        let isRequest = finder.requests.match(path.span, found: rootCount, isFolder: false)
        let kind: SelectedFile.Kind = isRequest ? .request : .asset
        guard finder.include.isEmpty else {
            let isIncluded =
                folder.isIncluded || finder.include.match(path.span, found: rootCount, isFolder: false)
            return isIncluded ? .kind(kind) : .none
        }
        if isRequest { return .kind(.request) }
        switch MediaName.verdict(path.span, name) {
        case .image, .video: return .kind(.asset)
        case .other: return .none
        case .ambiguous: return .look(MediaName.transportStreamBeginning)
        case .unknown: return .look(MediaBeginning.byteCount)
        }
    }

    /// What the file at the path is taken for, after a look at its first bytes where its name does not tell; nil when
    /// it is skipped.
    func kind(_ choice: Choice, _ type: FileStatus.Kind) -> SelectedFile.Kind? {
        switch choice {
        case .kind(let kind): return kind
        case .none: return nil
        case .look(let count) where count == MediaName.transportStreamBeginning:
            let beginning = try? OpenFile.beginning(of: path, count: count, followsLink: true)
            // What cannot be read may be media.
            return beginning.map(MediaName.isTransportStream) ?? true ? .asset : nil
        case .look(let count):
            // A link's target has a name of its own, and nothing but a regular file is opened.
            guard type == .regular, let beginning = try? OpenFile.beginning(of: path, count: count) else {
                return nil
            }
            return MediaBeginning.isMedia(beginning) ? .asset : nil
        }
    }

    /// Whether a glob or an ignore file leaves out what is at the path. A link that may lead to a folder is one for
    /// globs, which people write for it; for git it is none.
    func isLeftOut(_ type: FileStatus.Kind) -> Bool {
        finder.exclude.match(path.span, found: rootCount, isFolder: type == .folder || type == .link)
            || finder.respectsIgnoreFiles && rules.ignore(path.span, isFolder: type == .folder)
    }
}

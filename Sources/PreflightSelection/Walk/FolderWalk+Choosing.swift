extension FolderWalk {
    /// What the file at the path is taken for by its name; nil when it is not one of ours.
    func kind(_ name: Range<Int>, in folder: Folder) -> SelectedFile.Kind? {
        let isRequest = finder.requests.match(path.span, found: rootCount, isFolder: false)
        let kind: SelectedFile.Kind = isRequest ? .request : .asset
        guard finder.include.isEmpty else {
            let isIncluded =
                folder.isIncluded || finder.include.match(path.span, found: rootCount, isFolder: false)
            return isIncluded ? kind : nil
        }
        if isRequest { return .request }
        switch MediaName.verdict(path.span, name) {
        case .media: return .asset
        case .other: return nil
        case .unclear:
            let count = MediaName.transportStreamBeginning
            let beginning = try? FileSystem.beginning(path, count: count, followsLink: true)
            // What cannot be read may be media.
            return beginning.map(MediaName.isTransportStream) ?? true ? .asset : nil
        }
    }

    /// Whether a glob or an ignore file leaves out what is at the path. A link that may lead to a folder is one for
    /// globs, which people write for it; for git it is none.
    func isLeftOut(_ type: FileSystem.FileType) -> Bool {
        finder.exclude.match(path.span, found: rootCount, isFolder: type == .folder || type == .link)
            || finder.respectsIgnoreFiles && rules.ignore(path.span, isFolder: type == .folder)
    }
}

internal import PreflightModel

/// Finds the files that are to be judged.
package struct AssetFinder: Sendable {
    let include: PlacedGlobs
    let exclude: PlacedGlobs
    let requests: PlacedGlobs
    let respectsIgnoreFiles: Bool
    let changes: ChangedFiles?

    /// Files of these names are requests, unless the settings say otherwise.
    package static let requestPattern = "*.request.json"

    /// Creates a finder. Folders of globs are looked up now.
    /// - Parameters:
    ///   - include: With any, exactly the files that one of them covers are selected, whatever they are called; else
    ///     those that have a name of an image, a video or a request.
    ///   - exclude: What is not selected, and folders that are not looked into.
    ///   - requests: Files that are requests to a provider.
    ///   - respectsIgnoreFiles: Whether what `.gitignore` and `.preflightignore` files name is left out.
    ///   - changes: With it, only what it has is selected.
    package init(
        include: [PlacedGlob] = [], exclude: [PlacedGlob] = [], requests: [PlacedGlob] = [],
        respectsIgnoreFiles: Bool = true, changes: ChangedFiles? = nil
    ) {
        self.include = PlacedGlobs(include)
        self.exclude = PlacedGlobs(exclude)
        self.requests = PlacedGlobs(requests)
        self.respectsIgnoreFiles = respectsIgnoreFiles
        self.changes = changes
    }

    /// What a file is taken for that somebody named: it is judged, whatever it is called and whatever ignores it.
    /// - Parameter path: The file's path.
    /// - Returns: An asset, or a request.
    package func kind(of path: String) -> SelectedFile.Kind {
        requests.isEmpty ? .asset : kind(of: ListedPath(path))
    }

    /// What a file of a list is taken for. A list is made by a program, so globs and changes choose from it; names and
    /// ignore files do not.
    /// - Parameter path: The file's path.
    /// - Returns: An asset, or a request; nil when the file is not selected.
    package func kind(ofListed path: String) -> SelectedFile.Kind? {
        let listed = ListedPath(path)
        let span = listed.bytes.span
        if !include.isEmpty, !include.cover(span, found: 0, isFolder: false) { return nil }
        if exclude.cover(span, found: 0, isFolder: false) { return nil }
        if let changes, !changes.contains(span) { return nil }
        return kind(of: listed)
    }

    private func kind(of listed: ListedPath) -> SelectedFile.Kind {
        requests.match(listed.bytes.span, found: 0, isFolder: false) ? .request : .asset
    }

    /// Adds the files in a folder and below, in order.
    ///
    /// Hidden files and folders are left out. A folder's path is kept as it is given at the beginning of the files'
    /// paths, but for `.`, which is left out. What cannot be looked into, and what leads out of the folder, is added as
    /// a problem: nothing is left out in silence that might have been judged.
    /// - Parameters:
    ///   - folder: The folder's path. Nothing ignores the folder itself.
    ///   - selection: What the files are added to.
    package func add(filesIn folder: String, to selection: inout SelectedFiles) {
        var walk = FolderWalk(self, selection)
        selection = SelectedFiles()
        walk.run(folder)
        selection = walk.selection
    }
}

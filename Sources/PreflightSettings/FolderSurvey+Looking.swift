internal import PreflightModel
internal import PreflightSelection

extension FolderSurvey {
    /// Looks at what is in a folder and below. Files are seen as `preflight check` sees them: what is hidden or ignored
    /// is left out, and what cannot be looked at too.
    /// - Parameter folder: The folder's path.
    package init(of folder: String) {
        let place = SettingsFolder(of: "\(folder)/\(SettingsFile.names[0])", workingDirectory: "/")
        let requests = (try? Glob("*.request.json")).map { [PlacedGlob($0, in: folder)] } ?? []
        var files = SelectedFiles()
        AssetFinder(requests: requests).add(filesIn: folder, to: &files)
        self.init(
            files: files.lazy.compactMap { file in
                if case .problem = file.kind { nil } else { place.relative(file.path) }
            })
    }
}

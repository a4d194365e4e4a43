import ArgumentParser
import MediaPreflight
import PreflightProject

extension GatePlan {
    /// Adds what is selected: what is named; without that, what the settings name; without those, where somebody asks
    /// what changed, the working directory.
    /// - Throws: A usage error when there is nothing to judge and that is not asked for.
    mutating func add(_ selection: SelectionOptions, _ settings: Settings?) async throws {
        let list = try selection.assets.listed()
        var names = selection.assets.assets
        let isNamed = !names.isEmpty || selection.assets.filesFrom != nil || count > 0
        if !isNamed { names = settings?.paths ?? (selection.changedSince == nil ? [] : ["."]) }
        if !names.isEmpty || !list.isEmpty {
            add(
                names, from: list, by: try await selection.finder(settings),
                choosing: selection.changedSince != nil || selection.forceExclude)
        }
        guard count == 0, !selection.allowEmpty else { return }
        let hint =
            isNamed || !names.isEmpty ? "" : ": name an ASSET, or use --image and --video, or --request"
        let searched = names.isEmpty ? "" : " in \(names.map { "'\($0)'" }.joined(separator: ", "))"
        let unless = isSearched ? "; --allow-empty lets that pass" : ""
        throw ValidationError(Console.visible("There is nothing to check\(searched)\(hint)\(unless)."))
    }
}

internal import PreflightModel
internal import PreflightSystem
import PreflightText

/// One walk through a folder and all below it, depth first, in the order of names.
///
/// The stack of folders is a list, so that how deep they go costs no stack; each folder is read whole and closed
/// before its files are looked at, so that what changes meanwhile changes nothing.
struct FolderWalk {
    /// How deep folders may go. The system's limit on paths comes first, unless names are short.
    static let depthLimit = 512

    let finder: AssetFinder
    var selection: SelectedFiles
    /// The path of what is looked at, links resolved.
    var path: [UInt8] = []
    /// The length of the path up to the part below the folder that is walked.
    var rootCount = 0
    /// What stands before that part where a path is shown.
    private var prefix: [UInt8] = []
    var rules = IgnoreRules()
    private var folders: [Folder] = []

    /// A folder that is being looked at.
    struct Folder {
        let listing: FolderListing
        /// The length of its path, with the slash at the end.
        let pathCount: Int
        /// Whether a glob includes all that is in it.
        let isIncluded: Bool
        /// How many ignore files there were above it.
        let ruleCount: Int
        /// The next entry of the listing.
        var next = 0
        /// Its number in the selection, once a file of it is selected.
        var number: Int?
    }

    init(_ finder: AssetFinder, _ selection: SelectedFiles) {
        self.finder = finder
        self.selection = selection
    }

    /// Walks through a folder.
    mutating func run(_ folder: String) {
        let given = Array((folder.isEmpty ? "." : folder).utf8)
        do throws(SystemFailure) {
            path = try FilePlace.resolved(given)
        } catch {
            return selection.add(folder, as: .problem(LinkTarget.problem(error, of: "folder")))
        }
        prefix = Self.prefix(given)
        rootCount = path.count + 1
        if finder.exclude.cover(path.span, found: path.count, isFolder: true) { return }
        let isIncluded = finder.include.cover(path.span, found: path.count, isFolder: true)
        if finder.respectsIgnoreFiles {
            var unread: [([UInt8], SourceProblem)] = []
            rules = IgnoreRules.above(path) { unread.append(($0, $1)) }
            for (file, problem) in unread {
                selection.add(String(decoding: file, as: UTF8.self), as: .problem(problem))
            }
        }
        path.append(.slash)
        enter(isIncluded: isIncluded)
        while let last = folders.indices.last {
            let index = folders[last].next
            if index < folders[last].listing.entries.count {
                folders[last].next += 1
                look(at: index)
            } else {
                rules.keep(folders[last].ruleCount)
                folders.removeLast()
            }
        }
    }

    /// What stands before the names of a folder's files: the folder as it was given, and a slash.
    private static func prefix(_ given: [UInt8]) -> [UInt8] {
        if given.split(separator: .slash).allSatisfy({ $0 == [.dot] }), given.first != .slash { return [] }
        var prefix = given
        while prefix.last == .slash { prefix.removeLast() }
        return prefix + [.slash]
    }

    /// Reads the folder at the path, which ends in a slash, and makes it the one to go on with.
    private mutating func enter(isIncluded: Bool) {
        guard folders.count <= Self.depthLimit else {
            return report(
                SourceProblem(.limitReached, "this folder is \(folders.count) folders deep; it was not read"))
        }
        let listing: FolderListing
        do throws(SystemFailure) {
            listing = try FolderListing(path)
        } catch {
            // What was taken away meanwhile has no files.
            if !folders.isEmpty, error.isAbsence { return }
            return report(
                error.isDenied
                    ? .folderDenied
                    : SourceProblem(.unreadable, "this folder cannot be read: \(error.description)")
            )
        }
        if let failure = listing.failure {
            report(
                SourceProblem(.unreadable, "this folder could not be read to its end: \(failure.description)")
            )
        }
        let ruleCount = rules.count
        folders.append(
            Folder(listing: listing, pathCount: path.count, isIncluded: isIncluded, ruleCount: ruleCount))
        guard finder.respectsIgnoreFiles else { return }
        // git's first: the other one has the last word.
        if listing.hidden.contains(Array(IgnoreFile.gitName.utf8)) { read(IgnoreFile.gitName) }
        if listing.hidden.contains(Array(IgnoreFile.preflightName.utf8)) { read(IgnoreFile.preflightName) }
    }

    private mutating func read(_ ignoreFile: String) {
        let count = path.count
        path += ignoreFile.utf8
        do throws(SourceProblem) {
            if let patterns = try IgnoreFile.read(path) { rules.add(patterns, base: count) }
        } catch {
            select(count..<path.count, as: .problem(error))
        }
        path.removeLast(path.count - count)
    }

    /// Looks at an entry of the last folder.
    private mutating func look(at index: Int) {
        let folder = folders[folders.count - 1]
        let entry = folder.listing.entries[index]
        path.removeLast(path.count - folder.pathCount)
        path += folder.listing.bytes[entry.name]
        let name = folder.pathCount..<path.count

        guard entry.kind != .folder else {
            guard !isLeftOut(.folder) else { return }
            let isIncluded =
                folder.isIncluded || finder.include.match(path.span, found: rootCount, isFolder: true)
            path.append(.slash)
            return enter(isIncluded: isIncluded)
        }
        let choice = choice(name, in: folder)
        // Whatever a link is called, it may lead to a folder.
        guard choice != .none || entry.kind == .link, !isLeftOut(entry.kind) else { return }
        if let changes = finder.changes, !changes.contains(path.span) { return }
        let kind = kind(choice, entry.kind)
        if entry.kind == .link {
            if let kind = LinkTarget.kind(path, in: path[..<(rootCount - 1)], named: kind) {
                select(name, as: kind)
            }
        } else if let kind {
            select(name, as: kind)
        } else {
            selection.skippedCount += 1
        }
    }

    /// What is put in front of a path that would be taken for a URL otherwise: what was found on disk is none.
    private static func mark(_ path: ArraySlice<UInt8>) -> [UInt8] {
        guard path.contains(UInt8(ascii: ":")),
            WebReference.isMeant(by: String(decoding: path, as: UTF8.self))
        else { return [] }
        return [.dot, .slash]
    }

    /// Selects the folder at the path, which ends in a slash, as a problem.
    private mutating func report(_ problem: SourceProblem) {
        let place = path[min(rootCount, path.count)...]
        let shown = prefix + (prefix.isEmpty ? Self.mark(place) : []) + place
        let name = shown.last == .slash && shown.count > 1 ? Array(shown.dropLast()) : shown
        selection.add(name.isEmpty ? "." : String(decoding: name, as: UTF8.self), as: .problem(problem))
    }

    /// Selects a file of the last folder.
    private mutating func select(_ name: Range<Int>, as kind: SelectedFile.Kind) {
        let (path, last) = (path, folders.count - 1)
        var kind = kind
        if !path[rootCount...].isUTF8 {
            kind = .problem(.undecodableName)
        }
        let number: Int
        let mark = prefix.isEmpty ? Self.mark(path[rootCount...]) : []
        if !mark.isEmpty {
            let shown = mark + path[rootCount..<folders[last].pathCount]
            number = selection.folder(shown.span, 0..<shown.count)
        } else if let known = folders[last].number {
            number = known
        } else {
            let shown = prefix + path[rootCount..<folders[last].pathCount]
            number = selection.folder(shown.span, 0..<shown.count)
            folders[last].number = number
        }
        selection.add(path.span, name, folder: number, as: kind)
    }
}

extension ArraySlice<UInt8> {
    /// Whether the bytes are text.
    fileprivate var isUTF8: Bool {
        allSatisfy { $0 < 0x80 } || String(validating: self, as: UTF8.self) != nil
    }
}

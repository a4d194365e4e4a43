internal import PreflightModel

/// The files that were selected: many, in little memory.
///
/// All names stand in one array of bytes, and a folder's path stands there once for all its files, so that a file
/// takes about 24 bytes and its name.
package struct SelectedFiles: Sendable {
    /// The bytes of all folders' paths and of all names.
    private var bytes: [UInt8] = []
    /// Where the path of each folder is; it ends in a slash, or is empty.
    private var folders: [Range<Int>] = []
    private var entries: [Entry] = []
    private var problems: [SourceProblem] = []
    /// Number of files that were looked at and are no image or video, as far as their names left that open.
    package internal(set) var skippedCount = 0

    private struct Entry {
        /// Where its name is: the last of its path.
        var start: Int
        var length: UInt32
        var folder: UInt32
        var kind: UInt32
    }

    private static let asset: UInt32 = 0
    private static let request: UInt32 = 1
    /// From here on kinds are problems.
    private static let firstProblem: UInt32 = 2

    /// Creates a selection of nothing.
    package init() {}

    /// Adds a file at the end.
    /// - Parameters:
    ///   - path: Its path.
    ///   - kind: What it is taken for.
    package mutating func add(_ path: String, as kind: SelectedFile.Kind) {
        var path = path
        path.withUTF8 { utf8 in
            let path = unsafe utf8.span
            let name = path.lastName(in: 0..<path.count)
            add(path, name, folder: folder(path, 0..<name.lowerBound), as: kind)
        }
    }

    /// Adds a folder, unless it is the one that was added last.
    /// - Returns: Its number.
    mutating func folder(_ path: borrowing Span<UInt8>, _ part: Range<Int>) -> Int {
        if let last = folders.last, last.count == part.count,
            zip(last, part).allSatisfy({ bytes[$0] == path[$1] })
        {
            return folders.count - 1
        }
        folders.append(bytes.count..<(bytes.count + part.count))
        append(path, part)
        return folders.count - 1
    }

    /// Adds a file of a folder.
    mutating func add(
        _ path: borrowing Span<UInt8>, _ name: Range<Int>, folder: Int, as kind: SelectedFile.Kind
    ) {
        let number: UInt32
        switch kind {
        case .asset: number = Self.asset
        case .request: number = Self.request
        case .problem(let problem):
            number = Self.firstProblem + UInt32(truncatingIfNeeded: problems.count)
            problems.append(problem)
        }
        entries.append(
            Entry(
                start: bytes.count, length: UInt32(truncatingIfNeeded: name.count),
                folder: UInt32(truncatingIfNeeded: folder), kind: number))
        append(path, name)
    }

    private mutating func append(_ path: borrowing Span<UInt8>, _ part: Range<Int>) {
        for index in part { bytes.append(path[index]) }
    }

    /// Puts the files in order, and removes all but the first of those that have the same path.
    ///
    /// The order is that of the paths' names, byte by byte, so that what is in a folder stands together: `a/b`, `a.b`.
    /// It is the same on every machine. `./a`, `a` and `.//a` are one path.
    package mutating func sort() {
        let isSorted = entries.indices.dropFirst().allSatisfy { isOrdered(entries[$0 - 1], entries[$0]) < 0 }
        guard !isSorted else { return }
        // What was added first stands first among equals.
        let sorted = entries.sorted { left, right in
            let order = isOrdered(left, right)
            return order < 0 || order == 0 && left.start < right.start
        }
        entries.removeAll(keepingCapacity: true)
        for entry in sorted where entries.last.map({ isOrdered($0, entry) < 0 }) ?? true {
            entries.append(entry)
        }
    }

    /// Negative when the left one stands first, 0 when the paths are the same.
    private func isOrdered(_ left: Entry, _ right: Entry) -> Int {
        let (leftName, rightName) = (name(left), name(right))
        if left.folder == right.folder {
            return PathNames.compare(bytes.span, leftName, rightName)
        }
        var leftNames = PathNames(folders[Int(left.folder)], leftName)
        var rightNames = PathNames(folders[Int(right.folder)], rightName)
        while true {
            switch (leftNames.next(bytes.span), rightNames.next(bytes.span)) {
            case (nil, nil): return 0
            case (nil, _): return -1
            case (_, nil): return 1
            case (let left?, let right?):
                let order = PathNames.compare(bytes.span, left, right)
                if order != 0 { return order }
            }
        }
    }

    private func name(_ entry: Entry) -> Range<Int> { entry.start..<(entry.start + Int(entry.length)) }
}

extension SelectedFiles: RandomAccessCollection {
    /// The first file's index, 0.
    package var startIndex: Int { 0 }

    /// The index after the last file.
    package var endIndex: Int { entries.count }

    /// The file at an index.
    package subscript(index: Int) -> SelectedFile {
        let entry = entries[index]
        let kind: SelectedFile.Kind =
            switch entry.kind {
            case Self.asset: .asset
            case Self.request: .request
            default: .problem(problems[Int(entry.kind - Self.firstProblem)])
            }
        let path = bytes[folders[Int(entry.folder)]] + bytes[name(entry)]
        return SelectedFile(path: String(decoding: path, as: UTF8.self), kind: kind)
    }
}

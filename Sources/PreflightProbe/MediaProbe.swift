package import PreflightModel
internal import PreflightSystem
import PreflightText

/// Measures media files: bytes in, facts out.
package enum MediaProbe {
    /// Measures one source.
    ///
    /// Reads headers and indices only, decodes nothing, follows nothing the file names, and opens nothing but
    /// regular files. Blocks the calling thread; bounded in time and memory by `limits`. Never throws: what could
    /// not be measured is nil in the facts, and why nothing could be is a `SourceProblem`. A URL is not fetched here.
    package static func facts(of source: MediaSource, limits: ProbeLimits = .standard) -> MediaFacts {
        facts(named: source.name, fileName: source.name[...], limits: limits) { () throws(SourceProblem) in
            try open(source, deadline: ComputingDeadline(limits.duration))
        }
    }

    /// Measures bytes that lie elsewhere, as a file of them would be measured.
    /// - Parameters:
    ///   - remote: The bytes.
    ///   - name: The name that reports show, whose extension, before a query, is the asset's.
    ///   - limits: Bounds on what it may cost, waiting for the bytes not counted.
    /// - Returns: The same facts as of a file with these bytes.
    package static func facts(
        of remote: any RandomAccessBytes, named name: String, limits: ProbeLimits = .standard
    ) -> MediaFacts {
        facts(named: name, fileName: name.prefix { $0 != "?" }, limits: limits) { () throws(SourceProblem) in
            ByteSource(remote: remote, deadline: ComputingDeadline(limits.duration))
        }
    }

    private static func facts(
        named name: String, fileName: Substring, limits: ProbeLimits,
        open: () throws(SourceProblem) -> ByteSource
    ) -> MediaFacts {
        var facts = MediaFacts(
            path: name, fileExtension: MediaFacts.fileExtension(of: fileName),
            content: .other(OtherFacts(problem: SourceProblem(.notMedia, "nothing was measured")))
        )
        do throws(SourceProblem) {
            let bytes = try open()
            facts.byteCount = bytes.byteCount
            try measure(bytes, into: &facts, limits: limits)
            // What was seen before reading had to stop is not the whole truth: better no facts than wrong ones.
            if bytes.hasExpired(), let stop = bytes.stop { throw problem(stop, limits) }
        } catch {
            facts.content = .other(OtherFacts(identifiedAs: facts.other?.identifiedAs, problem: error))
            if error.kind == .empty {
                facts.content = .other(OtherFacts(identifiedAs: "empty file", problem: error))
            }
            facts.defects = []
            if error.kind == .missing { facts.path = WebReference.shown(missingPath: name) }
        }
        return facts
    }

    /// A source's bytes, whole, for those who send them on.
    /// - Throws: `SourceProblem` when it cannot be read, or is larger than `limit`.
    package static func bytes(of source: MediaSource, atMost limit: Int) throws(SourceProblem) -> [UInt8] {
        switch source {
        case .bytes(let bytes, _):
            guard bytes.count <= limit else { throw tooLarge(limit) }
            return bytes
        case .url: throw notRead
        case .file(let path):
            let file = try OpenFile.media(path)
            guard file.byteCount <= Int64(limit) else { throw tooLarge(limit) }
            let count = Int(file.byteCount)
            guard let bytes = try? file.bytes(count: count), bytes.count == count else {
                throw SourceProblem(.unreadable, "this file could not be read to its end")
            }
            return bytes
        }
    }

    private static func tooLarge(_ limit: Int) -> SourceProblem {
        SourceProblem(
            .limitReached, "this file has more than \(limit) bytes, too many to be sent in a request")
    }

    private static var notRead: SourceProblem { SourceProblem(.unavailable, "a URL was not fetched") }

    private static func open(
        _ source: MediaSource, deadline: ComputingDeadline
    ) throws(SourceProblem) -> ByteSource {
        switch source {
        case .bytes(let bytes, _): return ByteSource(bytes: bytes, deadline: deadline)
        case .url: throw notRead
        case .file(let path): return ByteSource(file: try OpenFile.media(path), deadline: deadline)
        }
    }

    private static func measure(
        _ source: ByteSource, into facts: inout MediaFacts, limits: ProbeLimits
    ) throws(SourceProblem) {
        guard source.byteCount > 0 else { throw SourceProblem(.empty, "this file is empty") }
        let signature = Signature(source)
        switch signature {
        case .jpeg: JPEGProbe.measure(source, into: &facts)
        case .png: PNGProbe.measure(source, into: &facts, limits: limits)
        case .gif: GIFProbe.measure(source, into: &facts)
        case .webp: WebPProbe.measure(source, into: &facts)
        case .bmp: BMPProbe.measure(source, into: &facts)
        case .tiff: TIFFProbe.measure(source, into: &facts)
        case .svg: SVGProbe.measure(source, into: &facts)
        case .otherImage(let format): OtherImageProbe.measure(source, as: format, into: &facts)
        case .isoMedia: try ISOMediaProbe.measure(source, into: &facts, limits: limits)
        case .container(let format):
            try ContainerProbe.measure(source, as: format, into: &facts, limits: limits)
        case .misplaced(let content): facts.content = .other(content.facts)
        case .foreign(let name): facts.content = .other(foreign(name, fileExtension: facts.fileExtension))
        }
        if case .image(var image) = facts.content {
            image.share = ByteShare.counted(source, facts)
            facts.content = .image(image)
            if image.format == .webp, !source.isRemote, facts.defects.isEmpty {
                facts.defects += [ZeroRun.defect(inWebP: source, image)].compactMap(\.self)
            }
        }
        facts.mediaType = facts.content.mediaType
    }

    private static func foreign(_ name: String?, fileExtension: String?) -> OtherFacts {
        let partial: Set<String?> = ["crdownload", "part", "partial", "download", "opdownload"]
        let identified = name ?? (partial.contains(fileExtension) ? "partial download" : nil)
        let detail =
            identified.map { "this is not a picture or video: \($0)" }
            ?? "the first bytes are of no picture or video format"
        return OtherFacts(identifiedAs: identified, problem: SourceProblem(.notMedia, detail))
    }

    private static func problem(_ stop: ByteSource.Stop, _ limits: ProbeLimits) -> SourceProblem {
        switch stop {
        case .deadline:
            SourceProblem(
                .limitReached,
                "probing took more than \(limits.duration.components.seconds) s of processor time")
        case .failure:
            SourceProblem(.unreadable, "this file could not be read to its end: input/output error")
        }
    }
}

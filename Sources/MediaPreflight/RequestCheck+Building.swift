public import PreflightModel
import PreflightProbe
import PreflightRequests

/// A request that was built and judged.
public struct BuiltRequest: Sendable {
    /// The JSON, in UTF-8, ready to be sent.
    public var json: [UInt8]
    /// What was found.
    public var report: Report
}

/// Why a request is not handed out: it was built and judged, and its verdict was not among those allowed.
public struct RequestRefused: Error, Sendable {
    /// What was found.
    public var report: Report
}

extension RequestRefused: CustomStringConvertible {
    /// The verdict, and what is wrong in a sentence each.
    public var description: String {
        let problems = report.findings.filter(\.isDecisive)
        return "the request is not handed out: \(report.verdict.rawValue)"
            + problems.map { "; \($0.code) \($0.message)" }.joined()
    }
}

extension RequestCheck {
    /// Builds a submission's request, and judges it as it will be sent.
    ///
    /// A medium with a URL in the parameters is sent as that URL, and judged as what the submission has; one that is at a
    /// URL is sent as that; an image without one is sent in Base64. What the dialect has no field for is left out.
    /// - Parameters:
    ///   - submission: What will be sent.
    ///   - verdicts: The verdicts under which the request is handed out.
    /// - Returns: The request and its report.
    /// - Throws: `RequestRefused`, with the report, when the verdict is not allowed; `PreflightError` when an image that
    ///   has no URL cannot be read.
    @concurrent
    public func build(
        _ submission: Submission, allowing verdicts: Set<Verdict> = [.pass]
    ) async throws -> BuiltRequest {
        var parameters = submission.parameters
        parameters.imageURL = parameters.imageURL ?? submission.image?.url
        parameters.videoURL = parameters.videoURL ?? submission.video?.url
        var writer = RequestWriter(builtDialect)
        writer.set(parameters, orientation: submission.orientation)
        var body = RequestBody([], name: "built request")
        let media: [(RequestField.Role, MediaSource?, String?)] = [
            (.image, submission.image, parameters.imageURL),
            (.video, submission.video, parameters.videoURL),
        ]
        for (role, source, url) in media {
            guard let source else { continue }
            if let url {
                body.media[url] = source
            } else {
                writer.set(role, Array(Base64.encode(try Self.bytes(of: source)).utf8))
            }
        }
        body.bytes = writer.json()
        let report = await report(on: body)
        guard verdicts.contains(report.verdict) else { throw RequestRefused(report: report) }
        return BuiltRequest(json: body.bytes, report: report)
    }

    private static func bytes(of source: MediaSource) throws(PreflightError) -> [UInt8] {
        do throws(SourceProblem) {
            // Base64 grows by a third, and the whole must stay a request that is read.
            return try MediaProbe.bytes(of: source, atMost: byteLimit / 4 * 3)
        } catch {
            throw PreflightError(.unreadableMedia, "\(source.name) cannot be sent", cause: error.detail)
        }
    }
}

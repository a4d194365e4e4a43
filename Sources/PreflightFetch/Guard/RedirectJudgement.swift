internal import PreflightModel
import PreflightText

/// Decides whether a redirect is followed. Where its host leads is judged with the request that goes there.
enum RedirectJudgement {
    /// Judges a redirect.
    /// - Parameters:
    ///   - target: Where the response leads, made whole; nil when it says nothing.
    ///   - address: The URL that was asked.
    ///   - count: Redirects followed before.
    ///   - limit: Most redirects that are followed.
    /// - Returns: The URL to go on with.
    /// - Throws: When it is not followed.
    static func next(
        to target: String?, from address: WebAddress, count: Int, limit: Int
    ) throws(FetchFailure) -> WebAddress {
        guard count < limit else {
            throw FetchFailure(.refusedRedirect, "the URL redirects more than \(limit) times")
        }
        guard let target else {
            throw FetchFailure(.refusedRedirect, "the server redirects, but does not say where to")
        }
        switch WebReference(target) {
        case .malformed(_, let reason):
            throw FetchFailure(.refusedRedirect, "the server redirects to what nobody could fetch: \(reason)")
        case .address(let next):
            guard address.scheme == "http" || next.scheme == "https" else {
                throw FetchFailure(.refusedRedirect, "the URL redirects from https to http")
            }
            return next
        }
    }
}

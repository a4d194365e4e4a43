internal import PreflightModel

/// What all fetches of a fetcher share.
struct FetchEnvironment: Sendable {
    let policy: FetchPolicy
    let addressGuard: AddressGuard
    let proxies: ProxyChoice
    let book: HostBook
    let pool: ConnectionPool
    let meter: ProgressMeter?
}

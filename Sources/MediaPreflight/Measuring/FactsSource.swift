import PreflightModel

/// Where facts come from: measured here, measured by another process, or remembered.
package protocol FactsSource: Sendable {
    /// The facts of each asset, in order. Never fails: what could not be measured is described so.
    func facts(of assets: [AssetRequest]) async -> [MediaFacts]
}

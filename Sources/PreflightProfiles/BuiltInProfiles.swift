/// The profiles that come with the program, as the YAML they were written in.
///
/// The package manager embeds `Catalogue/` as one constant a file; this is the only place that names them.
enum BuiltInProfiles {
    /// A profile's YAML by its id.
    static let yaml: [String: [UInt8]] = [
        "kkiai": PackageResources.kkiai_yml,
        "kling-v1": PackageResources.kling_v1_yml,
        "kling-v2": PackageResources.kling_v2_yml,
        "ulazai": PackageResources.ulazai_yml,
    ]

    /// Every id, sorted.
    static var ids: [String] { yaml.keys.sorted() }
}

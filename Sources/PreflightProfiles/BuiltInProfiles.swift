package import PreflightModel
import Synchronization

/// The profiles that come with the program, as the YAML they were written in.
///
/// The package manager embeds `Catalogue/` as one constant a file; this is the only place that names them.
enum BuiltInProfiles {
    /// A profile's YAML by its id.
    static let yaml: [String: [UInt8]] = [
        "acedata": PackageResources.acedata_yml,
        "aivideoapi": PackageResources.aivideoapi_yml,
        "apimart": PackageResources.apimart_yml,
        "apimaster": PackageResources.apimaster_yml,
        "brahmand": PackageResources.brahmand_yml,
        "chainhub": PackageResources.chainhub_yml,
        "comfyui": PackageResources.comfyui_yml,
        "empirio": PackageResources.empirio_yml,
        "evolink": PackageResources.evolink_yml,
        "fal": PackageResources.fal_yml,
        "fast-token": PackageResources.fast_token_yml,
        "freepik": PackageResources.freepik_yml,
        "gmicloud": PackageResources.gmicloud_yml,
        "higgsfield": PackageResources.higgsfield_yml,
        "hoox": PackageResources.hoox_yml,
        "imini": PackageResources.imini_yml,
        "kepler": PackageResources.kepler_yml,
        "kie": PackageResources.kie_yml,
        "kkiai": PackageResources.kkiai_yml,
        "kling-v1": PackageResources.kling_v1_yml,
        "kling-v2": PackageResources.kling_v2_yml,
        "muapi": PackageResources.muapi_yml,
        "novita": PackageResources.novita_yml,
        "oxen": PackageResources.oxen_yml,
        "piapi": PackageResources.piapi_yml,
        "polza": PackageResources.polza_yml,
        "powertokens": PackageResources.powertokens_yml,
        "ppio": PackageResources.ppio_yml,
        "replicate": PackageResources.replicate_yml,
        "runway": PackageResources.runway_yml,
        "segmind": PackageResources.segmind_yml,
        "tencent-vclm": PackageResources.tencent_vclm_yml,
        "ucloud": PackageResources.ucloud_yml,
        "ulazai": PackageResources.ulazai_yml,
        "ulazai-2.6": PackageResources.ulazai_2_6_yml,
        "v1-passthroughs": PackageResources.v1_passthroughs_yml,
        "vercel": PackageResources.vercel_yml,
        "wavespeed": PackageResources.wavespeed_yml,
    ]

    /// Every id, sorted.
    static var ids: [String] { yaml.keys.sorted() }

    // MARK: - Read once

    /// What was read, by id. One profile stands behind most of the others, and a request may be anybody's.
    private static let read = Mutex<[String: (stated: Profile, effective: Profile)]>([:])

    /// A profile that was read before.
    static func loaded(_ id: String) -> LoadedProfile? {
        read.withLock { $0[id] }.map { LoadedProfile(stated: $0.stated, effective: $0.effective) }
    }

    /// Keeps a profile that was read.
    static func keep(_ profile: LoadedProfile, as id: String) {
        let profiles = (profile.stated, profile.effective)
        read.withLock { $0[id] = profiles }
    }
}

/// The built-in profiles, and profiles from files.
package enum ProfileCatalogue {
    /// Ids of the built-in profiles, sorted.
    package static var ids: [String] { BuiltInProfiles.ids }

    /// The id of all built-in profiles together: what it accepts, all of them accept.
    package static let strictest = ProfileChoice.strictest

    /// The profile of a built-in id, or of a YAML file when the name has a slash or ends in `.yml` or `.yaml`; several of
    /// them, with commas between, as one; or ``strictest``.
    /// As its own document states it: without the upstream's limits.
    package static func profile(_ idOrPath: String) throws(PreflightError) -> Profile {
        try ProfileChoice(idOrPath).loaded().stated
    }

    /// The same, backed by its upstream's limits, as rules judge it.
    package static func effectiveProfile(_ idOrPath: String) throws(PreflightError) -> Profile {
        try ProfileChoice(idOrPath).loaded().effective
    }

    /// What a profile's file states, and what in it can be read and is yet likely not meant.
    /// - Parameters:
    ///   - idOrPath: A built-in profile's id, or the path of a YAML file.
    ///   - today: The day, `YYYY-MM-DD`, after which nobody can have read a document yet.
    /// - Returns: The profile, with what is odd in its file.
    /// - Throws: `PreflightError` as ``profile(_:)`` does.
    package static func audit(_ idOrPath: String, today: String) throws(PreflightError) -> ProfileAudit {
        try ProfileAuditor(loaded: ProfileLoader().load(idOrPath), today: today).audit()
    }
}

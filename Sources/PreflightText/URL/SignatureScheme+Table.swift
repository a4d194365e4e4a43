/// The ways to sign a URL that are known. The first that fits a URL counts, so those that leave less room come first.
extension SignatureScheme {
    static let all = storage + networks + general

    /// A scheme that gives a date and the seconds from then on, in parameters that begin alike.
    private static func dated(
        _ title: String, _ prefix: String, hosts: [String] = [], atMost longestLife: Int64 = 7 * 86_400,
        isCertain: Bool = true
    ) -> SignatureScheme {
        let (date, life) = ("\(prefix)-date", "\(prefix)-expires")
        return SignatureScheme(
            title, hosts: hosts, has: [date, life], ends: [.after(date, seconds: life)],
            starts: [.date(date)],
            life: life, longestLife: longestLife, isLongestLifeCertain: isCertain)
    }

    /// Object storage. Signature Version 4 and its relatives give a date and a life, the others an end.
    private static let storage = [
        // Yandex documents 30 days: https://yandex.cloud/en/docs/storage/concepts/pre-signed-urls
        dated("Yandex Object Storage V4", "x-amz", hosts: ["yandexcloud.net"], atMost: 30 * 86_400),
        // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
        dated("AWS Signature Version 4", "x-amz", hosts: ["amazonaws.com", "amazonaws.com.cn"]),
        // Other services read the same parameters, and most of them refuse more than a week, too.
        dated("AWS Signature Version 4", "x-amz", isCertain: false),
        // https://cloud.google.com/storage/docs/authentication/signatures
        dated("Google Cloud Storage V4", "x-goog"),
        // https://www.alibabacloud.com/help/en/oss/support/0002-00000232
        dated("Alibaba Cloud OSS V4", "x-oss"),
        // https://docs.byteplus.com/en/docs/tos/reference-including-a-signature-in-the-url
        dated("Volcengine TOS", "x-tos"),
        // https://www.tencentcloud.com/document/product/436/7778
        SignatureScheme(
            "Tencent Cloud COS", has: ["q-sign-time"],
            ends: [.second("q-sign-time"), .second("q-key-time")],
            starts: [.first("q-sign-time"), .first("q-key-time")]),
        // https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas. A user delegation key has times
        // of its own, `skt` and `ske`. `se` means something only beside the version.
        SignatureScheme(
            "Azure shared access signature", has: ["sv", "se"], ends: [.date("se"), .date("ske")],
            starts: [.date("st"), .date("skt")], readingLetter: "r", among: "sp"),
        SignatureScheme(
            "AWS Signature Version 2", has: ["awsaccesskeyid", "expires"], ends: [.seconds("expires")]),
        SignatureScheme(
            "Google Cloud Storage V2", has: ["googleaccessid", "expires"], ends: [.seconds("expires")]),
        SignatureScheme(
            "Alibaba Cloud OSS V1", has: ["ossaccesskeyid", "expires"], ends: [.seconds("expires")]),
        SignatureScheme(
            "Kingsoft Cloud KS3", has: ["kssaccesskeyid", "expires"], ends: [.seconds("expires")]),
        SignatureScheme(
            "UCloud US3", has: ["ucloudpublickey", "expires"], ends: [.seconds("expires")]),
        SignatureScheme(
            "Huawei Cloud OBS", has: ["accesskeyid", "expires", "signature"], ends: [.seconds("expires")]),
    ]

    /// Content delivery networks.
    private static let networks = [
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
        SignatureScheme(
            "CloudFront custom policy", has: ["policy", "key-pair-id"],
            ends: [.condition("DateLessThan", in: "policy")],
            starts: [.condition("DateGreaterThan", in: "policy")]),
        SignatureScheme(
            "CloudFront canned policy", has: ["expires", "key-pair-id"], ends: [.seconds("expires")]),
        // https://discord.com/developers/docs/reference#signed-attachment-cdn-urls
        SignatureScheme(
            "Discord", hosts: ["discordapp.com", "discordapp.net"], has: ["ex", "is", "hm"],
            ends: [.hexadecimal("ex")], starts: [.hexadecimal("is")]),
        SignatureScheme(
            "Meta CDN", hosts: ["fbcdn.net", "cdninstagram.com"], has: ["oe", "oh"],
            ends: [.hexadecimal("oe")]),
        SignatureScheme(
            "ByteDance CDN", has: ["x-expires", "x-signature"], ends: [.likelySeconds("x-expires")]),
        SignatureScheme("Qiniu Kodo", has: ["e", "token"], ends: [.likelySeconds("e")]),
    ]

    /// What many services do in the same way.
    private static let general = [
        // Supabase's `token`, and its likes.
        SignatureScheme(
            "JSON Web Token", has: [], ends: [.claim("exp", in: tokens)],
            starts: [.claim("nbf", in: tokens)]),
        SignatureScheme(
            "an expiry and a signature", has: ["expires", "signature"], ends: [.likelySeconds("expires")]),
        SignatureScheme(
            "an expiry and a token", has: ["expires", "token"], ends: [.likelySeconds("expires")]),
        SignatureScheme(
            "an expiry and a signature", has: ["exp", "sig"], ends: [.likelySeconds("exp")]),
    ]

    /// Where tokens are commonly found. A token elsewhere may be for something else than the file.
    private static let tokens = ["token", "jwt", "_jwt", "access_token", "auth_token", "auth"]
}

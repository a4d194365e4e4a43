import Foundation
import PreflightModel
import PreflightText
import TestSupport
import Testing

/// When a presigned URL expires.
@Suite(.tags(.asksForTheDay, .readsStrangersBytes)) struct SignatureExpiryTests {
    /// 2026-11-21T14:16:00Z.
    private static let moment: Int64 = 1_795_270_560

    @Test(
        "each vendor's form is read",
        arguments: [
            // AWS: Signature Version 4, Version 2, and CloudFront.
            (
                "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261121T141600Z&X-Amz-Expires=3600&X-Amz-Signature=0f",
                3600
            ),
            ("x-amz-expires=60&x-amz-date=20261121T141600Z", 60),
            ("AWSAccessKeyId=AK&Expires=1795270560&Signature=x%3D", 0),
            ("Expires=1795270570&Signature=x&Key-Pair-Id=K", 10),
            // Google Cloud Storage: V4 and V2.
            ("X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Date=20261121T141600Z&X-Goog-Expires=604800", 604_800),
            ("GoogleAccessId=a%40b&Expires=1795270500&Signature=x", -60),
            // Azure: seconds, minutes, days; escaped and not; with a fraction and an offset.
            ("sv=2024-08-04&se=2026-11-21T14%3A17%3A00Z&sr=b&sp=r&sig=x", 60),
            ("sv=2024-08-04&se=2026-11-21T14:16Z&sig=x", 0),
            ("sv=2024-08-04&se=2026-11-22&sig=x", 35_040),
            ("sv=2024-08-04&se=2026-11-21T14:16:00.1234567Z&sig=x", 0),
            ("sv=2024-08-04&se=2026-11-21T15%3A16%3A00%2B01%3A00&sig=x", 0),
            ("sv=2024-08-04&se=2026-11-21T08%3A16%3A00-06%3A00&sig=x", 0),
            // Azure, with a user delegation key that ends before the signature, and after it.
            ("sv=2024-08-04&ske=2026-11-21T14:17:00Z&se=2026-11-22T14:16:00Z&sp=r&sig=x", 60),
            ("sv=2024-08-04&ske=2026-11-22T14:16:00Z&se=2026-11-21T14:17:00Z&sp=r&sig=x", 60),
            // CloudFront: a custom policy.
            ("Policy=\(policy(less: moment + 90))&Signature=x&Key-Pair-Id=K", 90),
            // Alibaba Cloud OSS: V1 and V4.
            ("OSSAccessKeyId=LTAI&Expires=1795270565&Signature=x%3D", 5),
            ("Expires=1795270565&OSSAccessKeyId=LTAI&Signature=x&security-token=CAIS", 5),
            (
                "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20261121T141600Z&x-oss-expires=3600&x-oss-signature=0f",
                3600
            ),
            // Tencent COS: as parameters, escaped, with a key that ends earlier, and as the value of one.
            (
                "q-sign-algorithm=sha1&q-ak=AK&q-sign-time=1795270000;1795270570&q-key-time=1795270000;1795270570&q-signature=x",
                10
            ),
            ("q-sign-time=1795270000%3B1795270570&q-key-time=1795270000%3B1795270565", 5),
            ("sign=q-sign-algorithm%3Dsha1%26q-sign-time%3D1795270000%3B1795270570", 10),
            // Volcengine TOS.
            ("X-Tos-Algorithm=TOS4-HMAC-SHA256&X-Tos-Date=20261121T141600Z&X-Tos-Expires=86400", 86_400),
            // Huawei OBS, Kingsoft KS3, UCloud US3, Qiniu Kodo.
            ("AccessKeyId=AK&Expires=1795270570&Signature=x", 10),
            ("KSSAccessKeyId=AK&Expires=1795270570&Signature=x", 10),
            ("UCloudPublicKey=AK&Expires=1795270570&Signature=x", 10),
            ("e=1795270570&token=AK:x", 10),
            // JSON Web Tokens, of Supabase and of others.
            ("token=\(token(#"{"url":"a/b.png","iat":1795270500,"exp":1795270590}"#))", 30),
            (
                "_jwt=\(token(#"{"keyHash":"{\"exp\":1","nested":{"exp":2},"list":[3],"exp":1.79527059e9}"#))",
                30
            ),
            // What many do alike.
            ("expires=1795270570&signature=0f", 10), ("token=0f&expires=1795270570", 10),
            ("exp=1795270570&sig=0f", 10), ("x-expires=1795270570&x-signature=0f", 10),
        ] as [(String, Int64)])
    func reads(query: String, seconds: Int64) throws {
        #expect(try WebAddress("https://a.example.com/b?" + query).signatureExpiry == Self.moment + seconds)
    }

    @Test(
        "what is no signature expires never",
        arguments: [
            "", "Expires=1795270560", "se=2026-11-21", "X-Amz-Expires=3600", "X-Amz-Date=20261121T141600Z",
            "X-Amz-Date=20261121T141600Z&X-Amz-Expires=-5", "X-Amz-Date=20261321T141600Z&X-Amz-Expires=5",
            "X-Amz-Date=now&X-Amz-Expires=5", "X-Amz-Date=20261121T256100Z&X-Amz-Expires=5",
            "sv=1&se=tomorrow", "sv=1&se=2026-11-21T14:16:00%2B1", "Expires=soon&AWSAccessKeyId=a",
            "sv=1&se=%FF%FE", "sv=1&se=", "OSSAccessKeyId=a", "Expires=1e9&OSSAccessKeyId=a",
            "Expires=%2B1795270560&OSSAccessKeyId=a", "q-sign-time=1795270000", "q-sign-time=;",
            "q-sign-time=1;2;3",
            "q-sign-time=a;b", "X-Tos-Date=20261121T141600Z", "ex=6740&is=6730&hm=0f", "e=12&token=x",
            "expires=3600&signature=x", "token=0f", "token=a.b.c", "token=...", "token=!.!.!",
            "token=\(token("null"))", "token=\(token("{}"))", "token=\(token(#"{"exp":"soon"}"#))",
            "token=\(token(#"{"a":{"exp":1795270590}}"#))", "token=\(token(#"{"exp":"#))",
            "state=\(token(#"{"exp":1795270590}"#))", "Policy=x&Key-Pair-Id=K", "Policy=%00&Key-Pair-Id=K",
            "Policy=\(policy(less: nil))&Key-Pair-Id=K", "token=\(token("}]}]"))",
            "token=\(token(String(repeating: "[", count: 900)))", "sign=q-sign-algorithm%3D",
        ] as [LongText])
    func ignores(query: LongText) throws {
        #expect(try WebAddress("https://a.example.com/b?" + query.text).signatureExpiry == nil)
    }

    @Test(
        "numbers beyond all bounds are far away and trap nowhere",
        arguments: [
            "X-Amz-Date=99991231T235959Z&X-Amz-Expires=9223372036854775807",
            "Expires=9223372036854775807&Key-Pair-Id=K", "Expires=9223372036854775808&OSSAccessKeyId=a",
            "X-Tos-Date=20261121T141600Z&X-Tos-Expires=\(String(repeating: "9", count: 4000))",
            "q-sign-time=0;\(String(repeating: "9", count: 4000))", "token=\(token(#"{"exp":1e999}"#))",
            "token=\(token(#"{"exp":99999999999999999999}"#))",
        ] as [LongText])
    func bounds(query: LongText) throws {
        #expect(try WebAddress("https://a.example.com/b?" + query.text).signatureExpiry == .max)
    }

    @Test(
        "Discord and Meta write hexadecimal digits, at their own hosts",
        arguments: [
            ("cdn.discordapp.com", "ex=6b01a7a0&is=6b005620&hm=0f", moment),
            ("media.discordapp.net", "ex=6B01A7A0&is=0&hm=0f", moment),
            ("scontent.cdninstagram.com", "oh=0f&oe=6B01A7A0", moment),
            ("cdn.example.com", "ex=6b01a7a0&is=6b005620&hm=0f", nil),
            ("cdn.discordapp.com", "ex=xyz&is=&hm=0f", nil),
            ("cdn.discordapp.com", "ex=\(String(repeating: "f", count: 4000))&is=0&hm=0f", .max),
        ] as [(String, LongText, Int64?)])
    func hexadecimal(host: String, query: LongText, end: Int64?) throws {
        #expect(try WebAddress("https://\(host)/b?" + query.text).signatureExpiry == end)
    }

    @Test(
        "a signature states when it begins",
        arguments: [
            ("X-Amz-Date=20261121T141600Z&X-Amz-Expires=60", 0),
            ("X-Oss-Date=20261121T141600Z&X-Oss-Expires=60", 0),
            ("sv=1&se=2026-11-22&st=2026-11-21T14:17:00Z", 60),
            ("sv=1&se=2026-11-22&st=2026-11-21&skt=2026-11-21T14:17Z", 60),
            ("q-sign-time=1795270570;1795279999&q-key-time=1795270565;1795279999", 10),
            ("Policy=\(policy(less: moment, greater: moment + 9))&Key-Pair-Id=K", 9),
            ("token=\(token(#"{"nbf":1795270570,"exp":1795279999}"#))", 10),
            ("sv=1&se=2026-11-22", nil), ("Expires=1795270560&OSSAccessKeyId=a", nil),
        ] as [(String, Int64?)])
    func starts(query: String, seconds: Int64?) throws {
        let signature = try #require(try WebAddress("https://a.example.com/b?" + query).signature)
        #expect(signature.start == seconds.map { Self.moment + $0 })
    }

    @Test(
        "the longest life is that of the service",
        arguments: [
            ("s3.amazonaws.com", "Amz", 604_800, true),
            ("b.s3.cn-north-1.amazonaws.com.cn", "Amz", 604_800, true),
            ("cdn.example.com", "Amz", 604_800, false), ("storage.yandexcloud.net", "Amz", 2_592_000, true),
            ("b.storage.yandexcloud.net.", "Amz", 2_592_000, true),
            ("notamazonaws.com", "Amz", 604_800, false),
            ("storage.googleapis.com", "Goog", 604_800, true), ("cdn.example.com", "Oss", 604_800, true),
            ("cdn.example.com", "Tos", 604_800, true),
        ])
    func life(host: String, name: String, longest: Int64, isCertain: Bool) throws {
        let query = "X-\(name)-Date=20261121T141600Z&X-\(name)-Expires=604801"
        let signature = try #require(try WebAddress("https://\(host)/b?\(query)").signature)
        #expect(signature.life == 604_801 && signature.longestLife == longest)
        #expect(signature.isLongestLifeCertain == isCertain)
    }

    @Test(
        "a time that cannot be read is noted, by its parameter",
        arguments: [
            ("X-Amz-Date=20261121T141600Z&X-Amz-Expires=-5", "x-amz-expires"),
            ("X-Amz-Date=20261121T141600Z&X-Amz-Expires=soon", "x-amz-expires"),
            ("X-Amz-Date=20261121T141600Z&X-Amz-Expires=3600.5", "x-amz-expires"),
            ("X-Amz-Date=20261121T141600Z&X-Amz-Expires=", "x-amz-expires"),
            ("X-Amz-Date=now&X-Amz-Expires=60", "x-amz-date"),
            ("X-Goog-Date=20261121T141600Z&X-Goog-Expires=1h", "x-goog-expires"),
            ("X-Oss-Date=20261121T141600Z&X-Oss-Expires=-1", "x-oss-expires"),
            ("X-Tos-Date=20261321T141600Z&X-Tos-Expires=60", "x-tos-date"),
            ("AWSAccessKeyId=a&Expires=soon", "expires"), ("Expires=1e9&OSSAccessKeyId=a", "expires"),
            ("q-sign-time=1;2;3", "q-sign-time"), ("sv=1&se=tomorrow", "se"),
            ("Expires=never&Key-Pair-Id=K", "expires"),
            ("X-Amz-Date=20261121T141600Z&X-Amz-Expires=0", nil), ("sv=1&se=2026-11-22&sp=r", nil),
            ("expires=soon&signature=x", nil), ("e=soon&token=x", nil), ("Expires=soon", nil),
            ("X-Amz-Date=20261121T141600Z&X-Amz-Expires=60", nil),
        ] as [(String, String?)])
    func unreadable(query: String, name: String?) throws {
        let address = try WebAddress("https://b.s3.amazonaws.com/b?" + query)
        #expect(address.signature?.facts(now: Self.moment).unreadable == name)
    }

    @Test(
        "Azure's permissions have to name reading",
        arguments: [
            ("sp=r", false), ("sp=racwd", false), ("", false), ("sp=cw", true), ("sp=", true),
            ("sp=w&si=stored", false),
        ])
    func permission(parameters: String, isForbidden: Bool) throws {
        let address = try WebAddress("https://a.example.com/b?sv=1&se=2026-11-22&\(parameters)")
        #expect(address.signature?.forbidsReading == isForbidden)
    }

    @Test func `no junk of any length traps`() throws {
        var generator = SystemRandomNumberGenerator()
        let names = [
            "token", "Policy", "Key-Pair-Id", "ex", "is", "hm", "q-sign-time", "se", "sv", "X-Amz-Date",
            "X-Amz-Expires", "sign",
        ]
        let characters = Array(
            "0123456789abcdefABCDEF.;:-_~%ZT{}[]\"eyJ".utf8.filter { !"[]{}\"%".utf8.contains($0) })
        for _ in 0..<300 {
            let query = names.map { name in
                let value = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                    characters.randomElement(using: &generator) ?? 0x30
                }
                return "\(name)=\(String(decoding: value, as: UTF8.self))"
            }
            let address = try WebAddress("https://cdn.discordapp.com/b?" + query.joined(separator: "&"))
            _ = address.signature?.facts(now: .max)
            _ = address.signature?.facts(now: .min)
        }
    }

    /// A JSON Web Token with some claims.
    private static func token(_ claims: String) -> String {
        let encoded = [#"{"alg":"HS256","typ":"JWT"}"#, claims].map {
            Data($0.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
                "=", with: "")
        }
        return encoded.joined(separator: ".") + ".c2ln"
    }

    /// A policy of CloudFront, in its Base64.
    private static func policy(less: Int64?, greater: Int64? = nil) -> String {
        let conditions = [("DateGreaterThan", greater), ("DateLessThan", less)].compactMap { name, time in
            time.map { #""\#(name)":{"AWS:EpochTime":\#($0)}"# }
        }
        let json =
            #"{"Statement":[{"Resource":"https://*/a?b~c","Condition":{\#(conditions.joined(separator: ","))}}]}"#
        return Data(json.utf8).base64EncodedString().replacing("+", with: "-").replacing("=", with: "_")
            .replacing("/", with: "~")
    }

    @Test(arguments: [(1970, 0), (1972, 63_072_000), (2000, 946_684_800), (2100, 4_102_444_800)])
    func `years count from 1970`(year: Int, seconds: Int64) throws {
        let address = try WebAddress("https://a.example.com/b?sv=1&se=\(year)-01-01")
        #expect(address.signatureExpiry == seconds)
    }

    @Test(arguments: [
        ("2024-02-29", "2024-03-01"), ("2026-02-28", "2026-03-01"), ("2026-12-31", "2027-01-01"),
    ])
    func `a day follows the last of its month`(day: String, next: String) throws {
        let dates = try [day, next].map {
            try #require(try WebAddress("https://a.example.com/?sv=1&se=\($0)").signatureExpiry)
        }
        #expect(dates[1] - dates[0] == 86_400)
    }
}

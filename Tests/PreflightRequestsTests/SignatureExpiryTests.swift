import PreflightModel
import Testing

/// When a presigned URL expires.
@Suite struct SignatureExpiryTests {
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
            "sv=1&se=%FF%FE", "sv=1&se=",
        ])
    func ignores(query: String) throws {
        #expect(try WebAddress("https://a.example.com/b?" + query).signatureExpiry == nil)
    }

    @Test(
        "numbers beyond all bounds are far away and trap nowhere",
        arguments: [
            "X-Amz-Date=99991231T235959Z&X-Amz-Expires=9223372036854775807",
            "Expires=9223372036854775807&Key-Pair-Id=K",
        ])
    func bounds(query: String) throws {
        #expect(try WebAddress("https://a.example.com/b?" + query).signatureExpiry == .max)
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

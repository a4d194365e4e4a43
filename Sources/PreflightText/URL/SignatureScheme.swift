/// One way to sign a URL in its query: which parameters tell that a URL is signed so, and when the signature is valid.
package struct SignatureScheme: Sendable {
    /// Its name, as its service calls it.
    package let title: String
    /// The hosts that use it, each with its subdomains; empty when any host may.
    let hosts: [String]
    /// The parameters that are all there, in lower case.
    let parameters: [String]
    /// When the signature ends. The earliest counts.
    let ends: [SignatureTime]
    /// When the signature begins. The latest counts.
    let starts: [SignatureTime]
    /// The parameter that gives the life in seconds.
    let life: String?
    /// The longest life in seconds that the service accepts.
    let longestLife: Int64?
    /// Whether every server that reads these parameters refuses a longer one.
    let isLongestLifeCertain: Bool
    /// What a list of permissions has when the URL may be read, and the parameter that lists them.
    let permission: (letter: Character, parameter: String)?

    init(
        _ title: String, hosts: [String] = [], has parameters: [String], ends: [SignatureTime],
        starts: [SignatureTime] = [], life: String? = nil, longestLife: Int64? = nil,
        isLongestLifeCertain: Bool = false, readingLetter: Character? = nil, among permissions: String = ""
    ) {
        self.title = title
        self.hosts = hosts
        self.parameters = parameters
        self.ends = ends
        self.starts = starts
        self.life = life
        self.longestLife = longestLife
        self.isLongestLifeCertain = isLongestLifeCertain
        permission = readingLetter.map { ($0, permissions) }
    }

    /// Whether a host may use the scheme.
    func covers(host: String) -> Bool {
        hosts.isEmpty || hosts.contains { host == $0 || host.hasSuffix(".\($0)") }
    }
}

/// Where a query has a time, and how it is written. Names are in lower case.
enum SignatureTime: Sendable {
    /// Seconds since 1970, in decimal digits.
    case seconds(String)
    /// The same in a parameter that other URLs use for other numbers: what is before 2001 is no time.
    case likelySeconds(String)
    /// Seconds since 1970, in hexadecimal digits.
    case hexadecimal(String)
    /// A date, or a date and a time of day.
    case date(String)
    /// A number of seconds after a date.
    case after(String, seconds: String)
    /// Seconds since 1970, before the semicolon of `a;b`.
    case first(String)
    /// Seconds since 1970, behind the semicolon of `a;b`.
    case second(String)
    /// A claim of a JSON Web Token (RFC 7519) in whichever of the parameters has one.
    case claim(String, in: [String])
    /// The time of a condition in a CloudFront policy.
    case condition(String, in: String)
}

extension SignatureTime {
    /// A parameter that has nothing but a time, and what it has to be.
    struct PlainName {
        enum Kind { case number, date, range }
        let name: String
        let kind: Kind
    }

    /// The parameters that mean nothing if they are no time. Others may be there for something else.
    var plainNames: [PlainName] {
        switch self {
        case .seconds(let name): [PlainName(name: name, kind: .number)]
        case .date(let name): [PlainName(name: name, kind: .date)]
        case .after(let date, let life):
            [PlainName(name: date, kind: .date), PlainName(name: life, kind: .number)]
        case .first(let name), .second(let name): [PlainName(name: name, kind: .range)]
        case .likelySeconds, .hexadecimal, .claim, .condition: []
        }
    }
}

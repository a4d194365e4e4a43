package import PreflightText

/// What a cURL command says about a request, beside its body. A token is never kept, only what it is.
package struct CommandFacts: Sendable, Equatable {
    /// Where the word `curl` is.
    package var position: TextPosition
    /// The method that cURL would use, as it is written; nil when a variable of the shell names it.
    package var method: String?
    /// Where the request goes; nil when the command names no URL, or one that a shell would make.
    package var url: Part<WebReference>?
    /// Whether the command names a URL.
    package var namesURL: Bool
    /// How the sender shows who they are.
    package var authorization: Part<Authorization>
    /// Where the keys are that are given; empty when a file of headers may hold more.
    package var keys: [KeyForm]
    /// The media type that is sent along, as it is written; cURL's own when no header names one, nil when there is none.
    package var contentType: Part<String?>
    /// Whether a header names the media type.
    package var namesContentType: Bool
    /// What is sent.
    package var body: Part<Body>
    /// Whether a shell would replace something in the body before cURL sees it.
    package var isBodyExpanded: Bool
    /// What a shell would replace in the body, as it stands there: `$MODE`, `$(base64 hero.png)`.
    package var variables: Set<String> = []
    /// Those that stand where a whole value belongs, without quotation marks: their type is not known either.
    package var valueVariables: Set<String> = []
    /// Whether the text holds more commands that send something. One is read.
    package var hasMoreCommands: Bool
    /// The ids of the dialects whose endpoint the URL is, the likeliest first; empty when nobody's is known.
    package var endpoints: [String]
    /// Whether the URL's path is one that the documents of these dialects name, or is built like one. False for another
    /// path of the same host.
    package var isDocumentedPath: Bool

    /// Something in the command, and where it is.
    package struct Part<Value: Sendable & Equatable>: Sendable, Equatable {
        package var value: Value
        package var position: TextPosition

        package init(_ value: Value, at position: TextPosition) {
            self.value = value
            self.position = position
        }
    }

    /// What the command sends to be let in.
    package enum Authorization: Sendable, Equatable {
        /// Nothing that looks like it.
        case missing
        /// A header without a value.
        case empty
        /// Something that stands for a key: `<token>`, `YOUR_API_KEY`.
        case placeholder
        /// A variable of the shell where the shell replaces none: in single quotes.
        case unexpanded
        /// A key, or a variable that the shell replaces.
        case given
    }

    /// What the command sends.
    package enum Body: Sendable, Equatable {
        /// The text that is read as the request.
        case text
        /// Nothing.
        case none
        /// What is in a file of this name.
        case file(String)
        /// What comes on standard input.
        case standardInput
        /// What a variable or another command gives.
        case variable
        /// Several pieces, which cURL joins with `&`.
        case pieces
        /// A form: `--form`, `--data-urlencode`, or data in the URL's query (`--get`).
        case form(option: String)
    }

    /// What is said of a value that a shell would put in.
    package static let replaced =
        "holds a variable or a command of the shell, and nothing is run to learn its value"

    /// Whether a shell would put something into a text of the body, which nobody knows.
    package func replaces(_ text: String) -> Bool {
        guard isBodyExpanded, text.utf8.count <= 4096 else { return false }
        return Placeholder(text)?.kind == .variable || variables.contains { text.contains($0) }
    }

    package init(
        position: TextPosition, method: String?, url: Part<WebReference>?, namesURL: Bool,
        authorization: Part<Authorization>, keys: [KeyForm] = [],
        contentType: Part<String?>, namesContentType: Bool, body: Part<Body>, isBodyExpanded: Bool,
        hasMoreCommands: Bool = false, endpoints: [String] = [], isDocumentedPath: Bool = true
    ) {
        self.position = position
        self.method = method
        self.url = url
        self.namesURL = namesURL
        self.authorization = authorization
        self.keys = keys
        self.contentType = contentType
        self.namesContentType = namesContentType
        self.body = body
        self.isBodyExpanded = isBodyExpanded
        self.hasMoreCommands = hasMoreCommands
        self.endpoints = endpoints
        self.isDocumentedPath = isDocumentedPath
    }
}

import TestSupport
import Testing

/// The script for bash, as bash uses it. Those for zsh and fish are tried by `Scripts/check-packaging`.
@Suite(.tags(.slow), .ownThread) struct CompletionTests {
    @Test(arguments: [
        (["ch"], "check"), (["check", "--or"], "--orientation"),
        (["check", "--orientation", ""], "image video"), (["check", "--profile", "kk"], "kkiai"),
        (["explain", "VID00"], "VID001 VID002 VID003 VID004 VID005 VID006 VID007 VID008 VID009"),
        // Those who package need no help.
        (["man"], ""),
    ])
    func `bash completes commands, options and their values`(words: [String], expected: String) throws {
        let script = """
            source <(preflight --generate-completion-script bash)
            function=$(complete -p preflight | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
            COMP_WORDS=(preflight "$@") COMP_CWORD=$# COMP_LINE="preflight $*"
            COMP_POINT=${#COMP_LINE}
            "$function" preflight "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"
            echo "${COMPREPLY[*]}"
            """
        let program = try Program("preflight").path
        let call = words.map { "'\($0)'" }.joined(separator: " ")
        let result = try Program.shell(
            "PATH=$(dirname \"$PROGRAM\"):$PATH exec bash -c \"$SCRIPT\" bash \(call)",
            environment: ["PROGRAM": program, "SCRIPT": script])
        #expect(result.errors.isEmpty, "\(result.errors)")
        #expect(result.output.trimmingSuffix { $0.isWhitespace } == expected)
    }
}

extension String {
    fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> Substring {
        var text = self[...]
        while let last = text.last, condition(last) { text.removeLast() }
        return text
    }
}

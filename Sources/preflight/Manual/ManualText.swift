/// What the manual says and no option's help does.
enum ManualText {
    /// In the form of ``HelpText``: an entry is one line, however long.
    static let environmentAndFiles = """
        ENVIRONMENT:
          NO_COLOR  Set to anything, it keeps colour out of the text.
          TERM  A value of dumb keeps out colour and progress.
          COLUMNS  How wide --help is.
          https_proxy, http_proxy, all_proxy, no_proxy  The proxies through which URLs are fetched.
          SSL_CERT_FILE  Certificates to trust instead of the system's.
          PREFLIGHT_CACHE_DIR  The folder of the cache, in place of the one under FILES.
          XDG_CACHE_HOME  The folder that caches of all programs are kept in, if not ~/.cache.
          CI  Set by CI systems: progress is told in plain lines now and then.
          GITHUB_WORKSPACE, CI_PROJECT_DIR  The repository's folder, set by GitHub and GitLab. The paths in `sarif`, `junit`, `github` and `gitlab` reports start there.
          GITHUB_STEP_SUMMARY  The file to which `--format github` adds what has no room in annotations.
          SOURCE_DATE_EPOCH  For `preflight manual`, which writes these pages: the day that they bear, in seconds since 1970.

        FILES:
          .preflight.yml  Settings, looked for in the working directory and the folders above it. `preflight init` writes one. Its paths are relative to its own folder.
          .preflight-baseline.json  Findings that are known and do not fail, as `preflight baseline` writes them.
          .preflightignore, .gitignore  What is left out of folders that are searched.
          ~/.cache/preflight, ~/Library/Caches/preflight  What was measured before, on Linux and on macOS. It may be removed at any time.
        """
}

import PreflightModel

/// JSON that people give in place of a request, and what to do with it.
enum ForeignDocument {
    /// - Returns: An instruction; nil when the document is of no known kind.
    static func advice(_ root: JSONValue) -> String? {
        if root["log"]?["entries"] != nil {
            return "this is a HAR recording: give the text in `postData` of the entry that sends the request"
        }
        if root["info"]?["_postman_id"] != nil || (root["info"] != nil && root["item"]?.items != nil) {
            return "this is a Postman collection: give the `raw` body of the request alone"
        }
        if root["openapi"] != nil || root["swagger"] != nil {
            return "this is an API's description: give a request that follows it"
        }
        if root["nodes"]?.items != nil {
            return "this is a workflow: give the request that it sends"
        }
        let isAnswer =
            root["error"] != nil || root["detail"] != nil || root["errors"] != nil
            || (root["code"] != nil && (root["message"] != nil || root["msg"] != nil))
        return isAnswer
            ? "this is an answer, not a request: `preflight explain - < FILE` says what its message means"
            : nil
    }
}

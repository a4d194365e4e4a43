#pragma once
// What Swift cannot call of libcurl: its functions with a variable number of arguments. Nothing else.

#include <curl/curl.h>

// CURLOPT_PROTOCOLS_STR is of 7.85.0; all else that is used is older.
#if LIBCURL_VERSION_NUM < 0x075500
#error "libcurl 7.85.0 or newer is required"
#endif

// One setter for each type of argument. An option of another type is the caller's mistake, which curl cannot see.
static inline CURLcode CCurl_set_long(CURL *_Nonnull handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode CCurl_set_string(CURL *_Nonnull handle, CURLoption option, const char *_Nullable text) {
    return curl_easy_setopt(handle, option, text);
}

// The list must outlive the transfer.
static inline CURLcode CCurl_set_list(CURL *_Nonnull handle, CURLoption option, struct curl_slist *_Nullable list) {
    return curl_easy_setopt(handle, option, list);
}

// The buffer has CURL_ERROR_SIZE bytes and outlives the handle.
static inline CURLcode CCurl_set_error_buffer(CURL *_Nonnull handle, char *_Nullable buffer) {
    return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

// Whoever gives a transfer up does not wait for the look-up of a proxy. CURLOPT_QUICK_EXIT is of 7.87.0; before,
// there is a wait.
static inline CURLcode CCurl_set_quick_exit(CURL *_Nonnull handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)handle;
    return CURLE_OK;
#endif
}

// Calls for a line of the header, for a piece of the body, for a socket, and before each request that is sent; all
// four get the context.
static inline CURLcode CCurl_set_callbacks(
    CURL *_Nonnull handle, curl_write_callback _Nonnull header, curl_write_callback _Nonnull body,
    curl_opensocket_callback _Nonnull open_socket, curl_prereq_callback _Nonnull request, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, request);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_PREREQDATA, context);
    return code;
}

static inline CURLcode CCurl_get_long(CURL *_Nonnull handle, CURLINFO info, long *_Nonnull value) {
    return curl_easy_getinfo(handle, info, value);
}

// A call for a socket that is to be closed. The context must outlive the connection.
static inline CURLcode CCurl_set_close_socket(
    CURL *_Nonnull handle, curl_closesocket_callback _Nonnull close_socket, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, context);
    return code;
}

static inline CURLcode CCurl_get_offset(CURL *_Nonnull handle, CURLINFO info, curl_off_t *_Nonnull value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode CCurl_multi_set_long(CURLM *_Nonnull handle, CURLMoption option, long value) {
    return curl_multi_setopt(handle, option, value);
}

// Macros with casts, which the importer drops.
static const size_t CCurl_WRITEFUNC_PAUSE = CURL_WRITEFUNC_PAUSE;
static const int CCurl_PAUSE_NONE = CURLPAUSE_CONT;
static const curl_socket_t CCurl_SOCKET_BAD = CURL_SOCKET_BAD;

// CURLVERSION_NOW is a macro.
static inline const char *_Nonnull CCurl_version(void) { return curl_version_info(CURLVERSION_NOW)->version; }

// CURL_GLOBAL_DEFAULT is a macro made of macros.
static inline CURLcode CCurl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#ifndef EASYDOWN_CLIBCURL_H
#define EASYDOWN_CLIBCURL_H
#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

/* curl_easy_setopt and curl_easy_getinfo take variable arguments, which Swift cannot call: one function a type. */
static inline CURLcode ed_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ed_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ed_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ed_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ed_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLMcode ed_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

typedef size_t (*ed_curl_sink)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode ed_curl_set_sink(CURL *handle, CURLoption option, ed_curl_sink sink) {
    return curl_easy_setopt(handle, option, sink);
}
/* Answers a socket, or CURL_SOCKET_BAD to refuse the address. */
typedef curl_socket_t (*ed_curl_opener)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode ed_curl_set_opener(CURL *handle, ed_curl_opener opener) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
}
/* Starts libcurl. OpenSSL writes without MSG_NOSIGNAL, so a process that does nothing about SIGPIPE ignores it from here
   on: a host that is gone is an error, not the end. */
CURLcode ed_curl_start(void);
/* Closes a socket and forgets it. */
typedef int (*ed_curl_closer)(void *context, curl_socket_t socket);
static inline CURLcode ed_curl_set_closer(CURL *handle, ed_curl_closer closer) {
    return curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, closer);
}
static inline CURLcode ed_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode ed_curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

/* What libcurl waits for on a socket, and for how long. */
static inline CURLMcode ed_curl_multi_set_watcher(CURLM *multi, curl_socket_callback watcher, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watcher);
    return code != CURLM_OK ? code : curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
}
static inline CURLMcode ed_curl_multi_set_timer(CURLM *multi, curl_multi_timer_callback timer, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, timer);
    return code != CURLM_OK ? code : curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}
static const curl_socket_t ed_curl_socket_timeout = CURL_SOCKET_TIMEOUT;
static const int ed_curl_pause_receiving = CURLPAUSE_RECV;
static const int ed_curl_go_on = CURLPAUSE_CONT;
static const size_t ed_curl_write_paused = CURL_WRITEFUNC_PAUSE;

/* The next finished transfer: its handle and result; false where there is none. */
bool ed_curl_finished(CURLM *multi, CURL **handle, CURLcode *result);
/* The address that is about to be dialled: 4 or 16 bytes in network order and the port; 0 for another family. */
size_t ed_curl_address(const struct curl_sockaddr *address, uint8_t bytes[16], uint16_t *port);
/* A socket for it, closed on exec. */
curl_socket_t ed_curl_socket(const struct curl_sockaddr *address);
/* The socket of a handle's last exchange where its connection is kept, else -1. */
curl_socket_t ed_curl_active_socket(CURL *handle);
/* Bytes that lie deciphered in the connection of a handle whose body is being received: 0 for a plain one. */
size_t ed_curl_tls_pending(CURL *handle);
/* Resets the connection and keeps the descriptor: whoever has it sees that it is dead. */
void ed_curl_disconnect(curl_socket_t socket);

#endif

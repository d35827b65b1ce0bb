#define _GNU_SOURCE
#include "CLibcurl.h"

#include <netinet/in.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>

CURLcode ed_curl_start(void) {
    struct sigaction now;
    if (sigaction(SIGPIPE, NULL, &now) == 0 && now.sa_handler == SIG_DFL) { signal(SIGPIPE, SIG_IGN); }
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

bool ed_curl_finished(CURLM *multi, CURL **handle, CURLcode *result) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        if (message->msg != CURLMSG_DONE) { continue; }
        *handle = message->easy_handle;
        *result = message->data.result;
        return true;
    }
    return false;
}

size_t ed_curl_address(const struct curl_sockaddr *address, uint8_t bytes[16], uint16_t *port) {
    if (address->family == AF_INET) {
        struct sockaddr_in small;
        memcpy(&small, &address->addr, sizeof small);
        memcpy(bytes, &small.sin_addr, 4);
        *port = ntohs(small.sin_port);
        return 4;
    }
    if (address->family == AF_INET6) {
        /* struct curl_sockaddr holds the whole address behind a shorter type. */
        struct sockaddr_in6 large;
        memcpy(&large, (const void *)&address->addr, sizeof large);
        memcpy(bytes, &large.sin6_addr, 16);
        *port = ntohs(large.sin6_port);
        return 16;
    }
    return 0;
}

curl_socket_t ed_curl_socket(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

curl_socket_t ed_curl_active_socket(CURL *handle) {
    curl_socket_t found = CURL_SOCKET_BAD;
    return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &found) == CURLE_OK ? found : CURL_SOCKET_BAD;
}

size_t ed_curl_tls_pending(CURL *handle) {
    struct curl_tlssessioninfo *session = NULL;
    if (curl_easy_getinfo(handle, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK || session == NULL) { return 0; }
    if (session->backend != CURLSSLBACKEND_OPENSSL || session->internals == NULL) { return 0; }
    int count = SSL_pending((SSL *)session->internals);
    return count > 0 ? (size_t)count : 0;
}

void ed_curl_disconnect(curl_socket_t descriptor) {
    /* connect(2): AF_UNSPEC dissolves a stream's association too; what has come is dropped, and the peer gets a reset. */
    struct sockaddr nobody = {.sa_family = AF_UNSPEC};
    (void)connect(descriptor, &nobody, sizeof nobody);
}

#include "CBareFetch.h"
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bare_client {
    CURL *handle;
    struct curl_slist *connect_to;
};

static size_t drop(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    *(long *)context += (long)(size * count);
    return size * count;
}

bare_client *bare_open(uint16_t port, const char *authority_file) {
    bare_client *client = calloc(1, sizeof *client);
    if (client == NULL) return NULL;
    char target[40];
    snprintf(target, sizeof target, "::127.0.0.1:%u", port);
    client->connect_to = curl_slist_append(NULL, target);
    client->handle = curl_easy_init();
    if (client->handle == NULL) {
        bare_close(client);
        return NULL;
    }
    curl_easy_setopt(client->handle, CURLOPT_CONNECT_TO, client->connect_to);
    curl_easy_setopt(client->handle, CURLOPT_CAINFO, authority_file);
    curl_easy_setopt(client->handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(client->handle, CURLOPT_WRITEFUNCTION, drop);
    curl_easy_setopt(client->handle, CURLOPT_NOSIGNAL, 1L);
    return client;
}

void bare_close(bare_client *client) {
    if (client->handle != NULL) curl_easy_cleanup(client->handle);
    curl_slist_free_all(client->connect_to);
    free(client);
}

static struct curl_slist *lines(const char *text) {
    struct curl_slist *list = NULL;
    char *copy = strdup(text);
    for (char *line = strtok(copy, "\n"); line != NULL; line = strtok(NULL, "\n")) list = curl_slist_append(list, line);
    free(copy);
    return list;
}

long bare_fetch(bare_client *client, const char *method, const char *url, const char *headers, const void *body, size_t size) {
    struct curl_slist *list = lines(headers);
    long received = 0;
    curl_easy_setopt(client->handle, CURLOPT_URL, url);
    curl_easy_setopt(client->handle, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(client->handle, CURLOPT_WRITEDATA, &received);
    if (strcmp(method, "POST") == 0) {
        curl_easy_setopt(client->handle, CURLOPT_POST, 1L);
        curl_easy_setopt(client->handle, CURLOPT_POSTFIELDS, body);
        curl_easy_setopt(client->handle, CURLOPT_POSTFIELDSIZE, (long)size);
    } else {
        curl_easy_setopt(client->handle, CURLOPT_HTTPGET, 1L);
    }
    CURLcode code = curl_easy_perform(client->handle);
    curl_slist_free_all(list);
    return code == CURLE_OK ? received : -1;
}

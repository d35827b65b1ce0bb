#define _GNU_SOURCE
#include "COpenSSL.h"

#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_NAME = 255, CACHE_SLOTS = 512, DAYS = 3650 };

struct issued {
    char name[MAX_NAME + 1];
    X509 *certificate;
};

struct ed_tls_authority {
    SSL_CTX *context;
    EVP_PKEY *authority_key;
    EVP_PKEY *server_key;
    X509 *certificate;
    pthread_mutex_t lock;
    /* By hash; a collision replaces what stood there. */
    struct issued cache[CACHE_SLOTS];
};

struct ed_tls {
    SSL *ssl;
};

static int add_extension(X509 *certificate, X509 *issuer, int kind, const char *text) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, text);
    if (extension == NULL) { return 0; }
    int added = X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return added;
}

static X509 *new_certificate(EVP_PKEY *subject_key, const char *name) {
    X509 *certificate = X509_new();
    if (certificate == NULL) { return NULL; }
    uint64_t serial = 1;
    RAND_bytes((unsigned char *)&serial, sizeof serial);
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1 | 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), DAYS * 86400L);
    X509_set_pubkey(certificate, subject_key);
    /* A common name holds 64 characters; the name that counts stands in the extension. */
    char common[65];
    snprintf(common, sizeof common, "%.64s", name);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC, (const unsigned char *)common, -1,
                               -1, 0);
    return certificate;
}

static X509 *issue(ed_tls_authority *authority, const char *name) {
    char alternative[MAX_NAME + 8];
    snprintf(alternative, sizeof alternative, "DNS:%s", name);
    X509 *certificate = new_certificate(authority->server_key, name);
    if (certificate == NULL) { return NULL; }
    X509_set_issuer_name(certificate, X509_get_subject_name(authority->certificate));
    if (!add_extension(certificate, authority->certificate, NID_subject_alt_name, alternative) ||
        !add_extension(certificate, authority->certificate, NID_ext_key_usage, "serverAuth") ||
        !X509_sign(certificate, authority->authority_key, EVP_sha256())) {
        X509_free(certificate);
        return NULL;
    }
    return certificate;
}

/* Only what a DNS name is made of may reach the extension's text form. */
static int is_plain(const char *name) {
    size_t length = strlen(name);
    return length > 0 && length <= MAX_NAME &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") == length;
}

static int choose_certificate(SSL *ssl, int *alert, void *argument) {
    (void)alert;
    ed_tls_authority *authority = argument;
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    if (name == NULL || !is_plain(name)) { name = "localhost"; }
    unsigned hash = 5381;
    for (const char *at = name; *at; at += 1) { hash = hash * 33 + (unsigned char)*at; }
    struct issued *slot = &authority->cache[hash % CACHE_SLOTS];
    pthread_mutex_lock(&authority->lock);
    if (slot->certificate == NULL || strcmp(slot->name, name) != 0) {
        X509_free(slot->certificate);
        slot->certificate = issue(authority, name);
        snprintf(slot->name, sizeof slot->name, "%s", name);
    }
    int done = slot->certificate != NULL && SSL_use_certificate(ssl, slot->certificate) == 1 &&
               SSL_use_PrivateKey(ssl, authority->server_key) == 1;
    pthread_mutex_unlock(&authority->lock);
    return done ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

void ed_tls_authority_free(ed_tls_authority *authority) {
    if (authority == NULL) { return; }
    for (size_t slot = 0; slot < CACHE_SLOTS; slot += 1) { X509_free(authority->cache[slot].certificate); }
    X509_free(authority->certificate);
    EVP_PKEY_free(authority->authority_key);
    EVP_PKEY_free(authority->server_key);
    SSL_CTX_free(authority->context);
    pthread_mutex_destroy(&authority->lock);
    free(authority);
}

static int make_authority(ed_tls_authority *authority) {
    authority->authority_key = EVP_EC_gen("P-256");
    if (authority->authority_key == NULL) { return 0; }
    X509 *own = new_certificate(authority->authority_key, "Easydown recorded internet");
    if (own == NULL) { return 0; }
    authority->certificate = own;
    X509_set_issuer_name(own, X509_get_subject_name(own));
    return add_extension(own, own, NID_basic_constraints, "critical,CA:TRUE") &&
           add_extension(own, own, NID_key_usage, "critical,keyCertSign") &&
           X509_sign(own, authority->authority_key, EVP_sha256());
}

static int load_authority(ed_tls_authority *authority, const char *path) {
    FILE *file = fopen(path, "re");
    if (file == NULL) { return 0; }
    authority->certificate = PEM_read_X509(file, NULL, NULL, NULL);
    authority->authority_key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
    fclose(file);
    if (authority->certificate != NULL && authority->authority_key != NULL) { return 1; }
    X509_free(authority->certificate);
    EVP_PKEY_free(authority->authority_key);
    authority->certificate = NULL;
    authority->authority_key = NULL;
    return 0;
}

/* Written beside its place and moved there: a reader sees the whole file or none. */
static int save_authority(ed_tls_authority *authority, const char *path) {
    char temporary[4096];
    if (snprintf(temporary, sizeof temporary, "%s.%d", path, (int)getpid()) >= (int)sizeof temporary) { return 0; }
    int descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (file == NULL) { return 0; }
    int written = PEM_write_X509(file, authority->certificate) == 1 &&
                  PEM_write_PrivateKey(file, authority->authority_key, NULL, NULL, 0, NULL, NULL) == 1;
    return fclose(file) == 0 && written && rename(temporary, path) == 0;
}

static int set_up(ed_tls_authority *authority, const char *path) {
    if (!load_authority(authority, path) && !(make_authority(authority) && save_authority(authority, path))) { return 0; }
    authority->server_key = EVP_EC_gen("P-256");
    authority->context = SSL_CTX_new(TLS_server_method());
    if (authority->server_key == NULL || authority->context == NULL) { return 0; }
    SSL_CTX_set_tlsext_servername_callback(authority->context, choose_certificate);
    SSL_CTX_set_tlsext_servername_arg(authority->context, authority);
    SSL_CTX_set_min_proto_version(authority->context, TLS1_2_VERSION);
    SSL_CTX_set_session_id_context(authority->context, (const unsigned char *)"easydown", 8);
    /* A default certificate, or the context offers no cipher before the name is known. */
    return SSL_CTX_use_certificate(authority->context, authority->certificate) == 1 &&
           SSL_CTX_use_PrivateKey(authority->context, authority->authority_key) == 1;
}

ed_tls_authority *ed_tls_authority_open(const char *path) {
    ed_tls_authority *authority = calloc(1, sizeof *authority);
    if (authority == NULL) { return NULL; }
    pthread_mutex_init(&authority->lock, NULL);
    if (!set_up(authority, path)) {
        ed_tls_authority_free(authority);
        return NULL;
    }
    return authority;
}

ed_tls *ed_tls_accept(ed_tls_authority *authority, int socket) {
    ed_tls *tls = calloc(1, sizeof *tls);
    if (tls == NULL) { return NULL; }
    tls->ssl = SSL_new(authority->context);
    if (tls->ssl == NULL || SSL_set_fd(tls->ssl, socket) != 1 || SSL_accept(tls->ssl) != 1) {
        SSL_free(tls->ssl);
        free(tls);
        return NULL;
    }
    return tls;
}

long ed_tls_read(ed_tls *tls, uint8_t *bytes, size_t count) {
    size_t got = 0;
    if (SSL_read_ex(tls->ssl, bytes, count, &got) == 1) { return (long)got; }
    return SSL_get_error(tls->ssl, 0) == SSL_ERROR_ZERO_RETURN ? 0 : -1;
}

long ed_tls_write(ed_tls *tls, const uint8_t *bytes, size_t count) {
    size_t sent = 0;
    return SSL_write_ex(tls->ssl, bytes, count, &sent) == 1 ? (long)sent : -1;
}

void ed_tls_close(ed_tls *tls) {
    SSL_shutdown(tls->ssl);
    SSL_free(tls->ssl);
    free(tls);
}

#define _GNU_SOURCE
#include "CFakeNetwork.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { most = 512 };

struct name {
    char text[256];
    char answers[512];
    uint32_t milliseconds;
    int lookups;
};

struct place {
    char address[INET6_ADDRSTRLEN];
    uint16_t port;
    int dials;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct name names[most];
static struct place places[most];
static int name_count, place_count;

typedef int (*lookup)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
typedef int (*dial)(int, const struct sockaddr *, socklen_t);

/* Under the system's names, past its declarations. */
int ed_fake_getaddrinfo(const char *, const char *, const struct addrinfo *, struct addrinfo **) __asm__("getaddrinfo");
int ed_fake_connect(int, const struct sockaddr *, socklen_t) __asm__("connect");

static struct name *find_name(const char *text) {
    for (int at = 0; at < name_count; at++) {
        if (strcasecmp(names[at].text, text) == 0) { return &names[at]; }
    }
    return NULL;
}

static struct place *find_place(const char *address) {
    for (int at = 0; at < place_count; at++) {
        if (strcmp(places[at].address, address) == 0) { return &places[at]; }
    }
    return NULL;
}

bool ed_fake_name(const char *text, const char *answers, uint32_t milliseconds) {
    pthread_mutex_lock(&lock);
    struct name *name = find_name(text);
    if (name == NULL && name_count < most) { name = &names[name_count++]; }
    if (name != NULL) {
        snprintf(name->text, sizeof name->text, "%s", text);
        snprintf(name->answers, sizeof name->answers, "%s", answers);
        name->milliseconds = milliseconds;
        name->lookups = 0;
    }
    pthread_mutex_unlock(&lock);
    return name != NULL;
}

int ed_fake_lookups(const char *text) {
    pthread_mutex_lock(&lock);
    struct name *name = find_name(text);
    int count = name == NULL ? 0 : name->lookups;
    pthread_mutex_unlock(&lock);
    return count;
}

bool ed_fake_place(const char *address, uint16_t port) {
    pthread_mutex_lock(&lock);
    struct place *place = find_place(address);
    if (place == NULL && place_count < most) { place = &places[place_count++]; }
    if (place != NULL) {
        snprintf(place->address, sizeof place->address, "%s", address);
        place->port = port;
        place->dials = 0;
    }
    pthread_mutex_unlock(&lock);
    return place != NULL;
}

int ed_fake_dials(const char *address) {
    pthread_mutex_lock(&lock);
    struct place *place = find_place(address);
    int count = place == NULL ? 0 : place->dials;
    pthread_mutex_unlock(&lock);
    return count;
}

/* The answer whose turn it is, as addresses with spaces between. */
static bool answer(const char *text, char *addresses, size_t room, uint32_t *milliseconds) {
    pthread_mutex_lock(&lock);
    struct name *name = find_name(text);
    if (name != NULL) {
        const char *start = name->answers;
        for (int turn = 0; turn < name->lookups; turn++) {
            const char *bar = strchr(start, '|');
            if (bar == NULL) { break; }
            start = bar + 1;
        }
        snprintf(addresses, room, "%.*s", (int)strcspn(start, "|"), start);
        *milliseconds = name->milliseconds;
        name->lookups++;
    }
    pthread_mutex_unlock(&lock);
    return name != NULL;
}

int ed_fake_getaddrinfo(
    const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result
) {
    lookup real = (lookup)dlsym(RTLD_NEXT, "getaddrinfo");
    char addresses[512];
    uint32_t milliseconds = 0;
    if (node == NULL || !answer(node, addresses, sizeof addresses, &milliseconds)) {
        return real(node, service, hints, result);
    }
    for (uint32_t passed = 0; passed < milliseconds; passed += 10) { usleep(10000); }
    /* The system writes each address as it likes, so that its freeaddrinfo() can take the list back. */
    struct addrinfo numeric = {.ai_flags = AI_NUMERICHOST, .ai_socktype = hints != NULL ? hints->ai_socktype : SOCK_STREAM};
    struct addrinfo **end = result;
    *result = NULL;
    char *rest = NULL;
    for (char *address = strtok_r(addresses, " ", &rest); address != NULL; address = strtok_r(NULL, " ", &rest)) {
        if (real(address, service, &numeric, end) != 0) { continue; }
        while (*end != NULL) { end = &(*end)->ai_next; }
    }
    return *result != NULL ? 0 : EAI_NONAME;
}

/* Whether an address is one that a test has named, and which port stands for it. */
static bool is_placed(const struct sockaddr *address, socklen_t length, uint16_t *port) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address->sa_family == AF_INET && length >= sizeof(struct sockaddr_in)) {
        inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, text, sizeof text);
    } else if (address->sa_family == AF_INET6 && length >= sizeof(struct sockaddr_in6)) {
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)address)->sin6_addr, text, sizeof text);
    } else {
        return false;
    }
    pthread_mutex_lock(&lock);
    struct place *place = find_place(text);
    if (place != NULL) {
        place->dials++;
        *port = place->port;
    }
    pthread_mutex_unlock(&lock);
    return place != NULL;
}

int ed_fake_connect(int descriptor, const struct sockaddr *address, socklen_t length) {
    dial real = (dial)dlsym(RTLD_NEXT, "connect");
    uint16_t port = 0;
    if (address == NULL || !is_placed(address, length, &port)) { return real(descriptor, address, length); }
    if (port == 0 || address->sa_family != AF_INET) {
        errno = ECONNREFUSED;
        return -1;
    }
    struct sockaddr_in loopback = {.sin_family = AF_INET, .sin_port = htons(port)};
    loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return real(descriptor, (const struct sockaddr *)&loopback, sizeof loopback);
}

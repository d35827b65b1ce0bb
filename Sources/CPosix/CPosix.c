#define _GNU_SOURCE
#include "CPosix.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int fail(int descriptor) {
    int error = errno;
    if (descriptor >= 0) close(descriptor);
    errno = error;
    return -1;
}

// A copy above every target number, so that no dup2 overwrites a source that is still needed.
static int lifted(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, 20); }

static void prepare_attributes(posix_spawnattr_t *attributes, int own_session) {
    sigset_t set;
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    posix_spawnattr_setflags(attributes, own_session ? flags | POSIX_SPAWN_SETSID : flags);
    sigemptyset(&set);
    posix_spawnattr_setsigmask(attributes, &set);
    sigfillset(&set);
    posix_spawnattr_setsigdefault(attributes, &set);
}

int ed_spawn_with(pid_t *pid, const char *path, char *const arguments[], char *const environment[],
                  const struct ed_inherited *inherited, size_t count, int closed_from, int own_session) {
    int copies[8];
    if (count > sizeof copies / sizeof *copies) {
        errno = EINVAL;
        return -1;
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    prepare_attributes(&attributes, own_session);
    int error = 0;
    size_t lifts = 0;
    while (error == 0 && lifts < count) {
        int ours = inherited[lifts].ours;
        int copy = ours >= 0 ? lifted(ours) : open("/dev/null", O_RDWR | O_CLOEXEC);
        // The opened one may have a number that is a target; a copy of it has none.
        if (ours < 0 && copy >= 0) {
            int low = copy;
            copy = lifted(low);
            close(low);
        }
        if (copy < 0) {
            error = errno;
            break;
        }
        copies[lifts] = copy;
        error = posix_spawn_file_actions_adddup2(&actions, copy, inherited[lifts].theirs);
        lifts++;
    }
    if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&actions, closed_from);
    if (error == 0) error = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    while (lifts > 0) close(copies[--lifts]);
    errno = error;
    return error == 0 ? 0 : -1;
}

int ed_spawn(pid_t *pid, const char *path, char *const arguments[], char *const environment[], int listener,
             int control, int scoreboard) {
    const struct ed_inherited inherited[] = {{listener, 0}, {control, 3}, {scoreboard, 4}};
    int linked = control >= 0;
    return ed_spawn_with(pid, path, arguments, environment, inherited, linked ? 3 : 1, linked ? 5 : 3, 0);
}

int ed_confine(pid_t pid, const struct ed_limits *limits) {
    const struct {
        __rlimit_resource_t resource;
        rlim_t most;
    } bounds[] = {{RLIMIT_CPU, limits->cpu_seconds}, {RLIMIT_AS, limits->memory_bytes},
                  {RLIMIT_NOFILE, limits->descriptors}, {RLIMIT_FSIZE, limits->file_bytes}, {RLIMIT_CORE, 0}};
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        struct rlimit limit, present;
        if (prlimit(pid, bounds[i].resource, NULL, &present) != 0) return -1;
        // A lower limit that the process has already stays.
        limit.rlim_cur = limit.rlim_max = bounds[i].most < present.rlim_max ? bounds[i].most : present.rlim_max;
        if (prlimit(pid, bounds[i].resource, &limit, NULL) != 0) return -1;
    }
    // Only where it is lower: to raise one's own priority is for root alone.
    errno = 0;
    int present = getpriority(PRIO_PROCESS, (id_t)pid);
    if (present == -1 && errno != 0) return -1;
    return limits->niceness > present ? setpriority(PRIO_PROCESS, (id_t)pid, limits->niceness) : 0;
}

int ed_pidfd(pid_t pid) { return pidfd_open(pid, 0); }

int ed_pidfd_kill(int descriptor) { return pidfd_send_signal(descriptor, SIGKILL, NULL, 0); }

int ed_pidfd_reap(int descriptor, int waits, int *status) {
    siginfo_t info;
    memset(&info, 0, sizeof info);
    int code;
    do code = waitid((idtype_t)P_PIDFD, (id_t)descriptor, &info, WEXITED | (waits ? 0 : WNOHANG));
    while (code != 0 && errno == EINTR);
    if (code != 0) return -1;
    if (info.si_pid == 0) return 0;
    *status = info.si_code == CLD_EXITED ? info.si_status : -info.si_status;
    return 1;
}

int ed_pipe(int ends[2], int nonblocking_end, int bytes) {
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    for (int end = 0; end < 2; end++) {
        if (nonblocking_end != end && nonblocking_end != 2) continue;
        if (fcntl(ends[end], F_SETFL, O_NONBLOCK) == 0) continue;
        fail(ends[0]);
        return fail(ends[1]);
    }
    // The kernel refuses it where the user's pipes hold much already; the size that it has will do.
    (void)fcntl(ends[1], F_SETPIPE_SZ, bytes);
    return 0;
}

int ed_replace(const char *path, char *const arguments[], char *const environment[]) {
    return execve(path, arguments, environment);
}

int ed_memory(const char *name, size_t bytes) {
    int descriptor = memfd_create(name, MFD_CLOEXEC);
    if (descriptor < 0) return -1;
    return ftruncate(descriptor, (off_t)bytes) == 0 ? descriptor : fail(descriptor);
}

void *ed_map(int descriptor, size_t bytes) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return NULL;
    // Bytes beyond the end of the file would be a SIGBUS at first use.
    if ((size_t)status.st_size < bytes && ftruncate(descriptor, (off_t)bytes) != 0) return NULL;
    void *base = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    return base == MAP_FAILED ? NULL : base;
}

int ed_signals(void) {
    sigset_t set;
    sigfillset(&set);
    if (sigprocmask(SIG_SETMASK, &set, NULL) != 0) return -1;
    // A fault of our own must end the process, not wait in a queue.
    const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigdelset(&set, faults[i]);
    if (sigprocmask(SIG_SETMASK, &set, NULL) != 0) return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int ed_next_signal(int descriptor) {
    struct signalfd_siginfo info;
    ssize_t got = read(descriptor, &info, sizeof info);
    if (got == (ssize_t)sizeof info) return (int)info.ssi_signo;
    return got < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

int ed_control_pair(int ends[2]) {
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends);
}

int ed_inherit(int descriptor, int inherited) { return fcntl(descriptor, F_SETFD, inherited ? 0 : FD_CLOEXEC); }

static int unix_address(const char *path, struct sockaddr_un *address) {
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof address->sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    memcpy(address->sun_path, path, length);
    return 0;
}

int ed_listen_unix(const char *path, unsigned mode, int group, int backlog) {
    struct sockaddr_un address;
    if (unix_address(path, &address) != 0) return -1;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) return -1;
    // No moment in which the file has wider rights than it shall have.
    mode_t before = umask(0777);
    int bound = bind(descriptor, (struct sockaddr *)&address, sizeof address);
    umask(before);
    if (bound != 0) return fail(descriptor);
    if ((group >= 0 && chown(path, (uid_t)-1, (gid_t)group) != 0) || chmod(path, mode) != 0 ||
        listen(descriptor, backlog) != 0) {
        int error = errno;
        unlink(path);
        errno = error;
        return fail(descriptor);
    }
    return descriptor;
}

int ed_listen_tcp(const char *host, unsigned short port, int backlog) {
    char service[8];
    snprintf(service, sizeof service, "%u", port);
    struct addrinfo hints = {.ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    if (getaddrinfo(host, service, &hints, &found) != 0) {
        errno = EADDRNOTAVAIL;
        return -1;
    }
    int one = 1;
    int descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor >= 0 && (setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) != 0 ||
                            bind(descriptor, found->ai_addr, found->ai_addrlen) != 0 ||
                            listen(descriptor, backlog) != 0))
        descriptor = fail(descriptor);
    int error = errno;
    freeaddrinfo(found);
    errno = error;
    return descriptor;
}

int ed_unix_answers(const char *path) {
    struct sockaddr_un address;
    if (unix_address(path, &address) != 0) return -1;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) return -1;
    int connected = connect(descriptor, (struct sockaddr *)&address, sizeof address);
    // A full queue (EAGAIN) is somebody too.
    int answers = connected == 0 || errno == EAGAIN || errno == EINPROGRESS || errno == EACCES;
    close(descriptor);
    return answers;
}

int ed_connect_unix(const char *path) {
    struct sockaddr_un address;
    if (unix_address(path, &address) != 0) return -1;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    return connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0 ? descriptor : fail(descriptor);
}

int ed_socket_name(int descriptor, char *text, size_t bytes) {
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    memset(&address, 0, sizeof address);
    if (getsockname(descriptor, (struct sockaddr *)&address, &length) != 0) return -1;
    if (address.ss_family == AF_UNIX) {
        snprintf(text, bytes, "unix:%.107s", ((struct sockaddr_un *)&address)->sun_path);
        return 0;
    }
    char host[NI_MAXHOST], port[NI_MAXSERV];
    if (getnameinfo((struct sockaddr *)&address, length, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
        errno = EAFNOSUPPORT;
        return -1;
    }
    snprintf(text, bytes, "tcp:%s:%s", host, port);
    return 0;
}

// A TCP listener tells its queue in two fields of TCP_INFO that count segments for any other socket: Linux fills
// tcpi_unacked with the queue and tcpi_sacked with its limit (tcp_get_info in net/ipv4/tcp.c).
static int tcp_queue(int descriptor, struct ed_queue *queue) {
    struct tcp_info info;
    socklen_t length = sizeof info;
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &length) != 0) return -1;
    if (length < offsetof(struct tcp_info, tcpi_sacked) + sizeof info.tcpi_sacked || info.tcpi_state != TCP_LISTEN) {
        errno = EOPNOTSUPP;
        return -1;
    }
    queue->length = info.tcpi_unacked;
    queue->limit = info.tcpi_sacked;
    return 0;
}

static int unix_queue_in(const struct nlmsghdr *header, size_t bytes, uint32_t inode, struct ed_queue *queue) {
    if (!NLMSG_OK(header, bytes)) {
        errno = EBADMSG;
        return -1;
    }
    if (header->nlmsg_type == NLMSG_ERROR && header->nlmsg_len >= NLMSG_LENGTH(sizeof(struct nlmsgerr))) {
        errno = -((const struct nlmsgerr *)NLMSG_DATA(header))->error;
        return -1;
    }
    errno = EBADMSG;
    if (header->nlmsg_type != SOCK_DIAG_BY_FAMILY || header->nlmsg_len < NLMSG_LENGTH(sizeof(struct unix_diag_msg)))
        return -1;
    const struct unix_diag_msg *message = NLMSG_DATA(header);
    if (message->udiag_ino != inode) return -1;
    if (message->udiag_state != TCP_LISTEN) {
        errno = EOPNOTSUPP;
        return -1;
    }
    size_t left = header->nlmsg_len - NLMSG_LENGTH(sizeof *message);
    const struct rtattr *attribute = (const struct rtattr *)(message + 1);
    for (; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
        struct unix_diag_rqlen lengths;
        if (attribute->rta_type != UNIX_DIAG_RQLEN || RTA_PAYLOAD(attribute) < sizeof lengths) continue;
        memcpy(&lengths, RTA_DATA(attribute), sizeof lengths);
        queue->length = lengths.udiag_rqueue;
        queue->limit = lengths.udiag_wqueue;
        return 0;
    }
    return -1;
}

// Of a unix listener only sock_diag(7) tells. The kernel has answered when send returns, so nothing is waited for.
static int unix_queue(int descriptor, struct ed_queue *queue) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return -1;
    struct {
        struct nlmsghdr header;
        struct unix_diag_req body;
    } request = {
        .header = {.nlmsg_len = sizeof request, .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST},
        .body = {.sdiag_family = AF_UNIX,
                 .udiag_states = ~0u,
                 .udiag_ino = (uint32_t)status.st_ino,
                 .udiag_show = UDIAG_SHOW_RQLEN,
                 .udiag_cookie = {~0u, ~0u}},
    };
    int netlink = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_SOCK_DIAG);
    if (netlink < 0) return -1;
    union {
        struct nlmsghdr header;
        char bytes[1024];
    } answer;
    ssize_t got = send(netlink, &request, sizeof request, MSG_NOSIGNAL);
    if (got >= 0) got = recv(netlink, &answer, sizeof answer, MSG_DONTWAIT);
    if (got < 0) return fail(netlink);
    close(netlink);
    return unix_queue_in(&answer.header, (size_t)got, (uint32_t)status.st_ino, queue);
}

int ed_listen_queue(int descriptor, struct ed_queue *queue) {
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    memset(&address, 0, sizeof address);
    if (getsockname(descriptor, (struct sockaddr *)&address, &length) != 0) return -1;
    switch (address.ss_family) {
        case AF_UNIX: return unix_queue(descriptor, queue);
        case AF_INET:
        case AF_INET6: return tcp_queue(descriptor, queue);
        default: errno = EOPNOTSUPP; return -1;
    }
}

int ed_accept4(int listener) { return accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK); }

int ed_peer_gone(int descriptor) {
    struct pollfd entry = {.fd = descriptor, .events = POLLRDHUP};
    if (poll(&entry, 1, 0) < 0) return errno == EINTR ? 0 : -1;
    return (entry.revents & (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL)) != 0;
}

int ed_notify(const char *path, const char *text) {
    struct sockaddr_un address;
    if (unix_address(path, &address) != 0) return -1;
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path));
    if (path[0] == '@') address.sun_path[0] = '\0';
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) return -1;
    ssize_t sent = sendto(descriptor, text, strlen(text), MSG_NOSIGNAL, (struct sockaddr *)&address, length);
    if (sent < 0) return fail(descriptor);
    close(descriptor);
    return 0;
}

int ed_become(uid_t user, gid_t group, const gid_t *groups, size_t count) {
    if (setgroups(count, groups) != 0 || setgid(group) != 0 || setuid(user) != 0) return -1;
    // What setuid promises is worth a look: who can go back has not gone.
    if (user != 0 && setuid(0) == 0) {
        errno = EPERM;
        return -1;
    }
    // The change of user has shut /proc/self to this very process, which starts its workers from there.
    if (prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

int64_t ed_monotonic_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// A wall clock that can be stepped: the system's, and as many seconds as the file at CLOCK_FILE holds, for every process
// that has this library loaded. Monotonic clocks stay as they are, as they do where a machine's clock is set.
#include <fcntl.h>
#include <semaphore.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const int64_t none = 0;
static const volatile int64_t *step = &none;

// The recorded internet is another machine: its certificates are made by a right clock.
__attribute__((constructor)) static void begin(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "replay") == 0) return;
    int file = open(CLOCK_FILE, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    void *page = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
    if (page != MAP_FAILED) step = page;
    close(file);
}

int clock_gettime(clockid_t which, struct timespec *now) {
    int result = (int)syscall(SYS_clock_gettime, which, now);
    if (result == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) now->tv_sec += *step;
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec exact;
    int result = clock_gettime(CLOCK_REALTIME, &exact);
    *now = (struct timeval){exact.tv_sec, exact.tv_nsec / 1000};
    return result;
}

time_t time(time_t *copy) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (copy) *copy = exact.tv_sec;
    return exact.tv_sec;
}

// Waits until an instant of the wall clock, which the kernel reads by its own. (sem_clockwait is glibc's from 2.30 on.)
int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
    struct timespec real = {until->tv_sec - *step, until->tv_nsec};
    return sem_clockwait(semaphore, CLOCK_REALTIME, &real);
}

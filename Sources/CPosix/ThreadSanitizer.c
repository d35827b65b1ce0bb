/* Only in builds with ThreadSanitizer (make sanitize). Swift's Mutex is inlined but for what it does when another thread
   holds it: that lies in a library that is not instrumented, and ends in a futex. ThreadSanitizer would see two threads
   in one place and nothing between them. So these stand in front of the library's own and tell what they do. */

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

/* Workers inherit no TSAN_OPTIONS: one that finds something ends, and the test that asked it fails. */
const char *__tsan_default_options(void) { return "halt_on_error=1"; }

void __tsan_acquire(void *address);
void __tsan_release(void *address);

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

#define SWIFT __attribute__((swiftcall))
/* Where Swift passes `self`. */
#define SELF __attribute__((swift_context)) void *

typedef SWIFT void lock_function(uint32_t thread, SELF mutex);
typedef SWIFT void unlock_function(SELF mutex);

SWIFT void ed_lock_slow(uint32_t thread, SELF mutex) __asm__(LOCK_SLOW);
SWIFT void ed_unlock_slow(SELF mutex) __asm__(UNLOCK_SLOW);

static void *library_function(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    /* Another version of the library: nothing that is found then would mean anything. */
    if (found == NULL) { abort(); }
    return found;
}

SWIFT void ed_lock_slow(uint32_t thread, SELF mutex) {
    ((lock_function *)library_function(LOCK_SLOW))(thread, mutex);
    __tsan_acquire(mutex);
}

SWIFT void ed_unlock_slow(SELF mutex) {
    unlock_function *unlock = (unlock_function *)library_function(UNLOCK_SLOW);
    __tsan_release(mutex);
    unlock(mutex);
}

#endif
#endif

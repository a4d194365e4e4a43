// The two calls that end in _np are GNU's, and Apple's.
#define _GNU_SOURCE
#include "CChildProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

int CChildProcess_start(
    pid_t *identifier, const char *program, char *const *arguments, char *const *variables, const char *folder,
    const int *descriptors, int count) {
    enum { most = 8 };
    if (count < 0 || count > most) return EINVAL;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (folder != NULL) posix_spawn_file_actions_addchdir_np(&actions, folder);

    // First out of the way of each other: one may have the number that another is to get.
    int given[most];
    for (int target = 0; target < count; target++) {
        given[target] = fcntl(descriptors[target], F_DUPFD_CLOEXEC, count);
        posix_spawn_file_actions_adddup2(&actions, given[target], target);
    }
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef __APPLE__
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#else
    posix_spawn_file_actions_addclosefrom_np(&actions, count);
#endif
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, flags);

    int code = posix_spawn(identifier, program, &actions, &attributes, arguments, variables);
    for (int target = 0; target < count; target++) close(given[target]);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return code;
}

// The two calls that end in _np are GNU's, and Apple's.
#define _GNU_SOURCE
#include "CChildProcess.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

int CChildProcess_start(
    pid_t *identifier, const char *program, char *const *arguments, char *const *variables, const char *folder,
    int input, int output, int errors) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (folder != NULL) posix_spawn_file_actions_addchdir_np(&actions, folder);

    // First out of the way of each other: one may have the number that another is to get.
    int given[3] = {input, output, errors};
    for (int target = 0; target < 3; target++) {
        given[target] = fcntl(given[target], F_DUPFD_CLOEXEC, 3);
        posix_spawn_file_actions_adddup2(&actions, given[target], target);
    }
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef __APPLE__
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#else
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#endif
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, flags);

    int code = posix_spawn(identifier, program, &actions, &attributes, arguments, variables);
    for (int target = 0; target < 3; target++) close(given[target]);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return code;
}

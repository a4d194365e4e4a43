// The two calls that end in _np are GNU's, and Apple's; so is what tells processors.
#define _GNU_SOURCE
#include "CPreflightSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sched.h>
#endif

#ifdef __APPLE__
#include <crt_externs.h>
#define environ (*_NSGetEnviron())
#else
extern char **environ;
#endif

// Our variables with a change; NULL without memory.
static char **changed(char *change) {
    size_t count = 0, name = strcspn(change, "=") + 1;
    while (environ != NULL && environ[count] != NULL) count++;
    char **all = malloc((count + 2) * sizeof *all);
    if (all == NULL) return NULL;
    char **next = all;
    for (size_t index = 0; index < count; index++) {
        if (strncmp(environ[index], change, name) != 0) *next++ = environ[index];
    }
    *next++ = change;
    *next = NULL;
    return all;
}

int CPreflightSystem_start(
    pid_t *identifier, const char *program, char *const *arguments, char *const *variables, char *change,
    const char *folder, int own_group, const int *descriptors, int count) {
    enum { most = 8 };
    if (count < 0 || count > most) return EINVAL;
    char **ours = NULL;
    if (variables == NULL && change != NULL && (ours = changed(change)) == NULL) return ENOMEM;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (folder != NULL) posix_spawn_file_actions_addchdir_np(&actions, folder);

    // First out of the way of each other: one may have the number that another is to get.
    int given[most], code = 0, given_count = 0;
    while (given_count < count && code == 0) {
        int copy = fcntl(descriptors[given_count], F_DUPFD_CLOEXEC, count);
        if (copy < 0) {
            code = errno;
        } else {
            posix_spawn_file_actions_adddup2(&actions, copy, given_count);
            given[given_count++] = copy;
        }
    }
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (own_group) flags |= POSIX_SPAWN_SETPGROUP;
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

    if (code == 0) {
        code = posix_spawn(
            identifier, program, &actions, &attributes, arguments,
            variables != NULL ? variables : ours != NULL ? ours : environ);
    }
    while (given_count > 0) close(given[--given_count]);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    free(ours);
    return code;
}

int CPreflightSystem_processors(void) {
#ifdef __linux__
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
    return 0;
}

void CPreflightSystem_shareMemory(void) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 1);
#endif
}

#pragma once
#include <sys/types.h>

// What Swift cannot call as it is.

// Starts a program with the given descriptors and no others, and no signal blocked or ignored.
//
// The first descriptor becomes its descriptor 0, and so on; there are at most eight. The program is looked for at its
// path alone. Arguments and variables end in NULL. `variables` may be NULL for ours, of which `change` (`NAME=value`)
// then changes one, or adds it. `folder` may be NULL for ours. `own_group` puts it into a process group of its own.
// Returns 0, or the number of the error.
int CPreflightSystem_start(
    pid_t *_Nonnull identifier, const char *_Nonnull program, char *_Nullable const *_Nonnull arguments,
    char *_Nullable const *_Nullable variables, char *_Nullable change, const char *_Nullable folder, int own_group,
    const int *_Nonnull descriptors, int count);

// Processors that this program may use, as `taskset` or a container allows; 0 when the system does not say.
int CPreflightSystem_processors(void);

// Has all threads share one store of memory, where the C library has several. Before there is a second thread.
void CPreflightSystem_shareMemory(void);

#pragma once
#include <sys/types.h>

// Starts a program with the given descriptors and no others, and no signal blocked or ignored.
//
// The first descriptor becomes its descriptor 0, and so on; there are at most eight. The program is looked for at its
// path alone. `folder` may be NULL for ours. Arguments and variables end in NULL.
// Returns 0, or the number of the error.
int CChildProcess_start(
    pid_t *_Nonnull identifier, const char *_Nonnull program, char *_Nullable const *_Nonnull arguments,
    char *_Nullable const *_Nonnull variables, const char *_Nullable folder, const int *_Nonnull descriptors, int count);

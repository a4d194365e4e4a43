// Runs a command once and prints what it cost: `wall cpu peak`, in microseconds, microseconds and KiB.
//
// usage: time COMMAND [ARGUMENT...]
//
// The command's output is thrown away, its errors are not. A command that fails ends the measurement, so that a
// program that gives up early never looks fast.
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double microseconds(struct timeval time) { return time.tv_sec * 1e6 + time.tv_usec; }

int main(int count, char **arguments) {
    if (count < 2) {
        fprintf(stderr, "usage: time COMMAND [ARGUMENT...]\n");
        return 2;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child;
    int error = posix_spawnp(&child, arguments[1], &actions, NULL, arguments + 1, environ);
    if (error != 0) {
        fprintf(stderr, "time: %s: %s\n", arguments[1], strerror(error));
        return 2;
    }
    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) < 0) {
        perror("time: wait4");
        return 2;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "time: %s failed (wait status %d)\n", arguments[1], status);
        return 1;
    }

    double wall = (end.tv_sec - start.tv_sec) * 1e6 + (end.tv_nsec - start.tv_nsec) / 1e3;
    long peak = usage.ru_maxrss;
#ifdef __APPLE__
    peak /= 1024;  // bytes there, KiB elsewhere
#endif
    printf("%.0f %.0f %ld\n", wall, microseconds(usage.ru_utime) + microseconds(usage.ru_stime), peak);
    return 0;
}

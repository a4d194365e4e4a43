// A link of a given round trip: passes TCP connections on, each piece half a round trip late, and counts.
//
// usage: slow-link LISTEN-PORT TARGET-PORT ROUND-TRIP-MILLISECONDS
//
// Making a connection costs a round trip more, as it would on such a link. For each line on standard input it prints
// what it has passed since the last one: `requests bytes connections`.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PIECE = 16384, PIECES = 64 };

static atomic_long requests, bytes, connections;
static long round_trip_ns;
static int target_port;

// One way of a connection. What is under way is bounded, as it would be by a socket's window.
struct way {
    int from, to, is_answer;
    long opening_ns;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t first, count;
    int is_over;
    struct {
        struct timespec due;
        size_t size;
        char bytes[PIECE];
    } pieces[PIECES];
};

static struct timespec after(long nanoseconds) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_nsec += nanoseconds;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static int send_all(int to, const char *data, size_t size) {
    while (size > 0) {
        ssize_t sent = send(to, data, size, MSG_NOSIGNAL);
        if (sent <= 0) return 0;
        data += sent;
        size -= (size_t)sent;
    }
    return 1;
}

static void *deliver(void *context) {
    struct way *way = context;
    for (;;) {
        pthread_mutex_lock(&way->lock);
        while (way->count == 0) pthread_cond_wait(&way->changed, &way->lock);
        size_t place = way->first;
        pthread_mutex_unlock(&way->lock);
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &way->pieces[place].due, NULL);
        size_t size = way->pieces[place].size;
        int is_sent = size > 0 && send_all(way->to, way->pieces[place].bytes, size);
        if (is_sent && way->is_answer) atomic_fetch_add(&bytes, (long)size);
        pthread_mutex_lock(&way->lock);
        way->first = (way->first + 1) % PIECES;
        way->count--;
        way->is_over = !is_sent;
        pthread_cond_signal(&way->changed);
        pthread_mutex_unlock(&way->lock);
        if (is_sent) continue;
        // The other end is told, and whoever waits for this one wakes up.
        shutdown(way->to, size == 0 ? SHUT_WR : SHUT_RDWR);
        shutdown(way->from, SHUT_RD);
        return NULL;
    }
}

static void *carry(void *context) {
    struct way *way = context;
    pthread_t delivery;
    pthread_create(&delivery, NULL, deliver, way);
    for (ssize_t size = 1; size > 0;) {
        pthread_mutex_lock(&way->lock);
        while (way->count == PIECES && !way->is_over) pthread_cond_wait(&way->changed, &way->lock);
        size_t place = (way->first + way->count) % PIECES;
        int is_over = way->is_over;
        pthread_mutex_unlock(&way->lock);
        if (is_over) break;
        size = recv(way->from, way->pieces[place].bytes, PIECE, 0);
        if (size < 0) size = 0;
        if (!way->is_answer && size > 4 && memcmp(way->pieces[place].bytes, "GET ", 4) == 0)
            atomic_fetch_add(&requests, 1);
        pthread_mutex_lock(&way->lock);
        way->pieces[place].size = (size_t)size;
        way->pieces[place].due = after(round_trip_ns / 2 + way->opening_ns);
        way->opening_ns = 0;
        way->count++;
        pthread_cond_signal(&way->changed);
        pthread_mutex_unlock(&way->lock);
    }
    pthread_join(delivery, NULL);
    return NULL;
}

static struct way *make_way(int from, int to, int is_answer) {
    struct way *way = calloc(1, sizeof *way);
    if (way == NULL) exit(1);
    way->from = from;
    way->to = to;
    way->is_answer = is_answer;
    way->opening_ns = is_answer ? 0 : round_trip_ns;
    pthread_mutex_init(&way->lock, NULL);
    pthread_cond_init(&way->changed, NULL);
    return way;
}

static struct sockaddr_in loopback(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static void *serve(void *context) {
    int client = (int)(long)context, server = socket(AF_INET, SOCK_STREAM, 0), yes = 1, window = 65536;
    struct sockaddr_in address = loopback(target_port);
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    // As on the open internet: what a client leaves unread is not hidden in this machine's large buffers.
    setsockopt(client, SOL_SOCKET, SO_SNDBUF, &window, sizeof window);
    if (connect(server, (struct sockaddr *)&address, sizeof address) == 0) {
        struct way *there = make_way(client, server, 0), *back = make_way(server, client, 1);
        pthread_t thread;
        pthread_create(&thread, NULL, carry, there);
        carry(back);
        pthread_join(thread, NULL);
        free(there);
        free(back);
    }
    close(client);
    close(server);
    return NULL;
}

static void *report(void *context) {
    (void)context;
    char line[16];
    while (fgets(line, sizeof line, stdin) != NULL) {
        printf("%ld %ld %ld\n", atomic_exchange(&requests, 0), atomic_exchange(&bytes, 0),
               atomic_exchange(&connections, 0));
        fflush(stdout);
    }
    exit(0);
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    target_port = atoi(argv[2]);
    round_trip_ns = atol(argv[3]) * 1000000;
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in address = loopback(atoi(argv[1]));
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 128) != 0) return 1;
    pthread_t reporter;
    pthread_create(&reporter, NULL, report, NULL);
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (client < 0) continue;
        atomic_fetch_add(&connections, 1);
        pthread_t thread;
        pthread_create(&thread, NULL, serve, (void *)(long)client);
        pthread_detach(thread);
    }
}

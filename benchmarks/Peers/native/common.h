// Shared by the C contenders: the inputs (the same numbers in every language), and the line server described in LineServer.cs.
#define _GNU_SOURCE
#include <math.h>
#include <omp.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>

enum { MATRIX = 1024, MAX_SAMPLES = 4096 };

typedef struct
{
    const char *job, *name;
    void (*call)(void);        // on one thread
    void (*call_threads)(void);
} Entry;

// State of the current case.
static long N;
static int THREADS = 1;
static double *A, *B, *C, *X;  // inputs and output
static double RESULT;
static double *OUT;            // what a dump writes
static long OUT_LENGTH;

static double unit(int seed, uint64_t index)
{
    uint64_t z = (uint64_t)seed * 0xD1342543DE82EF95ull + (index + 1) * 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    z ^= z >> 31;
    return (double)(z >> 11) * 0x1p-53;
}

// Page aligned plus a stagger, so that arrays walked together do not meet in the same cache sets.
// PEERS_HUGE_PAGES=1 asks for large pages, which malloc (and .NET) do not do by themselves.
static double *allocate(long n)
{
    static int count = 0;
    size_t huge = 2u << 20, bytes = ((size_t)n * sizeof(double) + 65536 + huge - 1) / huge * huge;
    char *memory = aligned_alloc(huge, bytes);
    if (memory == NULL)
    {
        perror("allocate");
        exit(1);
    }

    const char *wish = getenv("PEERS_HUGE_PAGES");
    madvise(memory, bytes, wish != NULL && wish[0] == '1' ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
    count = (count + 1) % 7;
    return (double *)(memory + count * 4416 / 64 * 64);
}

static double *uniform(int seed, long n, double low, double high)
{
    double *values = allocate(n);
    for (long i = 0; i < n; i++)
        values[i] = low + (high - low) * unit(seed, i);
    return values;
}

static int is_job(const char *name, const char *job)
{
    size_t length = strlen(job);
    return strncmp(name, job, length) == 0 && (name[length] == 0 || name[length] == '_');
}

// One process serves few cases: what an earlier one allocated is kept.
static void set_up(const char *name)
{
    static char current[64] = "";
    if (strcmp(current, name) == 0)
        return;
    strcpy(current, name);
    const char *bar = strrchr(name, '_');
    N = bar == NULL ? 0 : atol(bar + 1);
    OUT = &RESULT;
    OUT_LENGTH = 1;
    if (is_job(name, "quad"))
    {
        A = uniform(1, N, 5, 10), B = uniform(2, N, 10, 20), C = uniform(3, N, -0.1, 0.1), X = uniform(1, N, 0, 1);
        OUT = X, OUT_LENGTH = N;
    }
    else if (is_job(name, "mm"))
    {
        long size = (long)MATRIX * MATRIX;
        A = uniform(12, size, 0, 1), B = uniform(13, size, 0, 1), X = uniform(12, size, 0, 1);
        OUT = X, OUT_LENGTH = size;
    }
    else
    {
        A = uniform(8, N, 0, 10), B = uniform(9, N, 0, 1);
    }
}

// Thread k on the k-th CPU this process may use: libomp does not bind by itself on some virtual machines.
static void pin_threads(void)
{
    static cpu_set_t allowed;
    static int known = 0;
    if (!known)
        sched_getaffinity(0, sizeof allowed, &allowed);
    known = 1;
#pragma omp parallel num_threads(THREADS)
    {
        int wanted = omp_get_thread_num();
        for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
        {
            if (CPU_ISSET(cpu, &allowed) && wanted-- == 0)
            {
                cpu_set_t one;
                CPU_ZERO(&one);
                CPU_SET(cpu, &one);
                sched_setaffinity(0, sizeof one, &one);
            }
        }
    }
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static double sample(const Entry *entry, long calls)
{
    void (*call)(void) = THREADS == 1 ? entry->call : entry->call_threads;
    double start = now();
    for (long i = 0; i < calls; i++)
        call();
    return (now() - start) / calls;
}

static long waiting_microseconds(void)
{
    char line[256] = "";
    FILE *file = fopen("/proc/pressure/cpu", "r");
    if (file == NULL)
        return 0;
    const char *total = fgets(line, sizeof line, file) == NULL ? NULL : strstr(line, "total=");
    fclose(file);
    return total == NULL ? 0 : atol(total + 6);
}

static void run(const Entry *entry, int warm, int repeats)
{
    static double times[MAX_SAMPLES];
    double estimate = 1e9;
    for (int i = 0; i < warm; i++)
        estimate = sample(entry, 1);
    long inner = estimate < 30000 ? (long)(60000 / (sample(entry, 20) + 1)) + 1 : 1;
    if (repeats > MAX_SAMPLES)
        repeats = MAX_SAMPLES;
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    long waiting = waiting_microseconds();
    double start = now();
    for (int i = 0; i < repeats; i++)
        times[i] = sample(entry, inner);
    double wall = (now() - start) / 1e3;
    waiting = waiting_microseconds() - waiting;
    getrusage(RUSAGE_SELF, &after);
    printf("ok %ld %ld %ld %.0f", after.ru_nivcsw - before.ru_nivcsw, after.ru_minflt - before.ru_minflt, waiting, wall);
    for (int i = 0; i < repeats; i++)
        printf(" %.2f", times[i]);
    printf("\n");
}

static void dump(const Entry *entry, const char *path)
{
    sample(entry, 1);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(OUT, sizeof(double), OUT_LENGTH, file) != (size_t)OUT_LENGTH || fclose(file) != 0)
        printf("err cannot write\n");
    else
        printf("ok f8 %ld\n", OUT_LENGTH);
}

static int serve(const Entry *entries, int count)
{
    char line[512], job[64], name[64], path[256];
    int threads, warm, repeats, all = omp_get_num_procs();
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (fgets(line, sizeof line, stdin) != NULL)
    {
        int timed = sscanf(line, "run %63s %63s %d %d %d", job, name, &threads, &warm, &repeats) == 5;
        if (strncmp(line, "quit", 4) == 0)
            return 0;
        if (strncmp(line, "list", 4) == 0)
        {
            for (int i = 0; i < count; i++)
            {
                printf("%s %s 1\n", entries[i].job, entries[i].name);
                if (all > 1)
                    printf("%s %s %d\n", entries[i].job, entries[i].name, all);
            }

            printf(".\n");
            continue;
        }

        if (!timed && sscanf(line, "dump %63s %63s %d %255s", job, name, &threads, path) != 4)
        {
            printf("err syntax\n");
            continue;
        }

        const Entry *entry = NULL;
        for (int i = 0; i < count; i++)
        {
            if (is_job(job, entries[i].job) && strcmp(name, entries[i].name) == 0)
                entry = &entries[i];
        }

        if (entry == NULL)
        {
            printf("err no entry\n");
            continue;
        }

        THREADS = threads;
        set_up(job);
        pin_threads();
        if (timed)
            run(entry, warm, repeats);
        else
            dump(entry, path);
    }

    return 0;
}

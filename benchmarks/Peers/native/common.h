// Shared by the C contenders: the line server described in LineServer.cs.
#define _GNU_SOURCE
#include <float.h>
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

#include "inputs.h"

enum { MAX_SAMPLES = 4096 };

typedef struct
{
    const char *job, *name;
    void (*call)(void);        // on one thread
    void (*call_threads)(void);
} Entry;

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
    for (long i = 0; COUNTS != NULL && i < OUT_LENGTH; i++)
        OUT[i] = COUNTS[i];
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

// Idioms as a C programmer writes them, included by loops.c like loops.h. REGION is the pragma of code that all threads run, EXTREMES_LOOP
// and MOMENTS_LOOP those of loops with two reductions.

static void FORM(minmax)(void)
{
    const double *restrict a = A;
    long n = N;
    double least = DBL_MAX, greatest = -DBL_MAX;
    EXTREMES_LOOP
    for (long i = 0; i < n; i++)
    {
        least = a[i] < least ? a[i] : least;
        greatest = a[i] > greatest ? a[i] : greatest;
    }

    X[0] = least, X[1] = greatest;
}

static void FORM(argmax)(void)
{
    const double *restrict a = A;
    double greatest = -DBL_MAX;
    long at = 0;
    REGION
    {
        long from, to;
        range_of_thread(&from, &to);
        double best = -DBL_MAX;
        long best_at = from;
        for (long i = from; i < to; i++)
        {
            if (a[i] > best)
            {
                best = a[i];
                best_at = i;
            }
        }

        _Pragma("omp critical")
        {
            if (best > greatest || (best == greatest && best_at < at))
                greatest = best, at = best_at;
        }
    }

    RESULT = at;
}

static void FORM(moments)(void)
{
    const double *restrict a = A;
    long n = N;
    double origin = a[0], s = 0, q = 0;
    MOMENTS_LOOP
    for (long i = 0; i < n; i++)
    {
        double distance = a[i] - origin;
        s += distance;
        q += distance * distance;
    }

    X[0] = origin + s / n, X[1] = q / n - (s / n) * (s / n);
}

// A table of each thread's own.
static void FORM(histogram)(void)
{
    const int *restrict a = INTS;
    memset(COUNTS, 0, BINS * sizeof *COUNTS);
    REGION
    {
        int own[BINS] = { 0 };
        long from, to;
        range_of_thread(&from, &to);
        for (long i = from; i < to; i++)
            own[a[i]]++;
        _Pragma("omp critical")
        {
            for (int k = 0; k < BINS; k++)
                COUNTS[k] += own[k];
        }
    }
}

// Several threads sum up first, then each runs through its part from where it starts.
static void FORM(prefix_sum)(void)
{
    const double *restrict a = A;
    double *restrict x = X;
    double before[MOST_THREADS + 1] = { 0 };
    REGION
    {
        int t = omp_get_thread_num();
        long from, to;
        range_of_thread(&from, &to);
        double s = 0;
        if (omp_get_num_threads() > 1)
        {
            for (long i = from; i < to; i++)
                s += a[i];
            before[t + 1] = s;
            _Pragma("omp barrier")
            s = 0;
            for (int k = 0; k <= t; k++)
                s += before[k];
        }

        for (long i = from; i < to; i++)
        {
            s += a[i];
            x[i] = s;
        }
    }
}

static void FORM(pack)(void)
{
    const double *restrict a = A;
    double *restrict x = X;
    long before[MOST_THREADS + 1] = { 0 };
    REGION
    {
        int t = omp_get_thread_num(), all = omp_get_num_threads();
        long from, to, k = 0;
        range_of_thread(&from, &to);
        if (all > 1)
        {
            for (long i = from; i < to; i++)
                k += a[i] > 5;
            before[t + 1] = k;
            _Pragma("omp barrier")
            k = 0;
            for (int part = 0; part <= t; part++)
                k += before[part];
        }

        for (long i = from; i < to; i++)
        {
            if (a[i] > 5)
                x[k++] = a[i];
        }

        if (t == all - 1)
            OUT_LENGTH = k;
    }
}

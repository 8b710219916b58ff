// Nests of loops, included by loops.c like loops.h.

static void FORM(jacobi_sweep)(long n, const double *restrict a, double *restrict b)
{
    FOR_LOOP
    for (long i = 1; i < n - 1; i++)
    {
        for (long j = 1; j < n - 1; j++)
            b[i * n + j] = 0.2 * (a[i * n + j] + a[i * n + j - 1] + a[i * n + j + 1] + a[(i - 1) * n + j] + a[(i + 1) * n + j]);
    }
}

static void FORM(jacobi)(void)
{
    for (int t = 0; t < 20; t += 2)
    {
        FORM(jacobi_sweep)(N, A, B);
        FORM(jacobi_sweep)(N, B, A);
    }
}

static void FORM(heat_sweep)(long n, const double *restrict a, double *restrict b)
{
    FOR_LOOP
    for (long i = 1; i < n - 1; i++)
    {
        for (long j = 1; j < n - 1; j++)
        {
            for (long k = 1; k < n - 1; k++)
            {
                long p = (i * n + j) * n + k;
                b[p] = 0.4 * a[p] + 0.1 * (a[p - 1] + a[p + 1] + a[p - n] + a[p + n] + a[p - n * n] + a[p + n * n]);
            }
        }
    }
}

static void FORM(heat)(void)
{
    for (int t = 0; t < 10; t += 2)
    {
        FORM(heat_sweep)(N, A, B);
        FORM(heat_sweep)(N, B, A);
    }
}

// The vectors lie one behind the other in C: u1, v1, u2, v2, y, z, x. The column sums go through the matrix row by row, as one writes them for speed.
static void FORM(gemver)(void)
{
    long n = N;
    const double *restrict a = A;
    double *restrict b = B;
    const double *restrict u1 = C, *restrict v1 = C + n, *restrict u2 = C + 2 * n, *restrict v2 = C + 3 * n, *restrict y = C + 4 * n, *restrict z = C + 5 * n;
    double *restrict x = C + 6 * n;
    double *restrict w = X;
    FOR_LOOP
    for (long i = 0; i < n; i++)
    {
        for (long j = 0; j < n; j++)
            b[i * n + j] = a[i * n + j] + u1[i] * v1[j] + u2[i] * v2[j];
    }

    memcpy(x, z, n * sizeof *x);
    REGION
    {
        long from, to;
        range_of_thread(&from, &to);
        for (long j = 0; j < n; j++)
        {
            for (long i = from; i < to; i++)
                x[i] += b[j * n + i] * y[j];
        }
    }

    FOR_LOOP
    for (long i = 0; i < n; i++)
    {
        double s = 0;
        for (long j = 0; j < n; j++)
            s += b[i * n + j] * x[j];
        w[i] = s;
    }
}

static void FORM(softmax)(void)
{
    long n = N;
    FOR_LOOP
    for (long i = 0; i < n; i++)
    {
        const double *restrict a = A + i * n;
        double *restrict x = X + i * n;
        double greatest = -DBL_MAX, s = 0;
        for (long j = 0; j < n; j++)
            greatest = a[j] > greatest ? a[j] : greatest;
        for (long j = 0; j < n; j++)
        {
            x[j] = exp(a[j] - greatest);
            s += x[j];
        }

        for (long j = 0; j < n; j++)
            x[j] /= s;
    }
}

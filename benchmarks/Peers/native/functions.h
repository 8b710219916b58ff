// Mathematical functions, included by loops.c like loops.h.

static void FORM(exp_of_sin)(void)
{
    const double *restrict a = A;
    long n = N;
    double s = 0;
    SUM_LOOP
    for (long i = 0; i < n; i++)
        s += exp(sin(a[i]));
    RESULT = s;
}

static void FORM(tangents)(void)
{
    const double *restrict a = A;
    double *restrict x = X;
    long n = N;
    FOR_LOOP
    for (long i = 0; i < n; i++)
        x[i] = tanh(a[i]);
}

static void FORM(powers)(void)
{
    const double *restrict a = A, *restrict b = B;
    double *restrict x = X;
    long n = N;
    FOR_LOOP
    for (long i = 0; i < n; i++)
        x[i] = pow(a[i], b[i]);
}

// Prices of calls by the formula of Black and Scholes, with the error function for the normal distribution.
static void FORM(options)(void)
{
    const double *restrict a = A, *restrict b = B;
    double *restrict x = X;
    long n = N;
    FOR_LOOP
    for (long i = 0; i < n; i++)
    {
        double spot = 5 + a[i], strike = 5 + 10 * b[i], years = 0.25 + b[i], deviation = 0.3 * sqrt(years);
        double d1 = (log(spot / strike) + 0.065 * years) / deviation, d2 = d1 - deviation;
        x[i] = spot * 0.5 * (1 + erf(d1 * 0.7071067811865476)) - strike * exp(-0.02 * years) * 0.5 * (1 + erf(d2 * 0.7071067811865476));
    }
}

static void FORM(log_sum_exp)(void)
{
    double *restrict x = X;
    long n = N;
    FOR_LOOP
    for (long i = 0; i < n; i++)
    {
        const double *restrict a = A + i * n;
        double greatest = -DBL_MAX, s = 0;
        for (long j = 0; j < n; j++)
            greatest = a[j] > greatest ? a[j] : greatest;
        for (long j = 0; j < n; j++)
            s += exp(a[j] - greatest);
        x[i] = greatest + log(s);
    }
}

// Points of the unit square in the circle around its corner. Both coordinates of point i are a block of Philox 4x32-10 with the key SEED.
static void FORM(circle)(void)
{
    long n = N, s = 0;
    uint64_t key = SEED;
    SUM_LOOP
    for (long i = 0; i < n; i++)
    {
        uint64_t a = (uint32_t)i, b = (uint64_t)i >> 32, c = 0, d = 0, k = key, m = key >> 32;
        ROUNDS
        for (int round = 0; round < 10; round++)
        {
            uint64_t p = 0xD2511F53u * (a & 0xFFFFFFFFu), q = 0xCD9E8D57u * (c & 0xFFFFFFFFu);
            a = (q >> 32) ^ b ^ k, c = (p >> 32) ^ d ^ m;
            b = q, d = p;
            k += 0x9E3779B9u, m += 0xBB67AE85u;
        }

        double x = (double)(int64_t)(((a & 0xFFFFFFFFu) | b << 32) >> 11) * 0x1p-53, y = (double)(int64_t)(((c & 0xFFFFFFFFu) | d << 32) >> 11) * 0x1p-53;
        s += x * x + y * y < 1;
    }

    RESULT = (double)s;
}

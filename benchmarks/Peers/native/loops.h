// The plain loops of loops.c, included once for one thread and once for several. FORM(name) names this form of a function,
// FOR_LOOP and SUM_LOOP are its pragmas.

static void FORM(roots)(long n, const double *restrict a, const double *restrict b, const double *restrict c, double *restrict x)
{
    FOR_LOOP
    for (long i = 0; i < n; i++)
        x[i] = (-b[i] + sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i]);
}

static void FORM(quad)(void) { FORM(roots)(N, A, B, C, X); }

// A new result in each call, as the NumPy and Numba programs make one.
static void FORM(new_quad)(void)
{
    double *x = malloc(N * sizeof *x);
    FORM(roots)(N, A, B, C, x);
    __asm__ volatile("" ::"r"(x) : "memory");
    static int kept = 0;
    if (!kept)
        memcpy(X, x, N * sizeof *x);
    kept = 1;
    free(x);
}

static void FORM(sum)(void)
{
    const double *restrict a = A;
    long n = N;
    double s = 0;
    SUM_LOOP
    for (long i = 0; i < n; i++)
        s += a[i];
    RESULT = s;
}

static void FORM(masked_sum)(void)
{
    const double *restrict a = A;
    long n = N;
    double s = 0;
    SUM_LOOP
    for (long i = 0; i < n; i++)
    {
        if (a[i] > 3)
            s += a[i];
    }

    RESULT = s;
}

static void FORM(dot)(void)
{
    const double *restrict a = A, *restrict b = B;
    long n = N;
    double s = 0;
    SUM_LOOP
    for (long i = 0; i < n; i++)
        s += a[i] * b[i];
    RESULT = s;
}

// The loops in the order one writes them.
static void FORM(multiply)(void)
{
    const Row *restrict a = (const Row *)A, *restrict b = (const Row *)B;
    Row *restrict c = (Row *)X;
    FOR_LOOP
    for (int i = 0; i < MATRIX; i++)
    {
        for (int j = 0; j < MATRIX; j++)
        {
            double s = 0;
            for (int k = 0; k < MATRIX; k++)
                s += a[i][k] * b[k][j];
            c[i][j] = s;
        }
    }
}

// The two inner loops interchanged by hand.
static void FORM(multiply_interchanged)(void)
{
    const Row *restrict a = (const Row *)A, *restrict b = (const Row *)B;
    Row *restrict c = (Row *)X;
    FOR_LOOP
    for (int i = 0; i < MATRIX; i++)
    {
        for (int j = 0; j < MATRIX; j++)
            c[i][j] = 0;
        for (int k = 0; k < MATRIX; k++)
        {
            for (int j = 0; j < MATRIX; j++)
                c[i][j] += a[i][k] * b[k][j];
        }
    }
}

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

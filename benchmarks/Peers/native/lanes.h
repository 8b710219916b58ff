// Plain loops whose iterations part ways or read where an index says, included by loops.c like loops.h. DYNAMIC_LOOP is the pragma
// of a loop whose iterations cost differently.

#define MANDELBROT(name, T)                                             \
    static void FORM(name)(void)                                        \
    {                                                                   \
        int size = (int)N;                                              \
        int *restrict count = COUNTS;                                   \
        DYNAMIC_LOOP                                                    \
        for (int row = 0; row < size; row++)                            \
        {                                                               \
            for (int column = 0; column < size; column++)               \
            {                                                           \
                T cr = -2 + column * ((T)3 / size);                     \
                T ci = (T)-1.5 + row * ((T)3 / size);                   \
                T zr = 0, zi = 0;                                       \
                int n = 0;                                              \
                while (n < MOST_STEPS)                                  \
                {                                                       \
                    T a = zr * zr, b = zi * zi;                         \
                    if (a + b > 4)                                      \
                        break;                                          \
                    zi = 2 * zr * zi + ci;                              \
                    zr = a - b + cr;                                    \
                    n++;                                                \
                }                                                       \
                                                                        \
                count[row * size + column] = n;                         \
            }                                                           \
        }                                                               \
    }

MANDELBROT(mandelbrot, double)
MANDELBROT(mandelbrot_float, float)
#undef MANDELBROT

static void FORM(accelerations)(void)
{
    const double *restrict x = A, *restrict y = B, *restrict z = C, *restrict mass = D;
    double *restrict ax = X, *restrict ay = X + N, *restrict az = X + 2 * N;
    long n = N;
    FOR_LOOP
    for (long i = 0; i < n; i++)
    {
        double sx = 0, sy = 0, sz = 0;
        for (long j = 0; j < n; j++)
        {
            double dx = x[j] - x[i], dy = y[j] - y[i], dz = z[j] - z[i];
            double squared = dx * dx + dy * dy + dz * dz + 1e-4;
            double pull = mass[j] / (squared * sqrt(squared));
            sx += dx * pull;
            sy += dy * pull;
            sz += dz * pull;
        }

        ax[i] = sx;
        ay[i] = sy;
        az[i] = sz;
    }
}

static void FORM(clip)(void)
{
    const int *restrict a = INTS;
    int *restrict x = COUNTS;
    long n = N;
    int low = -500, high = 500;
    FOR_LOOP
    for (long i = 0; i < n; i++)
    {
        int value = a[i];
        if (value < low)
            value = low;
        else if (value > high)
            value = high;
        x[i] = value;
    }
}

static void FORM(sparse_multiply)(void)
{
    const int *restrict start = START, *restrict column = COLUMN;
    const double *restrict value = A, *restrict x = B;
    double *restrict y = X;
    int rows = (int)N;
    FOR_LOOP
    for (int row = 0; row < rows; row++)
    {
        double s = 0;
        for (int k = start[row]; k < start[row + 1]; k++)
            s += value[k] * x[column[k]];
        y[row] = s;
    }
}

static void FORM(search)(void)
{
    const double *restrict table = A, *restrict wanted = B;
    int *restrict found = COUNTS;
    long n = N;
    FOR_LOOP
    for (long i = 0; i < n; i++)
    {
        double key = wanted[i];
        int low = 0, high = TABLE;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (table[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }

        found[i] = low;
    }
}

// The inputs of the C contenders: the same numbers in every language.

enum { MATRIX = 1024, TABLE = 100000, MOST_STEPS = 256, BINS = 256, MOST_THREADS = 64 };

// State of the current case.
static long N;
static int THREADS = 1;
static double *A, *B, *C, *D, *X; // inputs and output
static int *START, *COLUMN;       // of a sparse matrix, row by row
static int *INTS, *COUNTS;        // integers as input and output
static double RESULT;
static double *OUT;               // what a dump writes
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

static int *uniform_ints(int seed, long n, int low, int high)
{
    int *values = (int *)allocate(n / 2 + 1);
    for (long i = 0; i < n; i++)
        values[i] = low + (int)(unit(seed, i) * (high - low));
    return values;
}

// A matrix of n rows with 1 to 31 numbers in each, in columns that have no order.
static void set_up_sparse(long n)
{
    START = uniform_ints(51, n + 1, 1, 32);
    int entries = 0;
    for (long row = 0; row <= n; row++)
    {
        int length = START[row];
        START[row] = entries;
        entries += row < n ? length : 0;
    }

    COLUMN = uniform_ints(52, entries, 0, n), A = uniform(53, entries, -1, 1), B = uniform(54, n, -1, 1), X = uniform(54, n, 0, 1);
    OUT = X, OUT_LENGTH = n;
}

static void set_up_counts(long n)
{
    COUNTS = uniform_ints(1, n, 0, 1), OUT = allocate(n), OUT_LENGTH = n;
}

static void copy_of(double **to, const double *from, long n)
{
    *to = allocate(n);
    memcpy(*to, from, n * sizeof **to);
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
    COUNTS = NULL;
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
    else if (is_job(name, "nbody"))
    {
        A = uniform(31, N, -1, 1), B = uniform(32, N, -1, 1), C = uniform(33, N, -1, 1), D = uniform(34, N, 0.1, 1), X = uniform(34, 3 * N, 0, 1);
        OUT = X, OUT_LENGTH = 3 * N;
    }
    else if (is_job(name, "mandel64") || is_job(name, "mandel32"))
    {
        set_up_counts(N * N);
    }
    else if (is_job(name, "clip"))
    {
        INTS = uniform_ints(41, N, -1000, 1000);
        set_up_counts(N);
    }
    else if (is_job(name, "spmv"))
    {
        set_up_sparse(N);
    }
    else if (is_job(name, "search"))
    {
        A = uniform(61, TABLE, 0, 1), B = uniform(62, N, 0, TABLE);
        for (int i = 0; i < TABLE; i++)
            A[i] += i;
        set_up_counts(N);
    }
    else if (is_job(name, "hist"))
    {
        INTS = uniform_ints(71, N, 0, BINS);
        set_up_counts(BINS);
    }
    else if (is_job(name, "jac2d") || is_job(name, "heat3d"))
    {
        int square = is_job(name, "jac2d");
        OUT_LENGTH = square ? N * N : N * N * N;
        A = uniform(square ? 81 : 82, OUT_LENGTH, 0, 1), OUT = A;
        copy_of(&B, A, OUT_LENGTH);
    }
    else if (is_job(name, "gemver"))
    {
        A = uniform(91, N * N, 0, 1), B = uniform(92, N * N, 0, 1), C = allocate(7 * N), X = uniform(99, N, 0, 1);
        for (int k = 0; k < 7; k++)
            memcpy(C + k * N, uniform(93 + k, N, 0, 1), N * sizeof *C);
        OUT = X, OUT_LENGTH = N;
    }
    else if (is_job(name, "softmax"))
    {
        A = uniform(101, N * N, 0, 1), X = uniform(102, N * N, 0, 1);
        OUT = X, OUT_LENGTH = N * N;
    }
    else if (is_job(name, "logsumexp"))
    {
        A = uniform(101, N * N, 0, 1), X = uniform(102, N, 0, 1);
        OUT = X, OUT_LENGTH = N;
    }
    else if (is_job(name, "circle"))
    {
    }
    else
    {
        A = uniform(8, N, 0, 10), B = uniform(9, N, 0, 1);
        if (is_job(name, "minmax") || is_job(name, "var") || is_job(name, "scan") || is_job(name, "pack"))
            X = uniform(9, N < 2 ? 2 : N, 0, 1), OUT = X, OUT_LENGTH = is_job(name, "scan") ? N : 2;
        if (is_job(name, "tanh") || is_job(name, "pow") || is_job(name, "options"))
            X = uniform(9, N, 0, 1), OUT = X, OUT_LENGTH = N;
    }
}

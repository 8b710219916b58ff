// Idioms by hand, AVX-512, included by intrinsics.c: what is worth comparing with is what the instructions allow.

static void minmax(void)
{
    double least = DBL_MAX, greatest = -DBL_MAX;
#pragma omp parallel num_threads(THREADS) if (THREADS > 1) reduction(min : least) reduction(max : greatest)
    {
        long i, to;
        part(N, &i, &to);
        Vec low[4], high[4];
        for (int k = 0; k < 4; k++)
            low[k] = SPLAT(DBL_MAX), high[k] = SPLAT(-DBL_MAX);
        for (; i + 4 * LANES <= to; i += 4 * LANES)
        {
            for (int k = 0; k < 4; k++)
            {
                Vec v = LOAD(A + i + k * LANES);
                low[k] = _mm512_min_pd(low[k], v), high[k] = _mm512_max_pd(high[k], v);
            }
        }

        for (int k = 0; k < 4; k++)
            least = fmin(least, _mm512_reduce_min_pd(low[k])), greatest = fmax(greatest, _mm512_reduce_max_pd(high[k]));
        for (; i < to; i++)
            least = fmin(least, A[i]), greatest = fmax(greatest, A[i]);
    }

    X[0] = least, X[1] = greatest;
}

// Greatest values of short blocks; only the block that holds the greatest of all is searched for its place.
static void argmax(void)
{
    enum { STRETCH = 1024 };
    double greatest = -DBL_MAX;
    long at = 0;
#pragma omp parallel num_threads(THREADS) if (THREADS > 1)
    {
        long i, to, best_from = 0;
        double best = -DBL_MAX;
        part(N, &i, &to);
        for (; i < to; i += STRETCH)
        {
            long end = i + STRETCH < to ? i + STRETCH : to, j = i;
            Vec high[4];
            for (int k = 0; k < 4; k++)
                high[k] = SPLAT(-DBL_MAX);
            for (; j + 4 * LANES <= end; j += 4 * LANES)
            {
                for (int k = 0; k < 4; k++)
                    high[k] = _mm512_max_pd(high[k], LOAD(A + j + k * LANES));
            }

            double m = _mm512_reduce_max_pd(_mm512_max_pd(_mm512_max_pd(high[0], high[1]), _mm512_max_pd(high[2], high[3])));
            for (; j < end; j++)
                m = A[j] > m ? A[j] : m;
            if (m > best)
                best = m, best_from = i;
        }

        while (A[best_from] != best)
            best_from++;
#pragma omp critical
        {
            if (best > greatest || (best == greatest && best_from < at))
                greatest = best, at = best_from;
        }
    }

    RESULT = at;
}

static void moments(void)
{
    double s = 0, q = 0, origin = A[0];
#pragma omp parallel num_threads(THREADS) if (THREADS > 1) reduction(+ : s, q)
    {
        long i, to;
        part(N, &i, &to);
        Vec sums[4], squares[4];
        for (int k = 0; k < 4; k++)
            sums[k] = squares[k] = SPLAT(0);
        for (; i + 4 * LANES <= to; i += 4 * LANES)
        {
            for (int k = 0; k < 4; k++)
            {
                Vec distance = SUB(LOAD(A + i + k * LANES), SPLAT(origin));
                sums[k] = ADD(sums[k], distance), squares[k] = FMA(distance, distance, squares[k]);
            }
        }

        for (int k = 0; k < 4; k++)
            s += TOTAL(sums[k]), q += TOTAL(squares[k]);
        for (; i < to; i++)
            s += A[i] - origin, q += (A[i] - origin) * (A[i] - origin);
    }

    X[0] = origin + s / N, X[1] = q / N - (s / N) * (s / N);
}

static inline Vec running(Vec v)
{
    const __m512i zero = _mm512_setzero_si512();
#define MOVED(by) _mm512_castsi512_pd(_mm512_alignr_epi64(_mm512_castpd_si512(v), zero, LANES - (by)))
    v = ADD(v, MOVED(1));
    v = ADD(v, MOVED(2));
    return ADD(v, MOVED(4));
#undef MOVED
}

static double prefix_part(long i, long to, double before)
{
    Vec sum = SPLAT(before);
    for (; i + LANES <= to; i += LANES)
    {
        Vec v = running(LOAD(A + i));
        STORE(X + i, ADD(v, sum));
        sum = ADD(sum, _mm512_permutexvar_pd(_mm512_set1_epi64(LANES - 1), v));
    }

    double s = _mm512_cvtsd_f64(sum);
    for (; i < to; i++)
        X[i] = s += A[i];
    return s;
}

// Stretches that stay in the second-level cache: all threads sum up theirs, then each runs through it.
static void prefix_sum(void)
{
    enum { STRETCH = 32768 };
    static double sums[MOST_THREADS][8];
    double before = 0;
    if (THREADS == 1)
    {
        prefix_part(0, N, 0);
        return;
    }

#pragma omp parallel num_threads(THREADS)
    {
        int t = omp_get_thread_num(), all = omp_get_num_threads();
        double own = before;
        for (long first = 0; first < N; first += (long)all * STRETCH)
        {
            long from = first + t * (long)STRETCH < N ? first + t * (long)STRETCH : N, to = from + STRETCH < N ? from + STRETCH : N, i = from;
            Vec s[4] = { SPLAT(0), SPLAT(0), SPLAT(0), SPLAT(0) };
            for (; i + 4 * LANES <= to; i += 4 * LANES)
            {
                for (int k = 0; k < 4; k++)
                    s[k] = ADD(s[k], LOAD(A + i + k * LANES));
            }

            double total = TOTAL(ADD(ADD(s[0], s[1]), ADD(s[2], s[3])));
            for (; i < to; i++)
                total += A[i];
            sums[t][0] = total;
#pragma omp barrier
            double start = own;
            for (int k = 0; k < t; k++)
                start += sums[k][0];
            for (int k = 0; k < all; k++)
                own += sums[k][0];
            prefix_part(from, to, start);
#pragma omp barrier
        }
    }
}

static long pack_part(long i, long to, long k, long limit)
{
    for (; i + LANES <= to && k + LANES <= limit; i += LANES)
    {
        Vec v = LOAD(A + i);
        __mmask8 on = _mm512_cmp_pd_mask(v, SPLAT(5), _CMP_GT_OQ);
        STORE(X + k, _mm512_maskz_compress_pd(on, v));
        k += __builtin_popcount(on);
    }

    for (; i < to; i++)
    {
        if (A[i] > 5)
            X[k++] = A[i];
    }

    return k;
}

static void pack(void)
{
    static long counts[MOST_THREADS];
    if (THREADS == 1)
    {
        OUT_LENGTH = pack_part(0, N, 0, N);
        return;
    }

#pragma omp parallel num_threads(THREADS)
    {
        int t = omp_get_thread_num(), all = omp_get_num_threads();
        long from, to, k = 0;
        part(N, &from, &to);
        long i = from;
        for (; i + LANES <= to; i += LANES)
            k += __builtin_popcount(_mm512_cmp_pd_mask(LOAD(A + i), SPLAT(5), _CMP_GT_OQ));
        for (; i < to; i++)
            k += A[i] > 5;
        counts[t] = k;
#pragma omp barrier
        long start = 0;
        for (int part = 0; part < t; part++)
            start += counts[part];
        pack_part(from, to, start, start + counts[t]);
        if (t == all - 1)
            OUT_LENGTH = start + counts[t];
    }
}

// Hand-written intrinsics with OpenMP: AVX-512, or AVX2 where that is all there is. NAME is the contender.
#include "common.h"
#include <immintrin.h>

#if defined(__AVX512F__)
typedef __m512d Vec;
enum { LANES = 8 };
#define LOAD _mm512_loadu_pd
#define STORE _mm512_storeu_pd
#define STREAM _mm512_stream_pd
#define SPLAT _mm512_set1_pd
#define ADD _mm512_add_pd
#define SUB _mm512_sub_pd
#define MUL _mm512_mul_pd
#define DIV _mm512_div_pd
#define SQRT _mm512_sqrt_pd
#define FMA _mm512_fmadd_pd
#define FNMA _mm512_fnmadd_pd
#define TOTAL _mm512_reduce_add_pd
static inline Vec above_three(Vec v) { return _mm512_maskz_mov_pd(_mm512_cmp_pd_mask(v, SPLAT(3), _CMP_GT_OQ), v); }
#else
typedef __m256d Vec;
enum { LANES = 4 };
#define LOAD _mm256_loadu_pd
#define STORE _mm256_storeu_pd
#define STREAM _mm256_stream_pd
#define SPLAT _mm256_set1_pd
#define ADD _mm256_add_pd
#define SUB _mm256_sub_pd
#define MUL _mm256_mul_pd
#define DIV _mm256_div_pd
#define SQRT _mm256_sqrt_pd
#define FMA _mm256_fmadd_pd
#define FNMA _mm256_fnmadd_pd
static inline double TOTAL(Vec v) { return (v[0] + v[1]) + (v[2] + v[3]); }
static inline Vec above_three(Vec v) { return _mm256_and_pd(_mm256_cmp_pd(v, SPLAT(3), _CMP_GT_OQ), v); }
#endif

enum { BLOCK = 8 * LANES };

static inline Vec root(long i)
{
    Vec a = LOAD(A + i), b = LOAD(B + i), c = LOAD(C + i);
    Vec d = SQRT(FNMA(MUL(SPLAT(4), a), c, MUL(b, b)));
    return DIV(SUB(d, b), ADD(a, a));
}

static inline void scalar_roots(long from, long to)
{
    for (long i = from; i < to; i++)
        X[i] = (-B[i] + sqrt(B[i] * B[i] - 4 * A[i] * C[i])) / (2 * A[i]);
}

// This thread's part of [0, n), with borders at multiples of a block.
static inline void part(long n, long *from, long *to)
{
    long blocks = n / BLOCK, t = omp_get_thread_num(), all = omp_get_num_threads();
    *from = blocks * t / all * BLOCK;
    *to = t == all - 1 ? n : blocks * (t + 1) / all * BLOCK;
}

static void quad(void)
{
#pragma omp parallel num_threads(THREADS) if (THREADS > 1)
    {
        long i, to;
        part(N, &i, &to);
        for (; i + LANES <= to; i += LANES)
            STORE(X + i, root(i));
        scalar_roots(i, to);
    }
}

static void stream_quad(void)
{
#pragma omp parallel num_threads(THREADS) if (THREADS > 1)
    {
        long i, to;
        part(N, &i, &to);
        for (; i < to && (uintptr_t)(X + i) % sizeof(Vec) != 0; i++)
            scalar_roots(i, i + 1);
        for (; i + LANES <= to; i += LANES)
            STREAM(X + i, root(i));
        scalar_roots(i, to);
        _mm_sfence();
    }
}

// Eight accumulators hide the latency of an addition.
#define REDUCTION(name, vector_term, scalar_term)                                                      \
    static void name(void)                                                                             \
    {                                                                                                  \
        double total = 0;                                                                              \
        _Pragma("omp parallel num_threads(THREADS) if (THREADS > 1) reduction(+ : total)")             \
        {                                                                                              \
            long i, to;                                                                                \
            part(N, &i, &to);                                                                          \
            Vec s[8];                                                                                  \
            for (int k = 0; k < 8; k++)                                                                \
                s[k] = SPLAT(0);                                                                       \
            for (; i + BLOCK <= to; i += BLOCK)                                                        \
            {                                                                                          \
                for (int k = 0; k < 8; k++)                                                            \
                {                                                                                      \
                    long j = i + k * LANES;                                                            \
                    s[k] = vector_term;                                                                \
                }                                                                                      \
            }                                                                                          \
            for (int k = 1; k < 8; k++)                                                                \
                s[0] = ADD(s[0], s[k]);                                                                \
            total += TOTAL(s[0]);                                                                      \
            for (; i < to; i++)                                                                        \
                total += scalar_term;                                                                  \
        }                                                                                              \
        RESULT = total;                                                                                \
    }

REDUCTION(sum, ADD(s[k], LOAD(A + j)), A[i])
REDUCTION(masked_sum, ADD(s[k], above_three(LOAD(A + j))), A[i] > 3 ? A[i] : 0)
REDUCTION(dot, FMA(LOAD(A + j), LOAD(B + j), s[k]), A[i] * B[i])

#if defined(__AVX512F__)
#define TYPED(name) name##_double
#define T double
#define WIDTH 8
#define VEC __m512d
#define MASK __mmask8
#define OP(name) _mm512_##name##_pd
#define OP_MASK(name) _mm512_##name##_pd_mask
#define COUNT_ONE(n, on) _mm512_mask_add_epi64(n, on, n, _mm512_set1_epi64(1))
#define STORE_COUNTS(to, n) _mm256_storeu_si256((__m256i *)(to), _mm512_cvtepi64_epi32(n))
#include "mandelbrot.h"
#undef TYPED
#undef T
#undef WIDTH
#undef VEC
#undef MASK
#undef OP
#undef OP_MASK
#undef COUNT_ONE
#undef STORE_COUNTS

#define TYPED(name) name##_float
#define T float
#define WIDTH 16
#define VEC __m512
#define MASK __mmask16
#define OP(name) _mm512_##name##_ps
#define OP_MASK(name) _mm512_##name##_ps_mask
#define COUNT_ONE(n, on) _mm512_mask_add_epi32(n, on, n, _mm512_set1_epi32(1))
#define STORE_COUNTS(to, n) _mm512_storeu_si512(to, n)
#include "mandelbrot.h"
#include "idioms512.h"
#endif

int main(void)
{
    static const Entry entries[] = {
        { "quad", NAME, quad, quad },
        { "quad", NAME "-stream", stream_quad, stream_quad },
        { "sum", NAME, sum, sum },
        { "msum", NAME, masked_sum, masked_sum },
        { "dot", NAME, dot, dot },
#if defined(__AVX512F__)
        { "mandel64", NAME, mandelbrot_double, mandelbrot_double },
        { "mandel32", NAME, mandelbrot_float, mandelbrot_float },
        { "minmax", NAME, minmax, minmax },
        { "argmax", NAME, argmax, argmax },
        { "var", NAME, moments, moments },
        { "scan", NAME, prefix_sum, prefix_sum },
        { "pack", NAME, pack, pack },
#endif
    };
    return serve(entries, sizeof entries / sizeof *entries);
}

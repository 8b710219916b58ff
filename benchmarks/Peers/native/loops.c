// Plain loops with OpenMP pragmas: what a C programmer writes, compiled with each compiler's best flags. NAME is the contender.
#include "common.h"

typedef double Row[MATRIX];

// This thread's part of [0, N); all of it outside parallel code.
static void range_of_thread(long *from, long *to)
{
    long t = omp_get_thread_num(), all = omp_get_num_threads();
    *from = N * t / all;
    *to = N * (t + 1) / all;
}

// Known at run time only, as in other contenders.
volatile uint64_t SEED = 1;

#define ROUNDS _Pragma("GCC unroll 10")

#define FORM(name) name##_1
#define FOR_LOOP
#define DYNAMIC_LOOP
#define SUM_LOOP
#define EXTREMES_LOOP
#define MOMENTS_LOOP
#define REGION
#include "loops.h"
#include "lanes.h"
#include "idioms.h"
#include "nests.h"
#include "functions.h"
#undef FORM
#undef FOR_LOOP
#undef DYNAMIC_LOOP
#undef SUM_LOOP
#undef EXTREMES_LOOP
#undef MOMENTS_LOOP
#undef REGION

#define FORM(name) name##_n
#define FOR_LOOP _Pragma("omp parallel for schedule(static) num_threads(THREADS)")
#define DYNAMIC_LOOP _Pragma("omp parallel for schedule(dynamic, 4) num_threads(THREADS)")
#define SUM_LOOP _Pragma("omp parallel for schedule(static) num_threads(THREADS) reduction(+ : s)")
#define EXTREMES_LOOP _Pragma("omp parallel for schedule(static) num_threads(THREADS) reduction(min : least) reduction(max : greatest)")
#define MOMENTS_LOOP _Pragma("omp parallel for schedule(static) num_threads(THREADS) reduction(+ : s, q)")
#define REGION _Pragma("omp parallel num_threads(THREADS)")
#include "loops.h"
#include "lanes.h"
#include "idioms.h"
#include "nests.h"
#include "functions.h"

int main(void)
{
    static const Entry entries[] = {
        { "quad", NAME, quad_1, quad_n },
        { "quad", NAME "-new", new_quad_1, new_quad_n },
        { "sum", NAME, sum_1, sum_n },
        { "msum", NAME, masked_sum_1, masked_sum_n },
        { "dot", NAME, dot_1, dot_n },
        { "mm", NAME, multiply_1, multiply_n },
        { "mm", NAME "-interchanged", multiply_interchanged_1, multiply_interchanged_n },
        { "mandel64", NAME, mandelbrot_1, mandelbrot_n },
        { "mandel32", NAME, mandelbrot_float_1, mandelbrot_float_n },
        { "nbody", NAME, accelerations_1, accelerations_n },
        { "clip", NAME, clip_1, clip_n },
        { "spmv", NAME, sparse_multiply_1, sparse_multiply_n },
        { "search", NAME, search_1, search_n },
        { "minmax", NAME, minmax_1, minmax_n },
        { "argmax", NAME, argmax_1, argmax_n },
        { "var", NAME, moments_1, moments_n },
        { "hist", NAME, histogram_1, histogram_n },
        { "scan", NAME, prefix_sum_1, prefix_sum_n },
        { "pack", NAME, pack_1, pack_n },
        { "jac2d", NAME, jacobi_1, jacobi_n },
        { "heat3d", NAME, heat_1, heat_n },
        { "gemver", NAME, gemver_1, gemver_n },
        { "softmax", NAME, softmax_1, softmax_n },
        { "expsin", NAME, exp_of_sin_1, exp_of_sin_n },
        { "tanh", NAME, tangents_1, tangents_n },
        { "pow", NAME, powers_1, powers_n },
        { "options", NAME, options_1, options_n },
        { "logsumexp", NAME, log_sum_exp_1, log_sum_exp_n },
        { "circle", NAME, circle_1, circle_n },
    };
    return serve(entries, sizeof entries / sizeof *entries);
}

// Plain loops with OpenMP pragmas: what a C programmer writes, compiled with each compiler's best flags. NAME is the contender.
#include "common.h"

typedef double Row[MATRIX];

#define FORM(name) name##_1
#define FOR_LOOP
#define DYNAMIC_LOOP
#define SUM_LOOP
#include "loops.h"
#include "lanes.h"
#undef FORM
#undef FOR_LOOP
#undef DYNAMIC_LOOP
#undef SUM_LOOP

#define FORM(name) name##_n
#define FOR_LOOP _Pragma("omp parallel for schedule(static) num_threads(THREADS)")
#define DYNAMIC_LOOP _Pragma("omp parallel for schedule(dynamic, 4) num_threads(THREADS)")
#define SUM_LOOP _Pragma("omp parallel for schedule(static) num_threads(THREADS) reduction(+ : s)")
#include "loops.h"
#include "lanes.h"

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
    };
    return serve(entries, sizeof entries / sizeof *entries);
}

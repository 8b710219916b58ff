// Mandelbrot by hand, four vectors of AVX-512 to a value. Included once per type: T, WIDTH (lanes of a vector), VEC, MASK, COUNT_ONE
// (adds one in the lanes that are on), STORE_COUNTS, and OP(name) and OP_MASK(name), which give the intrinsic of that name for T.

enum { TYPED(VECTORS) = 4, TYPED(GANG) = TYPED(VECTORS) * WIDTH };

static inline void TYPED(gang)(int column, VEC ci, T step, int *count)
{
    VEC cr[TYPED(VECTORS)], zr[TYPED(VECTORS)], zi[TYPED(VECTORS)];
    __m512i n[TYPED(VECTORS)];
    MASK live[TYPED(VECTORS)];
    for (int v = 0; v < TYPED(VECTORS); v++)
    {
        T first[WIDTH];
        for (int lane = 0; lane < WIDTH; lane++)
            first[lane] = -2 + (column + v * WIDTH + lane) * step;
        cr[v] = OP(loadu)(first);
        zr[v] = zi[v] = OP(set1)(0);
        n[v] = _mm512_setzero_si512();
        live[v] = (MASK)-1;
    }

    for (int k = 0; k < MOST_STEPS; k++)
    {
        MASK any = 0;
        for (int v = 0; v < TYPED(VECTORS); v++)
        {
            VEC a = OP(mul)(zr[v], zr[v]), b = OP(mul)(zi[v], zi[v]);
            live[v] = OP_MASK(mask_cmp)(live[v], OP(add)(a, b), OP(set1)(4), _CMP_LE_OQ);
            any |= live[v];
            n[v] = COUNT_ONE(n[v], live[v]);
            zi[v] = OP(fmadd)(OP(add)(zr[v], zr[v]), zi[v], ci);
            zr[v] = OP(add)(OP(sub)(a, b), cr[v]);
        }

        if (!any)
            break;
    }

    for (int v = 0; v < TYPED(VECTORS); v++)
        STORE_COUNTS(count + v * WIDTH, n[v]);
}

// The rows' length is a multiple of a gang.
static void TYPED(mandelbrot)(void)
{
    int size = (int)N;
    T step = (T)3 / size;
#pragma omp parallel for schedule(dynamic, 4) num_threads(THREADS) if (THREADS > 1)
    for (int row = 0; row < size; row++)
    {
        for (int column = 0; column < size; column += TYPED(GANG))
            TYPED(gang)(column, OP(set1)((T)-1.5 + row * step), step, COUNTS + (long)row * size + column);
    }
}

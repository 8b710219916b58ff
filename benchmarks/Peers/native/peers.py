"""NumPy and Numba contenders behind the line protocol of LineServer.cs.
usage: peers.py numpy|numba                        the server
       peers.py numba first-call CASE CONTENDER    prints "first later" in milliseconds"""
import math
import os
import sys
import time

import numpy as np

import functions
import idioms

LIBRARY = sys.argv[1]
THREADS = os.cpu_count()
TABLE = 100_000
clock = time.perf_counter_ns


def uniform(seed, n, low, high):
    z = np.uint64((seed * 0xD1342543DE82EF95) & (2**64 - 1)) + np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return low + (high - low) * ((z >> np.uint64(11)).astype(np.float64) * 2.0**-53)


def uniform_ints(seed, n, low, high):
    return low + (uniform(seed, n, 0, 1) * (high - low)).astype(np.int32)


def inputs(job, n):
    if job == 'quad':
        return dict(a=uniform(1, n, 5, 10), b=uniform(2, n, 10, 20), c=uniform(3, n, -0.1, 0.1), x=np.ones(n), t=np.ones(n))
    if job == 'mm':
        shape = (1024, 1024)
        return dict(a=uniform(12, 1 << 20, 0, 1).reshape(shape), b=uniform(13, 1 << 20, 0, 1).reshape(shape), x=np.ones(shape))
    if job == 'nbody':
        x = np.empty(3 * n)
        return dict(a=uniform(31, n, -1, 1), b=uniform(32, n, -1, 1), c=uniform(33, n, -1, 1), m=uniform(34, n, 0.1, 1), x=x, n=n)
    if job in ('mandel64', 'mandel32'):
        return dict(r=np.zeros((n, n), np.int32))
    if job == 'clip':
        return dict(a=uniform_ints(41, n, -1000, 1000), r=np.zeros(n, np.int32))
    if job == 'spmv':
        s = np.concatenate([[0], np.cumsum(uniform_ints(51, n, 1, 32))]).astype(np.int32)
        return dict(s=s, k=uniform_ints(52, s[n], 0, n), a=uniform(53, s[n], -1, 1), b=uniform(54, n, -1, 1), x=np.ones(n))
    if job == 'search':
        return dict(a=uniform(61, TABLE, 0, 1) + np.arange(TABLE), b=uniform(62, n, 0, TABLE), r=np.zeros(n, np.int32))
    return idioms.inputs(job, n, uniform, uniform_ints) or functions.inputs(job, n, uniform) or dict(a=uniform(8, n, 0, 10), b=uniform(9, n, 0, 1))


ENTRIES = {}  # (job, contender, threads) -> function of the inputs


def numpy_entries():
    def quad(d):
        a, b, c, x, t = d['a'], d['b'], d['c'], d['x'], d['t']
        np.multiply(a, 4, out=t)
        np.multiply(t, c, out=t)
        np.multiply(b, b, out=x)
        np.subtract(x, t, out=x)
        np.sqrt(x, out=x)
        np.subtract(x, b, out=x)
        np.multiply(a, 2, out=t)
        return np.divide(x, t, out=x)

    def new_quad(d):
        a, b, c = d['a'], d['b'], d['c']
        return (-b + np.sqrt(b * b - 4 * a * c)) / (2 * a)

    ENTRIES['quad', 'numpy', 1] = quad
    ENTRIES['quad', 'numpy-new', 1] = new_quad
    ENTRIES['sum', 'numpy', 1] = lambda d: np.sum(d['a'])
    ENTRIES['msum', 'numpy', 1] = lambda d: np.sum(d['a'][d['a'] > 3])
    ENTRIES['dot', 'numpy', 1] = lambda d: np.dot(d['a'], d['b'])
    ENTRIES['clip', 'numpy', 1] = lambda d: np.clip(d['a'], -500, 500, out=d['r'])
    idioms.numpy_entries(ENTRIES)
    functions.numpy_entries(ENTRIES)
    ENTRIES['search', 'numpy', 1] = lambda d: np.searchsorted(d['a'], d['b'])
    # The BLAS behind NumPy takes as many threads as OMP_NUM_THREADS allows; the server is started with one value.
    ENTRIES['mm', 'numpy-blas', int(os.environ.get('OMP_NUM_THREADS', '1'))] = lambda d: np.matmul(d['a'], d['b'], out=d['x'])


def numba_entries():
    import numba
    from numba import njit, prange

    def quad(a, b, c, x):
        for i in prange(a.shape[0]):
            x[i] = (-b[i] + math.sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i])
        return x

    def new_quad(a, b, c):
        x = np.empty(a.shape[0])
        for i in prange(a.shape[0]):
            x[i] = (-b[i] + math.sqrt(b[i] * b[i] - 4 * a[i] * c[i])) / (2 * a[i])
        return x

    def total(a):
        s = 0.0
        for i in prange(a.shape[0]):
            s += a[i]
        return s

    def total_above_three(a):
        s = 0.0
        for i in prange(a.shape[0]):
            if a[i] > 3:
                s += a[i]
        return s

    def dot(a, b):
        s = 0.0
        for i in prange(a.shape[0]):
            s += a[i] * b[i]
        return s

    def multiply(a, b, c):
        n = a.shape[0]
        for i in prange(n):
            for j in range(n):
                s = 0.0
                for k in range(n):
                    s += a[i, k] * b[k, j]
                c[i, j] = s
        return c

    def mandelbrot(real):
        def escape(count):
            n = count.shape[0]
            step = real(3) / real(n)
            for row in prange(n):
                for column in range(n):
                    cr = real(-2) + real(column) * step
                    ci = real(-1.5) + real(row) * step
                    zr = real(0)
                    zi = real(0)
                    k = 0
                    while k < 256:
                        a = zr * zr
                        b = zi * zi
                        if a + b > real(4):
                            break
                        zi = (zr + zr) * zi + ci
                        zr = a - b + cr
                        k += 1
                    count[row, column] = k
            return count

        return escape

    def accelerations(x, y, z, mass, out):
        n = x.shape[0]
        for i in prange(n):
            sx = sy = sz = 0.0
            for j in range(n):
                dx = x[j] - x[i]
                dy = y[j] - y[i]
                dz = z[j] - z[i]
                squared = dx * dx + dy * dy + dz * dz + 1e-4
                pull = mass[j] / (squared * math.sqrt(squared))
                sx += dx * pull
                sy += dy * pull
                sz += dz * pull
            out[i] = sx
            out[n + i] = sy
            out[2 * n + i] = sz
        return out

    def clip(a, x):
        for i in prange(a.shape[0]):
            value = a[i]
            if value < -500:
                value = -500
            elif value > 500:
                value = 500
            x[i] = value
        return x

    def sparse_multiply(start, column, value, x, y):
        for row in prange(y.shape[0]):
            s = 0.0
            for k in range(start[row], start[row + 1]):
                s += value[k] * x[column[k]]
            y[row] = s
        return y

    def search(table, keys, found):
        for i in prange(keys.shape[0]):
            key = keys[i]
            low = 0
            high = table.shape[0]
            while low < high:
                middle = (low + high) >> 1
                if table[middle] < key:
                    low = middle + 1
                else:
                    high = middle
            found[i] = low
        return found

    jobs = [('quad', '', quad, 'abcx'), ('quad', '-new', new_quad, 'abc'), ('sum', '', total, 'a'), ('msum', '', total_above_three, 'a'),
            ('dot', '', dot, 'ab'), ('mm', '', multiply, 'abx'), ('mandel64', '', mandelbrot(np.float64), 'r'),
            ('mandel32', '', mandelbrot(np.float32), 'r'),
            ('nbody', '', accelerations, 'abcmx'), ('clip', '', clip, 'ar'), ('spmv', '', sparse_multiply, 'skabx'), ('search', '', search, 'abr')]
    jobs = [(*job, True) for job in jobs] + [(job, '', body, names, may_share) for job, body, names, may_share in idioms.numba_jobs(prange) + functions.numba_jobs(prange)]
    for tag, options in (('numba', {}), ('numba-fastmath', dict(fastmath=True, error_model='numpy'))):
        for job, suffix, body, names, may_share in jobs:
            for threads in sorted({1, THREADS} if may_share else {1}):
                compiled = njit(parallel=threads > 1, **options)(body)  # lazy: compiled by its first call
                ENTRIES[job, tag + suffix, threads] = lambda d, f=compiled, names=names: f(*(d[x] for x in names))
    numba.set_num_threads(THREADS)


def waiting_microseconds():
    try:
        with open('/proc/pressure/cpu') as file:
            return int(file.readline().rsplit('=', 1)[1])
    except (OSError, ValueError, IndexError):
        return 0


def sample(call, data, calls):
    start = clock()
    for _ in range(calls):
        call(data)
    return (clock() - start) / calls


def timed(call, data, warm, repeats):
    estimate = 1e9
    for _ in range(warm):
        estimate = sample(call, data, 1)
    inner = int(60000 / (sample(call, data, 20) + 1)) + 1 if estimate < 30000 else 1
    waiting, start = waiting_microseconds(), clock()
    times = [sample(call, data, inner) for _ in range(repeats)]
    wall = (clock() - start) // 1000
    return 'ok 0 0 %d %d %s' % (waiting_microseconds() - waiting, wall, ' '.join('%.2f' % t for t in times))


def serve():
    output = os.fdopen(os.dup(1), 'w', buffering=1)
    os.dup2(2, 1)  # what a library prints does not end up in the protocol
    job, data = None, None
    for line in sys.stdin:
        words = line.split()
        if words == ['quit']:
            return
        if words == ['list']:
            output.write(''.join('%s %s %d\n' % key for key in ENTRIES) + '.\n')
            continue
        try:
            kind, _, size = words[1].partition('_')
            call = ENTRIES[kind, words[2], int(words[3])]
            if words[1] != job:
                job, data = words[1], inputs(kind, int(size or 0))
            if words[0] == 'dump':
                result = np.ascontiguousarray(call(data), dtype=np.float64)
                result.tofile(words[4])
                output.write('ok f8 %d\n' % result.size)
            else:
                output.write(timed(call, data, int(words[4]), int(words[5])) + '\n')
        except Exception as error:  # the answer goes to whoever asked; the server goes on
            output.write('err %s\n' % str(error).replace('\n', ' ')[:200])


def first_call(case, contender):
    kind, _, size = case.partition('_')
    data = inputs(kind, int(size or 0))
    call = ENTRIES[kind, contender, max(t for j, name, t in ENTRIES if (j, name) == (kind, contender))]
    first = sample(call, data, 1)
    later = sorted(sample(call, data, 1) for _ in range(15))[7]
    print('%.4f %.4f' % (first / 1e6, later / 1e6))


(numpy_entries if LIBRARY == 'numpy' else numba_entries)()
if len(sys.argv) > 2 and sys.argv[2] == 'first-call':
    first_call(sys.argv[3], sys.argv[4])
else:
    serve()

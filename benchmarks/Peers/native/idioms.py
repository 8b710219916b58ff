"""Idioms and nests for peers.py: inputs, NumPy's way, and loops for Numba."""
import math

import numpy as np

BINS = 256


def inputs(job, n, uniform, uniform_ints):
    """The inputs of a job of this file; None for another."""
    if job == 'hist':
        return dict(a=uniform_ints(71, n, 0, BINS), r=np.zeros(BINS, np.int32))
    if job in ('jac2d', 'heat3d'):
        shape = (n, n) if job == 'jac2d' else (n, n, n)
        start = uniform(81 if job == 'jac2d' else 82, n ** len(shape), 0, 1).reshape(shape)
        return dict(a=start, b=start.copy())
    if job == 'gemver':
        vectors = {name: uniform(93 + k, n, 0, 1) for k, name in enumerate(('u1', 'v1', 'u2', 'v2', 'y', 'z', 'x'))}
        return dict(a=uniform(91, n * n, 0, 1).reshape(n, n), b=uniform(92, n * n, 0, 1).reshape(n, n), w=np.ones(n), **vectors)
    if job == 'softmax':
        return dict(a=uniform(101, n * n, 0, 1).reshape(n, n), x=np.ones((n, n)))
    if job in ('scan', 'pack'):
        return dict(a=uniform(8, n, 0, 10), x=np.ones(n))
    return None


def numpy_entries(entries):
    def variance(d):
        a = d['a']
        mean = a.mean()
        return np.array([mean, np.mean((a - mean) ** 2)])

    def jacobi(d):
        a, b = d['a'], d['b']
        for source, target in ((a, b), (b, a)) * 10:
            target[1:-1, 1:-1] = 0.2 * (source[1:-1, 1:-1] + source[1:-1, :-2] + source[1:-1, 2:] + source[:-2, 1:-1] + source[2:, 1:-1])
        return a

    def gemver(d):
        np.add(d['a'], np.outer(d['u1'], d['v1']) + np.outer(d['u2'], d['v2']), out=d['b'])
        return d['b'] @ (d['z'] + d['b'].T @ d['y'])

    def softmax(d):
        e = np.exp(d['a'] - d['a'].max(axis=1, keepdims=True))
        return np.divide(e, e.sum(axis=1, keepdims=True), out=d['x'])

    entries['minmax', 'numpy', 1] = lambda d: np.array([d['a'].min(), d['a'].max()])
    entries['argmax', 'numpy', 1] = lambda d: np.argmax(d['a'])
    entries['var', 'numpy', 1] = variance
    entries['hist', 'numpy', 1] = lambda d: np.bincount(d['a'], minlength=BINS)
    entries['scan', 'numpy', 1] = lambda d: np.cumsum(d['a'], out=d['x'])
    entries['pack', 'numpy', 1] = lambda d: d['a'][d['a'] > 5]
    entries['jac2d', 'numpy', 1] = jacobi
    entries['gemver', 'numpy', 1] = gemver
    entries['softmax', 'numpy', 1] = softmax


def numba_jobs(prange):
    """(job, function, names of its inputs, whether its loops may be parallel in Numba without giving wrong results)."""
    def extremes(a):
        least = math.inf
        greatest = -math.inf
        for i in prange(a.shape[0]):
            least = min(least, a[i])
            greatest = max(greatest, a[i])
        return least, greatest

    def argmax(a):
        greatest = -math.inf
        at = 0
        for i in range(a.shape[0]):
            if a[i] > greatest:
                greatest = a[i]
                at = i
        return at

    def moments(a):
        origin = a[0]
        s = 0.0
        q = 0.0
        for i in prange(a.shape[0]):
            distance = a[i] - origin
            s += distance
            q += distance * distance
        mean = s / a.shape[0]
        return origin + mean, q / a.shape[0] - mean * mean

    def histogram(a, bins):
        bins[:] = 0
        for i in range(a.shape[0]):
            bins[a[i]] += 1
        return bins

    def prefix_sum(a, x):
        s = 0.0
        for i in range(a.shape[0]):
            s += a[i]
            x[i] = s
        return x

    def pack(a, x):
        k = 0
        for i in range(a.shape[0]):
            if a[i] > 5:
                x[k] = a[i]
                k += 1
        return x[:k]

    def jacobi(a, b):
        for t in range(10):
            for i in prange(1, a.shape[0] - 1):
                for j in range(1, a.shape[1] - 1):
                    b[i, j] = 0.2 * (a[i, j] + a[i, j - 1] + a[i, j + 1] + a[i - 1, j] + a[i + 1, j])
            for i in prange(1, a.shape[0] - 1):
                for j in range(1, a.shape[1] - 1):
                    a[i, j] = 0.2 * (b[i, j] + b[i, j - 1] + b[i, j + 1] + b[i - 1, j] + b[i + 1, j])
        return a

    def heat(a, b):
        n = a.shape[0]
        for t in range(5):
            for i in prange(1, n - 1):
                for j in range(1, n - 1):
                    for k in range(1, n - 1):
                        b[i, j, k] = 0.4 * a[i, j, k] + 0.1 * (a[i, j, k - 1] + a[i, j, k + 1] + a[i, j - 1, k] + a[i, j + 1, k] + a[i - 1, j, k] + a[i + 1, j, k])
            for i in prange(1, n - 1):
                for j in range(1, n - 1):
                    for k in range(1, n - 1):
                        a[i, j, k] = 0.4 * b[i, j, k] + 0.1 * (b[i, j, k - 1] + b[i, j, k + 1] + b[i, j - 1, k] + b[i, j + 1, k] + b[i - 1, j, k] + b[i + 1, j, k])
        return a

    def gemver(a, b, u1, v1, u2, v2, y, z, x, w):
        n = w.shape[0]
        for i in prange(n):
            for j in range(n):
                b[i, j] = a[i, j] + u1[i] * v1[j] + u2[i] * v2[j]
        for i in prange(n):
            s = z[i]
            for j in range(n):
                s += b[j, i] * y[j]
            x[i] = s
        for i in prange(n):
            s = 0.0
            for j in range(n):
                s += b[i, j] * x[j]
            w[i] = s
        return w

    def softmax(a, x):
        for i in prange(a.shape[0]):
            greatest = -math.inf
            for j in range(a.shape[1]):
                greatest = max(greatest, a[i, j])
            s = 0.0
            for j in range(a.shape[1]):
                x[i, j] = math.exp(a[i, j] - greatest)
                s += x[i, j]
            for j in range(a.shape[1]):
                x[i, j] /= s
        return x

    vectors = ('a', 'b', 'u1', 'v1', 'u2', 'v2', 'y', 'z', 'x', 'w')
    return [('minmax', extremes, 'a', True), ('argmax', argmax, 'a', False), ('var', moments, 'a', True), ('hist', histogram, 'ar', False),
            ('scan', prefix_sum, 'ax', False), ('pack', pack, 'ax', False), ('jac2d', jacobi, 'ab', True), ('heat3d', heat, 'ab', True),
            ('gemver', gemver, vectors, True), ('softmax', softmax, 'ax', True)]

"""Mathematical functions for peers.py: NumPy's way, and loops for Numba."""
import math

import numpy as np


def inputs(job, n, uniform):
    """The inputs of a job of this file; None for another."""
    if job in ('tanh', 'pow', 'options'):
        return dict(a=uniform(8, n, 0, 10), b=uniform(9, n, 0, 1), x=np.ones(n))
    if job == 'logsumexp':
        return dict(a=uniform(101, n * n, 0, 1).reshape(n, n), x=np.ones(n))
    if job == 'circle':
        return dict(n=n, k=1)
    return None


def numpy_entries(entries):
    def log_sum_exp(d):
        greatest = d['a'].max(axis=1)
        return np.add(greatest, np.log(np.exp(d['a'] - greatest[:, None]).sum(axis=1)), out=d['x'])

    entries['logsumexp', 'numpy', 1] = log_sum_exp
    entries['expsin', 'numpy', 1] = lambda d: np.exp(np.sin(d['a'])).sum()
    entries['tanh', 'numpy', 1] = lambda d: np.tanh(d['a'], out=d['x'])
    entries['pow', 'numpy', 1] = lambda d: np.power(d['a'], d['b'], out=d['x'])


def numba_jobs(prange):
    """(job, function, names of its inputs, whether its loops may be parallel)."""
    def exp_of_sin(a):
        s = 0.0
        for i in prange(a.shape[0]):
            s += math.exp(math.sin(a[i]))
        return s

    def tangents(a, x):
        for i in prange(a.shape[0]):
            x[i] = math.tanh(a[i])
        return x

    def powers(a, b, x):
        for i in prange(a.shape[0]):
            x[i] = a[i] ** b[i]
        return x

    def options(a, b, x):
        for i in prange(a.shape[0]):
            spot = 5 + a[i]
            strike = 5 + 10 * b[i]
            years = 0.25 + b[i]
            deviation = 0.3 * math.sqrt(years)
            d1 = (math.log(spot / strike) + 0.065 * years) / deviation
            d2 = d1 - deviation
            x[i] = spot * 0.5 * (1 + math.erf(d1 * 0.7071067811865476)) - strike * math.exp(-0.02 * years) * 0.5 * (1 + math.erf(d2 * 0.7071067811865476))
        return x

    def log_sum_exp(a, x):
        for i in prange(a.shape[0]):
            greatest = -math.inf
            for j in range(a.shape[1]):
                greatest = max(greatest, a[i, j])
            s = 0.0
            for j in range(a.shape[1]):
                s += math.exp(a[i, j] - greatest)
            x[i] = greatest + math.log(s)
        return x

    # Numba makes floats of what mixes signed and unsigned integers.
    u = np.uint64
    first, second, first_step, second_step, low, half = u(0xD2511F53), u(0xCD9E8D57), u(0x9E3779B9), u(0xBB67AE85), u(0xFFFFFFFF), u(32)
    zero, eleven = u(0), u(11)

    def circle(n, key):
        s = 0
        word = u(key) & low
        other = u(key) >> half
        for i in prange(n):
            a = u(i) & low
            b = u(i) >> half
            c = zero
            d = zero
            k = word
            m = other
            for _ in range(10):
                p = first * (a & low)
                q = second * (c & low)
                a = (q >> half) ^ b ^ k
                c = (p >> half) ^ d ^ m
                b = q
                d = p
                k += first_step
                m += second_step
            x = float(((a & low) | (b << half)) >> eleven) * 2.0**-53
            y = float(((c & low) | (d << half)) >> eleven) * 2.0**-53
            if x * x + y * y < 1:
                s += 1
        return s

    return [('logsumexp', log_sum_exp, 'ax', True), ('circle', circle, 'nk', True), ('expsin', exp_of_sin, 'a', True), ('tanh', tangents, 'ax', True), ('pow', powers, 'abx', True), ('options', options, 'abx', True)]

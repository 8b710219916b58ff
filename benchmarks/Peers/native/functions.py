"""Mathematical functions for peers.py: NumPy's way, and loops for Numba."""
import math

import numpy as np


def inputs(job, n, uniform):
    """The inputs of a job of this file; None for another."""
    if job in ('tanh', 'pow', 'options'):
        return dict(a=uniform(8, n, 0, 10), b=uniform(9, n, 0, 1), x=np.ones(n))
    return None


def numpy_entries(entries):
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

    return [('expsin', exp_of_sin, 'a', True), ('tanh', tangents, 'ax', True), ('pow', powers, 'abx', True), ('options', options, 'abx', True)]

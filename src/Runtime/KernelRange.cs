using System;
using System.Numerics;

namespace FusedKernels;

/// <summary>
/// Ranges for loops whose iterations are independent by the word of whoever writes them:
/// <c>foreach (int i in KernelRange.Parallel(0, n))</c>. In a kernel such a loop runs in parallel where that cannot be proved; that iterations
/// collide where it can is still an error. Anywhere else, and wherever the method runs as written, it is a plain loop.
/// </summary>
public static class KernelRange
{
    /// <summary>The numbers from 0 up to <paramref name="end"/>, exclusive.</summary>
    /// <param name="end">The end; none are less where it is not positive.</param>
    /// <returns>The range.</returns>
    public static ParallelRange<int> Parallel(int end) => new(0, end);

    /// <summary>The numbers from <paramref name="start"/> up to <paramref name="end"/>, exclusive.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The end.</param>
    /// <returns>The range.</returns>
    public static ParallelRange<int> Parallel(int start, int end) => new(start, end);

    /// <summary>The numbers from 0 up to <paramref name="end"/>, exclusive.</summary>
    /// <param name="end">The end; none are less where it is not positive.</param>
    /// <returns>The range.</returns>
    public static ParallelRange<long> Parallel(long end) => new(0, end);

    /// <summary>The numbers from <paramref name="start"/> up to <paramref name="end"/>, exclusive.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The end.</param>
    /// <returns>The range.</returns>
    public static ParallelRange<long> Parallel(long start, long end) => new(start, end);
}

/// <summary>A range for <c>foreach</c>, made by <see cref="KernelRange"/>.</summary>
/// <typeparam name="T">The type of its numbers.</typeparam>
public readonly ref struct ParallelRange<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly T start;
    private readonly T end;

    internal ParallelRange(T start, T end)
    {
        this.start = start;
        this.end = end;
    }

    /// <summary>What <c>foreach</c> asks for.</summary>
    /// <returns>The numbers in order.</returns>
    public Numbers GetEnumerator() => new(start, end);

    /// <summary>The numbers of a range in order.</summary>
    public ref struct Numbers
    {
        private readonly T end;
        private T next;

        internal Numbers(T start, T end)
        {
            next = start;
            this.end = end;
        }

        /// <summary>The number that <see cref="MoveNext"/> went on to.</summary>
        public T Current { get; private set; }

        /// <summary>Goes on to the next number.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext()
        {
            if (next >= end)
                return false;
            Current = next;
            next++;
            return true;
        }
    }
}

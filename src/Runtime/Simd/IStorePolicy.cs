using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>How a loop stores whole vectors: its code is the same for normal and for streaming stores.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStorePolicy
{
    /// <summary>Whether anything is stored.</summary>
    static abstract bool IsStoring { get; }

    /// <summary>Whether stores bypass the caches where they can.</summary>
    static abstract bool IsStreaming { get; }

    /// <summary>Stores a vector to <c>destination + offset</c> (in elements), at any alignment.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">What to store.</param>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    static abstract void Store<T>(Vector512<T> value, ref T destination, nint offset)
        where T : unmanaged;

    /// <summary>Stores a vector to <c>destination + offset</c> (in elements), at any alignment.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">What to store.</param>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    static abstract void Store<T>(Vector256<T> value, ref T destination, nint offset)
        where T : unmanaged;

    /// <summary>Stores a vector to <c>destination + offset</c> (in elements), at any alignment.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">What to store.</param>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="offset">From there to the element of lane 0, in elements.</param>
    static abstract void Store<T>(Vector128<T> value, ref T destination, nint offset)
        where T : unmanaged;

    /// <summary>Iterations to do before vectors until <c>destination + from + head</c> is aligned for this policy, at most to - from.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="destination">An element of a pinned buffer.</param>
    /// <param name="from">The first iteration, which stores to <c>destination + from</c>.</param>
    /// <param name="to">The iteration after the last one.</param>
    /// <param name="vectorBytes">Size of a vector in bytes, a power of two.</param>
    static abstract nint Head<T>(ref T destination, nint from, nint to, int vectorBytes)
        where T : unmanaged;
}

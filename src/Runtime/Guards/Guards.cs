using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FusedKernels.CompilerServices;

/// <summary>What a kernel checks about its buffers before its first write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Guards
{
    /// <summary>Whether the bytes of two spans do not overlap. An empty span is disjoint from everything.</summary>
    /// <typeparam name="TA">An unmanaged type.</typeparam>
    /// <typeparam name="TB">An unmanaged type.</typeparam>
    /// <param name="a">A span.</param>
    /// <param name="b">Another one, of any element type.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Disjoint<TA, TB>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b)
        where TA : unmanaged
        where TB : unmanaged
    {
        nuint aBytes = (nuint)(uint)a.Length * (nuint)sizeof(TA);
        nuint bBytes = (nuint)(uint)b.Length * (nuint)sizeof(TB);
        // b begins at distance d after a, modulo the address space: behind a's end, and far enough below a's start if before it.
        nuint distance = Distance(ref MemoryMarshal.GetReference(a), ref MemoryMarshal.GetReference(b));
        return (distance >= aBytes && distance <= (nuint)0 - bBytes) | (aBytes == 0) | (bBytes == 0);
    }

    /// <summary>Whether two spans do not overlap, or start at the same element: then element i of one never is another element of the other.</summary>
    /// <typeparam name="T">An unmanaged type.</typeparam>
    /// <param name="a">A span.</param>
    /// <param name="b">Another one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool DisjointOrSame<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged
        => Unsafe.AreSame(ref MemoryMarshal.GetReference(a), ref MemoryMarshal.GetReference(b)) || Disjoint(a, b);

    /// <summary>Whether a distance is zero, or longer than a way in either direction.</summary>
    /// <param name="gap">The distance, in elements.</param>
    /// <param name="reach">The length of the way, in elements; negative where nobody goes it.</param>
    public static bool EqualOrFar(Int128 gap, Int128 reach) => gap == 0 || gap > reach || -gap > reach;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Distance<TA, TB>(ref TA a, ref TB b)
        => (nuint)Unsafe.ByteOffset(ref Unsafe.As<TA, byte>(ref a), ref Unsafe.As<TB, byte>(ref b));
}

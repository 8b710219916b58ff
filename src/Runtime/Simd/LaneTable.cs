using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Tables of arrays that every lane of a gang has for itself: a row for each element, a column for each lane. They lie on the stack.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneTable
{
    /// <summary>The first element that lies at a multiple of 64 bytes, so that no row reaches into one cache line more than it must.</summary>
    /// <typeparam name="T">A primitive type.</typeparam>
    /// <param name="memory">Stack memory with 64 bytes to spare.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Aligned<T>(Span<T> memory)
        where T : unmanaged
    {
        ref T first = ref MemoryMarshal.GetReference(memory);
        nuint past = (nuint)Unsafe.AsPointer(ref first) & 63;
        return ref Unsafe.AddByteOffset(ref first, (64 - past) & 63);
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>Copies of buffers that threads tally into.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class TallyMemory
{
    /// <summary>How many bytes a copy takes: whole cache lines, so that threads share none.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="length">The number of elements.</param>
    public static long Bytes<T>(long length)
        where T : unmanaged
        => (length * sizeof(T) + 127) / 64 * 64;

    /// <summary>Takes a copy into the buffer.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <typeparam name="TOp">How an element takes in another.</typeparam>
    /// <param name="into">The first element of the buffer.</param>
    /// <param name="copy">The first byte of the copy.</param>
    /// <param name="length">The number of elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TakeIn<T, TOp>(ref T into, ref byte copy, nint length)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        ref T from = ref Unsafe.As<byte, T>(ref copy);
        nint i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= length - Vector128<T>.Count; i += Vector128<T>.Count)
                TOp.Invoke(Vector128.LoadUnsafe(ref into, (nuint)i), Vector128.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref into, (nuint)i);
        }

        for (; i < length; i++)
            Unsafe.Add(ref into, i) = TOp.Invoke(Unsafe.Add(ref into, i), Unsafe.Add(ref from, i));
    }
}

using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Streaming stores of a loop whose vectors start where its shape says, not where addresses are aligned: it writes into memory that stays in the
/// cache, from which whole lines are streamed. Relies on the pin and on the store fence of <see cref="KernelRunner"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class StagedStores
{
    private const int LineBytes = 64;

    /// <summary>Copies what is staged past the caches, but for what fills no line; that moves to the front.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="first">The first element of the buffer, which is pinned.</param>
    /// <param name="at">Where what is staged goes.</param>
    /// <param name="staged">What is staged.</param>
    /// <param name="count">How much there is of it.</param>
    /// <param name="all">Whether nothing may be left.</param>
    /// <returns>How much is copied.</returns>
    public static nint Flush<T>(ref T first, nint at, Span<T> staged, nint count, bool all)
        where T : unmanaged
    {
        T* to = (T*)Unsafe.AsPointer(ref first) + at;
        ref T from = ref MemoryMarshal.GetReference(staged);
        int ahead = (int)((nuint)(-(nint)to) & (LineBytes - 1));
        nint done = ahead % sizeof(T) != 0 ? count : Math.Min(ahead / sizeof(T), count);
        staged[..(int)done].CopyTo(new Span<T>(to, (int)done));
        for (; done <= count - (LineBytes / sizeof(T)); done += LineBytes / sizeof(T))
            StoreLine(ref Unsafe.Add(ref from, done), to + done);
        Span<T> rest = staged[(int)done..(int)count];
        if (!all)
        {
            rest.CopyTo(staged);
            return done;
        }

        rest.CopyTo(new Span<T>(to + done, rest.Length));
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreLine<T>(ref T from, T* to)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.LoadUnsafe(ref from).StoreAlignedNonTemporal(to);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (int at = 0; at < LineBytes / sizeof(T); at += Vector256<T>.Count)
                Vector256.LoadUnsafe(ref from, (nuint)at).StoreAlignedNonTemporal(to + at);
        }
        else
        {
            for (int at = 0; at < LineBytes / sizeof(T); at += Vector128<T>.Count)
                Vector128.LoadUnsafe(ref from, (nuint)at).StoreAlignedNonTemporal(to + at);
        }
    }
}

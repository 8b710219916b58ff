using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Takes values into elements at places that lanes choose, which were checked before: the first lane first, each by itself, so that lanes may meet.
/// Places, and values of vectors, have four bytes each, or eight where elements have; smaller elements take the low bytes of an int.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneTally
{
    /// <summary>Takes one value into the element of each lane.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TOp">How an element takes in a value.</typeparam>
    /// <typeparam name="TAt">A vector of int or long.</typeparam>
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Places in the buffer.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Take<T, TOp, TAt>(ref T first, TAt at, T value)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        where TAt : unmanaged
    {
        // Two at once: no vector has an odd number of lanes.
        for (int lane = 0; lane < Lanes<T, TAt>(); lane += 2)
        {
            TakeIn<T, TOp>(ref first, Lane<T, TAt>(ref at, lane), value);
            TakeIn<T, TOp>(ref first, Lane<T, TAt>(ref at, lane + 1), value);
        }
    }

    /// <summary>Takes one value into the element of each lane that is on.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TOp">How an element takes in a value.</typeparam>
    /// <typeparam name="TAt">A vector of int or long.</typeparam>
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Places in the buffer; those of lanes that are off may be anywhere.</param>
    /// <param name="value">The value.</param>
    /// <param name="on">All bits of the lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Take<T, TOp, TAt>(ref T first, TAt at, T value, TAt on)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        where TAt : unmanaged
    {
        for (int lane = 0; lane < Lanes<T, TAt>(); lane++)
        {
            if (Lane<T, TAt>(ref on, lane) != 0)
                TakeIn<T, TOp>(ref first, Lane<T, TAt>(ref at, lane), value);
        }
    }

    /// <summary>Takes the value of each lane into its element.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TOp">How an element takes in a value.</typeparam>
    /// <typeparam name="TAt">A vector of int or long.</typeparam>
    /// <typeparam name="TValues">A vector of as many values.</typeparam>
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Places in the buffer.</param>
    /// <param name="values">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TakeEach<T, TOp, TAt, TValues>(ref T first, TAt at, TValues values)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        where TAt : unmanaged
        where TValues : unmanaged
    {
        for (int lane = 0; lane < Lanes<T, TAt>(); lane += 2)
        {
            TakeIn<T, TOp>(ref first, Lane<T, TAt>(ref at, lane), Value<T, TValues>(ref values, lane));
            TakeIn<T, TOp>(ref first, Lane<T, TAt>(ref at, lane + 1), Value<T, TValues>(ref values, lane + 1));
        }
    }

    /// <summary>Takes the value of each lane that is on into its element.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TOp">How an element takes in a value.</typeparam>
    /// <typeparam name="TAt">A vector of int or long.</typeparam>
    /// <typeparam name="TValues">A vector of as many values.</typeparam>
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Places in the buffer; those of lanes that are off may be anywhere.</param>
    /// <param name="values">The values.</param>
    /// <param name="on">All bits of the lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TakeEach<T, TOp, TAt, TValues>(ref T first, TAt at, TValues values, TAt on)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        where TAt : unmanaged
        where TValues : unmanaged
    {
        for (int lane = 0; lane < Lanes<T, TAt>(); lane++)
        {
            if (Lane<T, TAt>(ref on, lane) != 0)
                TakeIn<T, TOp>(ref first, Lane<T, TAt>(ref at, lane), Value<T, TValues>(ref values, lane));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Lanes<T, TAt>()
        where T : unmanaged
        where TAt : unmanaged
        => sizeof(TAt) / (sizeof(T) == 8 ? sizeof(long) : sizeof(int));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Lane<T, TAt>(ref TAt lanes, int lane)
        where T : unmanaged
        where TAt : unmanaged
        => sizeof(T) == 8 ? (nint)Unsafe.Add(ref Unsafe.As<TAt, long>(ref lanes), lane) : Unsafe.Add(ref Unsafe.As<TAt, int>(ref lanes), lane);

    /// <summary>The value of a lane; of an int the low bytes, which lie first on every machine that .NET runs on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Value<T, TValues>(ref TValues values, int lane)
        where T : unmanaged
        where TValues : unmanaged
        => sizeof(T) >= 4 ? Unsafe.Add(ref Unsafe.As<TValues, T>(ref values), lane) : Unsafe.As<int, T>(ref Unsafe.Add(ref Unsafe.As<TValues, int>(ref values), lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakeIn<T, TOp>(ref T first, nint at, T value)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        ref T element = ref Unsafe.Add(ref first, at);
        element = TOp.Invoke(element, value);
    }
}

using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Packing: the lanes that are on, one after the other without gaps. Whole vectors are written, into memory that has room for them and
/// in which nobody reads what is behind; a lookup table by the mask gives the order of the lanes, where the processor has no instruction
/// for it (Lemire and others, https://github.com/lemire/despacer).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class LanePack
{
    /// <summary>Writes the lanes that are on, and up to a whole vector behind them.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="first">The first element of memory with room for a vector at the place.</param>
    /// <param name="at">Where the first lane that is on goes.</param>
    /// <param name="value">The lanes.</param>
    /// <param name="on">All bits set in lanes that are on, none in others.</param>
    /// <returns>The place behind the last lane that is on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Store<T>(ref T first, nint at, Vector512<T> value, Vector512<T> on)
        where T : unmanaged
    {
        if (!Avx512F.IsSupported || sizeof(T) < 4)
            return Store(ref first, Store(ref first, at, value.GetLower(), on.GetLower()), value.GetUpper(), on.GetUpper());
        Vector512<T> packed = sizeof(T) == 4
            ? Avx512F.Compress(Vector512<int>.Zero, on.As<T, int>(), value.As<T, int>()).As<int, T>()
            : Avx512F.Compress(Vector512<long>.Zero, on.As<T, long>(), value.As<T, long>()).As<long, T>();
        packed.StoreUnsafe(ref first, (nuint)at);
        return at + Count(on);
    }

    /// <inheritdoc cref="Store{T}(ref T, nint, Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Store<T>(ref T first, nint at, Vector256<T> value, Vector256<T> on)
        where T : unmanaged
    {
        if (!Avx2.IsSupported || sizeof(T) < 4)
            return Store(ref first, Store(ref first, at, value.GetLower(), on.GetLower()), value.GetUpper(), on.GetUpper());
        uint bits = on.ExtractMostSignificantBits();
        ulong lanes = Unsafe.Add(ref MemoryMarshal.GetReference(sizeof(T) == 4 ? OfEight : OfFourPairs), bits);
        Vector256<int> order = Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(lanes).AsByte());
        Avx2.PermuteVar8x32(value.As<T, int>(), order).As<int, T>().StoreUnsafe(ref first, (nuint)at);
        return at + BitOperations.PopCount(bits);
    }

    /// <inheritdoc cref="Store{T}(ref T, nint, Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Store<T>(ref T first, nint at, Vector128<T> value, Vector128<T> on)
        where T : unmanaged
    {
        uint bits = on.ExtractMostSignificantBits();
        if (sizeof(T) == 8)
        {
            Unsafe.Add(ref first, at) = (bits & 1) != 0 ? value.GetElement(0) : value.GetElement(1);
            Unsafe.Add(ref first, at + 1) = value.GetElement(1);
        }
        else if (sizeof(T) == 4)
        {
            Vector128<int> order = Vector128.WidenLower(Vector128.WidenLower(Order(bits))).AsInt32();
            Vector128.Shuffle(value.As<T, int>(), order).As<int, T>().StoreUnsafe(ref first, (nuint)at);
        }
        else if (sizeof(T) == 2)
        {
            Vector128<short> order = Vector128.WidenLower(Order(bits)).AsInt16();
            Vector128.Shuffle(value.As<T, short>(), order).As<short, T>().StoreUnsafe(ref first, (nuint)at);
        }
        else
        {
            Vector128<byte> bytes = value.As<T, byte>();
            Vector128.Shuffle(bytes, Order(bits & 0xFF)).As<byte, T>().StoreUnsafe(ref first, (nuint)at);
            nint upper = at + BitOperations.PopCount(bits & 0xFF);
            Vector128.Shuffle(bytes, Order(bits >> 8) + Vector128.Create((byte)8)).As<byte, T>().StoreUnsafe(ref first, (nuint)upper);
        }

        return at + BitOperations.PopCount(bits);
    }

    /// <summary>How many lanes are on.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="on">All bits set in lanes that are on, none in others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count<T>(Vector512<T> on)
        where T : unmanaged
        => BitOperations.PopCount(on.ExtractMostSignificantBits());

    /// <inheritdoc cref="Count{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count<T>(Vector256<T> on)
        where T : unmanaged
        => BitOperations.PopCount(on.ExtractMostSignificantBits());

    /// <inheritdoc cref="Count{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count<T>(Vector128<T> on)
        where T : unmanaged
        => BitOperations.PopCount(on.ExtractMostSignificantBits());

    /// <summary>Copies what is packed to where it belongs.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="first">The first element of the buffer.</param>
    /// <param name="at">Where it goes; the buffer has room for all of it there.</param>
    /// <param name="packed">Memory that it was packed into.</param>
    /// <param name="count">How much of it there is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Flush<T>(ref T first, nint at, Span<T> packed, nint count)
        where T : unmanaged
    {
        // Without any, the place may be anywhere.
        if (count > 0)
            packed[..(int)count].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, at), (int)count));
    }

    private static Vector128<byte> Order(uint bits) =>
        Vector128.CreateScalarUnsafe(Unsafe.Add(ref MemoryMarshal.GetReference(OfEight), bits)).AsByte();
}

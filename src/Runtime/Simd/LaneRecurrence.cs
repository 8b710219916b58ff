using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Linear recurrences <c>value = value * factor + offset</c> in lanes: steps that follow each other are one such step,
/// (f, g) then (f', g') being (f f', g f' + g') (G. Blelloch, "Prefix sums and their applications", 1990, section 1.4), so the lanes of a vector find in as
/// many steps as the logarithm of their number what each of them and all before it make of any value (<see cref="LaneNetwork"/>).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneRecurrence
{
    /// <summary>By how much the parts of a value may exceed it.</summary>
    private const int MostCancelled = 16;

    /// <summary>Gives each lane the one step that it and all lanes before it come to.</summary>
    /// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
    /// <param name="factors">What each lane multiplies by; receives what all come to.</param>
    /// <param name="offsets">What each lane adds; receives what all come to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefix<T>(ref Vector512<T> factors, ref Vector512<T> offsets)
        where T : unmanaged
    {
        Take(ref factors, ref offsets, 0);
        Take(ref factors, ref offsets, 1);
        Take(ref factors, ref offsets, 2);
        if (sizeof(T) == 4)
            Take(ref factors, ref offsets, 3);
    }

    /// <inheritdoc cref="Prefix{T}(ref Vector512{T}, ref Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefix<T>(ref Vector256<T> factors, ref Vector256<T> offsets)
        where T : unmanaged
    {
        Take(ref factors, ref offsets, 0);
        Take(ref factors, ref offsets, 1);
        if (sizeof(T) == 4)
            Take(ref factors, ref offsets, 2);
    }

    /// <inheritdoc cref="Prefix{T}(ref Vector512{T}, ref Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefix<T>(ref Vector128<T> factors, ref Vector128<T> offsets)
        where T : unmanaged
    {
        Take(ref factors, ref offsets, 0);
        if (sizeof(T) == 4)
            Take(ref factors, ref offsets, 1);
    }

    /// <summary>What a value becomes in a block of iterations of which the one step is known that they come to.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">The value ahead of the block; receives the one behind it.</param>
    /// <param name="factor">What the block multiplies by.</param>
    /// <param name="offset">What it adds.</param>
    /// <returns>
    /// Whether that is known: not if it is infinite or no number, which the iterations one by one need not come to, nor if both parts cancel, as they do where
    /// the recurrence is unstable.
    /// </returns>
    public static bool TryAdvance<T>(ref T value, T factor, T offset)
        where T : unmanaged, INumber<T>
    {
        T grown = value * factor;
        T behind = grown + offset;
        if (typeof(T) == typeof(double) || typeof(T) == typeof(float))
        {
            // Four bits may be lost; comparing is false for what is no number.
            bool isClose = T.MaxMagnitude(grown, offset) <= T.CreateChecked(MostCancelled) * T.Abs(behind);
            if (!isClose || !T.IsFinite(behind))
                return false;
        }

        value = behind;
        return true;
    }

    /// <summary>What a value becomes in a block of iterations that have run.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <param name="value">The value ahead of the block; receives the one behind it.</param>
    /// <param name="factor">What the block multiplies by.</param>
    /// <param name="offset">What it adds.</param>
    /// <param name="last">What the iterations came to, where the one step of all of them does not say.</param>
    public static void Follow<T>(ref T value, T factor, T offset, T last)
        where T : unmanaged, INumber<T>
    {
        if (!TryAdvance(ref value, factor, offset))
            value = last;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<T>(ref Vector512<T> factors, ref Vector512<T> offsets, [ConstantExpected] int step)
        where T : unmanaged
    {
        offsets = LaneNetwork.Merge(offsets, (LaneNetwork.Lower(offsets, step) * factors) + offsets, step);
        factors = LaneNetwork.Merge(factors, LaneNetwork.Lower(factors, step) * factors, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<T>(ref Vector256<T> factors, ref Vector256<T> offsets, [ConstantExpected] int step)
        where T : unmanaged
    {
        offsets = LaneNetwork.Merge(offsets, (LaneNetwork.Lower(offsets, step) * factors) + offsets, step);
        factors = LaneNetwork.Merge(factors, LaneNetwork.Lower(factors, step) * factors, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<T>(ref Vector128<T> factors, ref Vector128<T> offsets, [ConstantExpected] int step)
        where T : unmanaged
    {
        offsets = LaneNetwork.Merge(offsets, (LaneNetwork.Lower(offsets, step) * factors) + offsets, step);
        factors = LaneNetwork.Merge(factors, LaneNetwork.Lower(factors, step) * factors, step);
    }
}

using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Folds lanes by halving: the upper half is the right operand onto the lower half, until one lane is left. The shape is the
/// same for every vector width and for the scalar form, so the result has the same bits: folding 512 bits is folding the 256 bits that
/// <c>lower op upper</c> gives.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneTree
{
    /// <summary>Folds all lanes of a vector.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TOp">The operation.</typeparam>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fold<T, TOp>(Vector512<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => Fold<T, TOp>(TOp.Invoke(lanes.GetLower(), lanes.GetUpper()));

    /// <summary>Folds all lanes of a vector.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TOp">The operation.</typeparam>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fold<T, TOp>(Vector256<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
        => Fold<T, TOp>(TOp.Invoke(lanes.GetLower(), lanes.GetUpper()));

    /// <summary>Folds all lanes of a vector.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TOp">The operation.</typeparam>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fold<T, TOp>(Vector128<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        if (sizeof(T) == 8)
            return TOp.Invoke(lanes.GetElement(0), lanes.GetElement(1));

        // Only the lower half matters after each step; what the upper lanes hold is left over.
        lanes = TOp.Invoke(lanes, Vector128.Shuffle(lanes.AsUInt64(), Vector128.Create(1UL, 1UL)).As<ulong, T>());
        lanes = TOp.Invoke(lanes, (lanes.AsUInt64() >>> 32).As<ulong, T>());
        if (sizeof(T) <= 2)
            lanes = TOp.Invoke(lanes, (lanes.AsUInt64() >>> 16).As<ulong, T>());
        if (sizeof(T) == 1)
            lanes = TOp.Invoke(lanes, (lanes.AsUInt64() >>> 8).As<ulong, T>());
        return lanes.ToScalar();
    }

    /// <summary>Folds lanes held in memory, in the same shape.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TOp">The operation.</typeparam>
    /// <param name="lanes">The lanes, a power of two of them; used as scratch.</param>
    /// <param name="active">Lanes from this one on hold the identity and are skipped.</param>
    /// <returns>What all lanes give; lane 0 if none is active.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Fold<T, TOp>(Span<T> lanes, int active)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        ref T first = ref MemoryMarshal.GetReference(lanes);
        for (int half = lanes.Length / 2; half > 0; half /= 2)
        {
            if (Vector256.IsHardwareAccelerated && half >= Vector256<T>.Count)
            {
                for (int lane = 0; lane < half && lane + half < active; lane += Vector256<T>.Count)
                    TOp.Invoke(Vector256.LoadUnsafe(ref first, (nuint)lane), Vector256.LoadUnsafe(ref first, (nuint)(lane + half))).StoreUnsafe(ref first, (nuint)lane);
            }
            else if (Vector128.IsHardwareAccelerated && half >= Vector128<T>.Count)
            {
                for (int lane = 0; lane < half && lane + half < active; lane += Vector128<T>.Count)
                    TOp.Invoke(Vector128.LoadUnsafe(ref first, (nuint)lane), Vector128.LoadUnsafe(ref first, (nuint)(lane + half))).StoreUnsafe(ref first, (nuint)lane);
            }
            else
            {
                for (int lane = 0; lane < half && lane + half < active; lane++)
                    lanes[lane] = TOp.Invoke(lanes[lane], lanes[lane + half]);
            }
        }

        return lanes[0];
    }
}

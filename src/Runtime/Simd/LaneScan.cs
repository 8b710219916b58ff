using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Running totals within a vector, in as many steps as the logarithm of its lanes (<see cref="LaneNetwork"/>). Lanes in a half do not depend on the width of
/// the vector, and several vectors that make up 512 bits give what one gives.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneScan
{
    /// <summary>Gives each lane what it and all lanes before it come to.</summary>
    /// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
    /// <typeparam name="TOp">The operation.</typeparam>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Prefix<T, TOp>(Vector512<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        lanes = LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 0), lanes), 0);
        lanes = LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 1), lanes), 1);
        lanes = LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 2), lanes), 2);
        return sizeof(T) == 8 ? lanes : LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 3), lanes), 3);
    }

    /// <inheritdoc cref="Prefix{T, TOp}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Prefix<T, TOp>(Vector256<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        lanes = LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 0), lanes), 0);
        lanes = LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 1), lanes), 1);
        return sizeof(T) == 8 ? lanes : LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 2), lanes), 2);
    }

    /// <inheritdoc cref="Prefix{T, TOp}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Prefix<T, TOp>(Vector128<T> lanes)
        where T : unmanaged
        where TOp : struct, IReductionOperator<T>
    {
        lanes = LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 0), lanes), 0);
        return sizeof(T) == 8 ? lanes : LaneNetwork.Merge(lanes, TOp.Invoke(LaneNetwork.Lower(lanes, 1), lanes), 1);
    }

    /// <summary>The last lane in every lane.</summary>
    /// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Last<T>(Vector512<T> lanes)
        where T : unmanaged
        => sizeof(T) == 8 ? Vector512.Shuffle(lanes.As<T, long>(), Vector512.Create(7L)).As<long, T>() : Vector512.Shuffle(lanes.As<T, int>(), Vector512.Create(15)).As<int, T>();

    /// <inheritdoc cref="Last{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Last<T>(Vector256<T> lanes)
        where T : unmanaged
        => sizeof(T) == 8 ? Vector256.Shuffle(lanes.As<T, long>(), Vector256.Create(3L, 3, 3, 3)).As<long, T>() : Vector256.Shuffle(lanes.As<T, int>(), Vector256.Create(7, 7, 7, 7, 7, 7, 7, 7)).As<int, T>();

    /// <inheritdoc cref="Last{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Last<T>(Vector128<T> lanes)
        where T : unmanaged
        => sizeof(T) == 8 ? Vector128.Shuffle(lanes.As<T, long>(), Vector128.Create(1L, 1)).As<long, T>() : Vector128.Shuffle(lanes.As<T, int>(), Vector128.Create(3, 3, 3, 3)).As<int, T>();

    /// <summary>Gives each lane the value of the lane before it, the first one that of the last lane of another vector.</summary>
    /// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
    /// <param name="before">The vector ahead of the lanes.</param>
    /// <param name="lanes">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Before<T>(Vector512<T> before, Vector512<T> lanes)
        where T : unmanaged
    {
        if (!Avx512F.IsSupported)
            return Vector512.Create(Before(before.GetUpper(), lanes.GetLower()), Before(lanes.GetLower(), lanes.GetUpper()));
        return sizeof(T) == 8 ? Avx512F.AlignRight64(lanes.As<T, long>(), before.As<T, long>(), 7).As<long, T>() : Avx512F.AlignRight32(lanes.As<T, int>(), before.As<T, int>(), 15).As<int, T>();
    }

    /// <inheritdoc cref="Before{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Before<T>(Vector256<T> before, Vector256<T> lanes)
        where T : unmanaged
    {
        if (!Avx2.IsSupported)
            return Vector256.Create(Before(before.GetUpper(), lanes.GetLower()), Before(lanes.GetLower(), lanes.GetUpper()));
        Vector256<byte> across = Avx2.Permute2x128(before.As<T, byte>(), lanes.As<T, byte>(), 0x21);
        return sizeof(T) == 8
            ? Avx.Shuffle(across.AsDouble(), lanes.As<T, double>(), 0b0101).As<double, T>()
            : Avx2.AlignRight(lanes.As<T, byte>(), across, 12).As<byte, T>();
    }

    /// <inheritdoc cref="Before{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Before<T>(Vector128<T> before, Vector128<T> lanes)
        where T : unmanaged
        => sizeof(T) == 8
            ? Vector128.Create(before.As<T, long>().GetUpper(), lanes.As<T, long>().GetLower()).As<long, T>()
            : LaneNetwork.Blend(Vector128.Shuffle(lanes.As<T, int>(), Vector128.Create(0, 0, 1, 2)).As<int, T>(), Last(before), 0b0001);
}

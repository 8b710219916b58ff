using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>The later one of two values, where there is one: <c>if (valid) last = x;</c>. A NaN with bits of its own stands for none; no value may have them.</summary>
/// <typeparam name="T">Double or float.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct NewestOp<T> : IReductionOperator<T>
    where T : unmanaged
{
    private const long NoDouble = 0x7FFC_6E6F_7468_6967;
    private const int NoSingle = 0x7FE6_6F6E;

    /// <inheritdoc/>
    public static T Identity => sizeof(T) == 8 ? Unsafe.BitCast<long, T>(NoDouble) : Unsafe.BitCast<int, T>(NoSingle);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T left, T right) => (sizeof(T) == 8 ? Unsafe.BitCast<T, long>(right) == NoDouble : Unsafe.BitCast<T, int>(right) == NoSingle) ? left : right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Invoke(Vector128<T> left, Vector128<T> right) => Vector128.ConditionalSelect(
        sizeof(T) == 8 ? Vector128.Equals(right.As<T, long>(), Vector128.Create(NoDouble)).As<long, T>() : Vector128.Equals(right.As<T, int>(), Vector128.Create(NoSingle)).As<int, T>(), left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Invoke(Vector256<T> left, Vector256<T> right) => Vector256.ConditionalSelect(
        sizeof(T) == 8 ? Vector256.Equals(right.As<T, long>(), Vector256.Create(NoDouble)).As<long, T>() : Vector256.Equals(right.As<T, int>(), Vector256.Create(NoSingle)).As<int, T>(), left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke(Vector512<T> left, Vector512<T> right) => Vector512.ConditionalSelect(
        sizeof(T) == 8 ? Vector512.Equals(right.As<T, long>(), Vector512.Create(NoDouble)).As<long, T>() : Vector512.Equals(right.As<T, int>(), Vector512.Create(NoSingle)).As<int, T>(), left, right);
}

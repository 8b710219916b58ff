using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>Addition (wrapping for integers). The identity is -0.0 for floating point, since -0.0 + 0.0 is 0.0.</summary>
/// <typeparam name="T">A primitive numeric type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SumOp<T> : IReductionOperator<T>
    where T : unmanaged, INumber<T>
{
    /// <inheritdoc/>
    public static T Identity => -T.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T left, T right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Invoke(Vector128<T> left, Vector128<T> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Invoke(Vector256<T> left, Vector256<T> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke(Vector512<T> left, Vector512<T> right) => left + right;
}

/// <summary>Multiplication (wrapping for integers).</summary>
/// <typeparam name="T">A primitive numeric type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ProductOp<T> : IReductionOperator<T>
    where T : unmanaged, INumber<T>
{
    /// <inheritdoc/>
    public static T Identity => T.One;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T left, T right) => left * right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Invoke(Vector128<T> left, Vector128<T> right) => left * right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Invoke(Vector256<T> left, Vector256<T> right) => left * right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke(Vector512<T> left, Vector512<T> right) => left * right;
}

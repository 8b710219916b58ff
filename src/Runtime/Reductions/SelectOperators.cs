using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary><c>right &lt; left ? right : left</c>: what <c>if (x &lt; m) m = x;</c> does. A NaN on the right is passed over, one on the left stays.</summary>
/// <typeparam name="T">A primitive numeric type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LeastOp<T> : IReductionOperator<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    /// <inheritdoc/>
    public static T Identity => Extreme<T>.Highest;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T left, T right) => right < left ? right : left;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Invoke(Vector128<T> left, Vector128<T> right) => Vector128.ConditionalSelect(Vector128.LessThan(right, left), right, left);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Invoke(Vector256<T> left, Vector256<T> right) => Vector256.ConditionalSelect(Vector256.LessThan(right, left), right, left);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke(Vector512<T> left, Vector512<T> right) => Vector512.ConditionalSelect(Vector512.LessThan(right, left), right, left);
}

/// <summary><c>right &gt; left ? right : left</c>: what <c>if (x &gt; m) m = x;</c> does. A NaN on the right is passed over, one on the left stays.</summary>
/// <typeparam name="T">A primitive numeric type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GreatestOp<T> : IReductionOperator<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    /// <inheritdoc/>
    public static T Identity => Extreme<T>.Lowest;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T left, T right) => right > left ? right : left;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Invoke(Vector128<T> left, Vector128<T> right) => Vector128.ConditionalSelect(Vector128.GreaterThan(right, left), right, left);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Invoke(Vector256<T> left, Vector256<T> right) => Vector256.ConditionalSelect(Vector256.GreaterThan(right, left), right, left);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke(Vector512<T> left, Vector512<T> right) => Vector512.ConditionalSelect(Vector512.GreaterThan(right, left), right, left);
}

using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>An operation that folds values: the same for a single value and for each lane of a vector.</summary>
/// <typeparam name="T">A primitive numeric type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReductionOperator<T>
    where T : unmanaged
{
    /// <summary>The value that changes nothing as the right operand (bit for bit, any NaN being equal to any NaN).</summary>
    static abstract T Identity { get; }

    /// <summary>Folds two values.</summary>
    /// <param name="left">The earlier value.</param>
    /// <param name="right">The later value.</param>
    static abstract T Invoke(T left, T right);

    /// <summary>Folds two values in each lane.</summary>
    /// <param name="left">The earlier values.</param>
    /// <param name="right">The later values.</param>
    static abstract Vector128<T> Invoke(Vector128<T> left, Vector128<T> right);

    /// <summary>Folds two values in each lane.</summary>
    /// <param name="left">The earlier values.</param>
    /// <param name="right">The later values.</param>
    static abstract Vector256<T> Invoke(Vector256<T> left, Vector256<T> right);

    /// <summary>Folds two values in each lane.</summary>
    /// <param name="left">The earlier values.</param>
    /// <param name="right">The later values.</param>
    static abstract Vector512<T> Invoke(Vector512<T> left, Vector512<T> right);
}

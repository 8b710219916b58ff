using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>A pure function of two values.</summary>
/// <typeparam name="T">Their type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneFunction<T>
{
    /// <summary>The value of the function.</summary>
    /// <param name="x">Its first argument.</param>
    /// <param name="y">Its second argument.</param>
    static abstract T Invoke(T x, T y);
}

/// <summary>
/// Runs a function without a vector form on each lane of a vector by itself. It must be pure and may not throw, since it also runs on lanes
/// that are switched off.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneByLane
{
    /// <summary>The function on each pair of lanes.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TFunction">The function.</typeparam>
    /// <param name="x">The first arguments.</param>
    /// <param name="y">The second arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> Map<T, TFunction>(Vector512<T> x, Vector512<T> y)
        where T : unmanaged
        where TFunction : struct, ILaneFunction<T>
    {
        var first = (T*)&x;
        var second = (T*)&y;
        for (int k = 0; k < Vector512<T>.Count; k++)
            first[k] = TFunction.Invoke(first[k], second[k]);
        return x;
    }

    /// <summary>The function on each pair of lanes.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TFunction">The function.</typeparam>
    /// <param name="x">The first arguments.</param>
    /// <param name="y">The second arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> Map<T, TFunction>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged
        where TFunction : struct, ILaneFunction<T>
    {
        var first = (T*)&x;
        var second = (T*)&y;
        for (int k = 0; k < Vector256<T>.Count; k++)
            first[k] = TFunction.Invoke(first[k], second[k]);
        return x;
    }

    /// <summary>The function on each pair of lanes.</summary>
    /// <typeparam name="T">A primitive numeric type.</typeparam>
    /// <typeparam name="TFunction">The function.</typeparam>
    /// <param name="x">The first arguments.</param>
    /// <param name="y">The second arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector128<T> Map<T, TFunction>(Vector128<T> x, Vector128<T> y)
        where T : unmanaged
        where TFunction : struct, ILaneFunction<T>
    {
        var first = (T*)&x;
        var second = (T*)&y;
        for (int k = 0; k < Vector128<T>.Count; k++)
            first[k] = TFunction.Invoke(first[k], second[k]);
        return x;
    }
}

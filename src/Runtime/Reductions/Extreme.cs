using System.Numerics;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

/// <summary>The least and greatest value of a type, infinities included.</summary>
internal static class Extreme<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public static T Highest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(double.PositiveInfinity)
            : typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(float.PositiveInfinity)
            : T.MaxValue;
    }

    public static T Lowest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(double.NegativeInfinity)
            : typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(float.NegativeInfinity)
            : T.MinValue;
    }
}

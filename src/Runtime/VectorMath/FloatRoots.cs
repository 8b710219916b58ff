using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary><see cref="Roots{L, V}"/> in floats.</summary>
/// <typeparam name="L">The width.</typeparam>
/// <typeparam name="V">The values.</typeparam>
internal static class FloatRoots<L, V>
    where L : struct, IFloatLanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sqrt(V x) => L.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ReciprocalSqrt(V x)
    {
        V y = L.Div(L.Of(1f), L.Sqrt(x));
        V product = L.Mul(x, y);
        V productLow = L.Fma(x, y, L.Neg(product));
        V error = L.Fma(L.Neg(productLow), y, L.Fma(L.Neg(product), y, L.Of(1f)));
        V better = L.Fma(L.Mul(y, L.Of(0.5f)), error, y);
        return L.Select(L.Same(better, better), better, y);
    }
}

using System;
using System.Numerics.Tensors;

namespace Peers.Contenders;

/// <summary>The NumPy way in .NET: one library call per operation, each walking the arrays once more.</summary>
public static class TensorChains
{
    /// <summary>One root of a quadratic per element; <paramref name="t"/> holds intermediates and is as long as the rest.</summary>
    public static void Quadratic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> x, Span<double> t)
    {
        TensorPrimitives.Multiply(a, 4, t);
        TensorPrimitives.Multiply(t, c, t);
        TensorPrimitives.Multiply(b, b, x);
        TensorPrimitives.Subtract(x, t, x);
        TensorPrimitives.Sqrt(x, x);
        TensorPrimitives.Subtract(x, b, x);
        TensorPrimitives.Multiply(a, 2, t);
        TensorPrimitives.Divide(x, t, x);
    }
}

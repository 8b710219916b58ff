using System;
using System.Runtime.Intrinsics;

namespace Micro.Functions;

/// <summary>A function of VectorMath at every width, and .NET's. Of one argument, the second is ignored.</summary>
public interface IMeasured
{
    /// <summary>Where the arguments lie.</summary>
    static abstract (double Low, double High) Domain { get; }

    /// <summary>Ours, with 512 bits.</summary>
    static abstract Vector512<double> Of(Vector512<double> x, Vector512<double> y);

    /// <summary>Ours, with 256 bits.</summary>
    static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y);

    /// <summary>Ours, with 128 bits.</summary>
    static abstract Vector128<double> Of(Vector128<double> x, Vector128<double> y);

    /// <inheritdoc cref="Of(Vector512{double}, Vector512{double})"/>
    static abstract Vector512<float> Of(Vector512<float> x, Vector512<float> y);

    /// <inheritdoc cref="Of(Vector256{double}, Vector256{double})"/>
    static abstract Vector256<float> Of(Vector256<float> x, Vector256<float> y);

    /// <inheritdoc cref="Of(Vector128{double}, Vector128{double})"/>
    static abstract Vector128<float> Of(Vector128<float> x, Vector128<float> y);

    /// <summary>.NET's, of a whole span: TensorPrimitives, which is a vector function where .NET has one. False where .NET has none.</summary>
    static abstract bool Net(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result);

    /// <inheritdoc cref="Net(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    static abstract bool Net(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result);
}

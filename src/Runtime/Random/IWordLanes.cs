namespace FusedKernels.Mathematics;

/// <summary>
/// Integers of 64 bits in lanes, or one of them: what <see cref="Philox{L, V}"/> is written in, as mathematical functions are written in
/// <see cref="ILanes{V}"/>. All operations are exact, so every width gives the same bits.
/// </summary>
/// <typeparam name="V">The values: a vector of ulong or a ulong.</typeparam>
internal interface IWordLanes<V>
{
    /// <summary>A number in every lane.</summary>
    static abstract V Of(ulong value);

    /// <summary>a + b.</summary>
    static abstract V Add(V a, V b);

    /// <summary>The bits set in one of the two.</summary>
    static abstract V Xor(V a, V b);

    /// <summary>The lower 32 bits of a, with those of b above them.</summary>
    static abstract V Join(V a, V b);

    /// <summary>The upper 32 bits, moved down.</summary>
    static abstract V Upper(V a);

    /// <summary>The product, of 64 bits, of the lower 32 bits of both.</summary>
    static abstract V Multiply(V a, V b);
}

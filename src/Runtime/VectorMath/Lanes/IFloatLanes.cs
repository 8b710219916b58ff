namespace FusedKernels.Mathematics;

/// <summary>Lanes of 32 bits.</summary>
/// <typeparam name="V">The values: a vector of floats or a float.</typeparam>
internal interface IFloatLanes<V> : ILanes<V>
{
    /// <summary>How many lanes there are.</summary>
    static abstract int Count { get; }

    /// <summary>A number in every lane.</summary>
    static abstract V Of(float value);

    /// <summary>Bits in every lane.</summary>
    static abstract V OfBits(int bits);

    /// <summary>The number in a lane.</summary>
    static abstract float Get(V a, int lane);

    /// <summary>The value with another number in a lane.</summary>
    static abstract V With(V a, int lane, float value);
}

namespace FusedKernels.Mathematics;

/// <summary>Lanes of 64 bits.</summary>
/// <typeparam name="V">The values: a vector of doubles or a double.</typeparam>
internal interface IDoubleLanes<V> : ILanes<V>
{
    /// <summary>How many lanes there are.</summary>
    static abstract int Count { get; }

    /// <summary>A number in every lane.</summary>
    static abstract V Of(double value);

    /// <summary>Bits in every lane.</summary>
    static abstract V OfBits(long bits);

    /// <summary>The number in a lane.</summary>
    static abstract double Get(V a, int lane);

    /// <summary>The value with another number in a lane.</summary>
    static abstract V With(V a, int lane, double value);
}

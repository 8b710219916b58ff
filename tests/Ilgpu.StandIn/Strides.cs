using System;

namespace ILGPU;

/// <summary>How a one-dimensional view lies in memory.</summary>
public interface IStride1D
{
    /// <summary>Elements from one index to the next.</summary>
    int XStride { get; }
}

/// <summary>How a two-dimensional view lies in memory.</summary>
public interface IStride2D
{
    /// <summary>Elements from one first index to the next.</summary>
    int XStride { get; }

    /// <summary>Elements from one second index to the next.</summary>
    int YStride { get; }
}

/// <summary>Strides of one-dimensional views.</summary>
public static class Stride1D
{
    /// <summary>Element after element.</summary>
    public readonly struct Dense : IStride1D
    {
        public int XStride => 1;
    }
}

/// <summary>Strides of two-dimensional views.</summary>
public static class Stride2D
{
    /// <summary>The second index is the contiguous one, as in a T[,].</summary>
    /// <param name="xStride">Elements from one first index to the next; as in ILGPU, not zero.</param>
    public readonly struct DenseY(int xStride) : IStride2D
    {
        public int XStride { get; } = xStride >= 1 ? xStride : throw new ArgumentOutOfRangeException(nameof(xStride));

        public int YStride => 1;
    }
}

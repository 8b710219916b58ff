namespace ILGPU;

/// <summary>An index or an extent.</summary>
public interface IIndex
{
    /// <summary>The number of indices it spans as an extent.</summary>
    long Size { get; }
}

/// <summary>A one-dimensional 32-bit index.</summary>
/// <param name="x">The index.</param>
public readonly struct Index1D(int x) : IIndex
{
    public int X { get; } = x;

    long IIndex.Size => X;

    public static implicit operator int(Index1D idx) => idx.X;

    public static implicit operator Index1D(int idx) => new(idx);

    public static implicit operator LongIndex1D(Index1D index) => new(index.X);
}

/// <summary>A two-dimensional 32-bit index.</summary>
/// <param name="x">The first index.</param>
/// <param name="y">The second index.</param>
public readonly struct Index2D(int x, int y) : IIndex
{
    public int X { get; } = x;

    public int Y { get; } = y;

    long IIndex.Size => (long)X * Y;
}

/// <summary>A three-dimensional 32-bit index.</summary>
/// <param name="x">The first index.</param>
/// <param name="y">The second index.</param>
/// <param name="z">The third index.</param>
public readonly struct Index3D(int x, int y, int z) : IIndex
{
    public int X { get; } = x;

    public int Y { get; } = y;

    public int Z { get; } = z;

    long IIndex.Size => (long)X * Y * Z;
}

/// <summary>A one-dimensional 64-bit index.</summary>
/// <param name="x">The index.</param>
public readonly struct LongIndex1D(long x) : IIndex
{
    public long X { get; } = x;

    long IIndex.Size => X;

    public static implicit operator long(LongIndex1D idx) => idx.X;

    public static implicit operator LongIndex1D(long idx) => new(idx);
}

/// <summary>A two-dimensional 64-bit index.</summary>
/// <param name="x">The first index.</param>
/// <param name="y">The second index.</param>
public readonly struct LongIndex2D(long x, long y) : IIndex
{
    public long X { get; } = x;

    public long Y { get; } = y;

    long IIndex.Size => X * Y;

    public static implicit operator LongIndex2D((long, long) values) => new(values.Item1, values.Item2);
}

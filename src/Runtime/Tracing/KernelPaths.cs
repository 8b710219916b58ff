using System;

namespace FusedKernels;

/// <summary>The ways in which a kernel, or one loop of it, can run.</summary>
[Flags]
public enum KernelPaths
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The method as the user wrote it, because a guard failed on entry.</summary>
    AsWritten = 1,

    /// <summary>The generated scalar form.</summary>
    Scalar = 2,

    /// <summary>Vectors of 128 bits.</summary>
    Simd128 = 4,

    /// <summary>Vectors of 256 bits.</summary>
    Simd256 = 8,

    /// <summary>Vectors of 512 bits.</summary>
    Simd512 = 16,

    /// <summary>More than one thread.</summary>
    Threads = 32,

    /// <summary>Non-temporal stores, which bypass the caches.</summary>
    Streaming = 64,
}

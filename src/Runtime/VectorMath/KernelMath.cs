namespace FusedKernels;

/// <summary>
/// The functions of <see cref="System.Math"/>, and some that it lacks, with the bits that <see cref="VectorMath"/> gives: kernels
/// compute them in lanes, and plain code gets the same results.
/// </summary>
public static partial class KernelMath;

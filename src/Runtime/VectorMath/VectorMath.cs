namespace FusedKernels;

/// <summary>
/// Functions of vectors of double and float. Every width gives the same bits, as does <see cref="KernelMath"/>, which has the same functions of numbers.
/// Errors are in units of the last place (ulp); docs/vector-math.md has those that tests find. Special cases are those of <see cref="System.Math"/>.
/// </summary>
public static partial class VectorMath;

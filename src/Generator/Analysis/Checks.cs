using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Something the fast path relies on that only run time can tell.</summary>
internal abstract record Check
{
    public abstract IEnumerable<Expr> Atoms { get; }
}

/// <summary>
/// Every index in one dimension lies in the buffer: 0 &lt;= Lowest and Highest &lt; length. Holds also where the access never happens:
/// some extent (last minus first index of a loop around it) is negative, or a condition fails. Without a buffer it is about a slice.
/// </summary>
internal sealed record InRange(
    KernelBuffer? Buffer, int Dimension, Polynomial Length, Extreme Lowest, Extreme Highest,
    EquatableArray<Extreme> Extents, EquatableArray<Under> Conditions) : Check
{
    public override IEnumerable<Expr> Atoms => Lowest.Atoms.Concat(Highest.Atoms).Concat(Length.Atoms)
        .Concat(Extents.SelectMany(e => e.Atoms)).Concat(Conditions.Select(c => c.Condition));
}

/// <summary>An exact value fits Int32 at both ends, so C#'s int arithmetic did not wrap around.</summary>
internal sealed record FitsInt32(Extreme Lowest, Extreme Highest) : Check
{
    public override IEnumerable<Expr> Atoms => Lowest.Atoms.Concat(Highest.Atoms);
}

/// <summary>An index that runs one by one until it meets its end has that many values before it, not fewer than none.</summary>
internal sealed record Reached(Variable Index, Extreme Trips) : Check
{
    public override IEnumerable<Expr> Atoms => Trips.Atoms;
}

/// <summary>What the statements of a body rely on.</summary>
internal sealed record Holds(Relied Relied) : Check
{
    public override IEnumerable<Expr> Atoms => [Relied.Condition];
}

/// <summary>A length that an array is to have is no negative number, so that making it would not throw.</summary>
internal sealed record NonNegative(Polynomial Length) : Check
{
    public override IEnumerable<Expr> Atoms => Length.Atoms;
}

/// <summary>What is packed into a buffer stays behind what is still to be read of it.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Room">How many elements are between them at the start.</param>
internal sealed record StaysBehind(KernelBuffer Buffer, Polynomial Room) : Check
{
    public override IEnumerable<Expr> Atoms => Room.Atoms;
}

/// <summary>Two lengths are the same, as loops that are fused take them to be.</summary>
internal sealed record Same(Expr First, Expr Second) : Check
{
    public override IEnumerable<Expr> Atoms => [First, Second];
}

/// <summary>The lanes or iterations of a loop stand at different places: their distance is not zero.</summary>
internal sealed record NonZero(Polynomial Stride) : Check
{
    public override IEnumerable<Expr> Atoms => Stride.Atoms;
}

/// <summary>
/// Two subscripts that step alike never meet in different iterations of a loop: they are equal in each, or further apart than the loop
/// takes either.
/// </summary>
/// <param name="Gap">What they are apart by in one iteration.</param>
/// <param name="Reach">How far the loop takes them.</param>
internal sealed record Far(Polynomial Gap, Polynomial Reach) : Check
{
    public override IEnumerable<Expr> Atoms => Gap.Atoms.Concat(Reach.Atoms);
}

/// <summary>Two buffers share no memory; or, with <paramref name="AllowSame"/>, start at the same element.</summary>
internal sealed record NoOverlap(KernelBuffer First, KernelBuffer Second, bool AllowSame) : Check
{
    public override IEnumerable<Expr> Atoms => [];
}

/// <summary>A variable in memory of the caller's or of a class shares none with a buffer.</summary>
internal sealed record Outside(Variable Scalar, KernelBuffer Buffer) : Check
{
    public override IEnumerable<Expr> Atoms => [];
}

/// <summary>Two variables in memory of the caller's or of a class are not the same.</summary>
internal sealed record Distinct(Variable First, Variable Second) : Check
{
    public override IEnumerable<Expr> Atoms => [];
}

/// <summary>What is known about extremes at compile time.</summary>
internal static class Known
{
    /// <summary>Whether the extreme is certainly at least zero.</summary>
    public static bool NonNegative(Extreme extreme) => extreme switch
    {
        Exactly exactly => exactly.Value.IsProvablyNonNegative,
        OneOf { IsSmallest: true } one => one.Candidates.All(NonNegative),
        OneOf one => one.Candidates.Any(NonNegative),
        _ => false,
    };

    /// <summary>Whether the extreme is certainly below zero.</summary>
    public static bool Negative(Extreme extreme) => extreme switch
    {
        Exactly exactly => (-exactly.Value - Polynomial.Of(1)).IsProvablyNonNegative,
        OneOf { IsSmallest: true } one => one.Candidates.Any(Negative),
        OneOf one => one.Candidates.All(Negative),
        _ => false,
    };

    /// <summary>Whether one extreme is certainly less than another.</summary>
    /// <param name="low">The one.</param>
    /// <param name="high">The other.</param>
    /// <param name="isNatural">What is known to be at least zero.</param>
    public static bool Below(Extreme low, Extreme high, Func<Expr, bool> isNatural) => (low, high) switch
    {
        (Exactly a, Exactly b) => (b.Value - a.Value - Polynomial.Of(1)).IsNonNegative(isNatural),
        (OneOf { IsSmallest: true } one, _) => one.Candidates.Any(c => Below(c, high, isNatural)),
        (OneOf one, _) => one.Candidates.All(c => Below(c, high, isNatural)),
        (_, OneOf { IsSmallest: true } one) => one.Candidates.All(c => Below(low, c, isNatural)),
        (_, OneOf one) => one.Candidates.Any(c => Below(low, c, isNatural)),
        _ => false,
    };

    public static bool AtMostInt32(Extreme extreme) => extreme switch
    {
        Exactly { Value: var value } => value.IsConstant ? value.ConstantTerm <= int.MaxValue : value.ConstantTerm <= 0 && IsInt32Atom(value.WithoutConstant),
        OneOf { IsSmallest: true } one => one.Candidates.Any(AtMostInt32),
        OneOf one => one.Candidates.All(AtMostInt32),
        _ => false,
    };

    /// <summary>Whether the extreme is certainly too large for Int32.</summary>
    public static bool AboveInt32(Extreme extreme) => extreme is Exactly { Value: { IsConstant: true, ConstantTerm: > int.MaxValue } };

    /// <summary>Whether the extreme is certainly too small for Int32.</summary>
    public static bool BelowInt32(Extreme extreme) => extreme is Exactly { Value: { IsConstant: true, ConstantTerm: < int.MinValue } };

    public static bool AtLeastInt32(Extreme extreme) => extreme switch
    {
        Exactly { Value: var value } => value.IsConstant
            ? value.ConstantTerm >= int.MinValue
            : value.ConstantTerm >= (value.Atoms.All(a => a.IsLength()) ? int.MinValue : 0) && IsInt32Atom(value.WithoutConstant),
        OneOf { IsSmallest: true } one => one.Candidates.All(AtLeastInt32),
        OneOf one => one.Candidates.Any(AtLeastInt32),
        _ => false,
    };

    private static bool IsInt32Atom(Polynomial value) =>
        value.Terms.Count() == 1 && value.Terms.First() is var (monomial, factor)
        && factor == 1 && monomial.Atoms.Count == 1 && monomial.Atoms[0].Type == ScalarType.Int32;
}

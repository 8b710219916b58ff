using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>What is known of the rows of an array of arrays before a loop through them: none is shorter than the shortest or longer than the longest.</summary>
internal static class RowLengths
{
    /// <summary>
    /// The polynomial with the lengths of single rows replaced, so that it is at least as high, or at least as low; itself where there are
    /// none, and null where one is multiplied by another symbol.
    /// </summary>
    /// <param name="value">The polynomial.</param>
    /// <param name="index">Replaces the lengths of rows that this one selects; null for all.</param>
    /// <param name="highest">Whether it may become higher, or lower.</param>
    public static Polynomial? Bound(Polynomial value, Variable? index, bool highest)
    {
        bool IsSelected(Expr atom) => atom is RowLength length && (index is null || length.Mentions(index));
        if (!value.Atoms.Any(IsSelected))
            return value;
        Polynomial result = Polynomial.Zero;
        foreach ((Monomial monomial, long factor) in value.Terms)
        {
            bool replaces = monomial.Atoms.Any(IsSelected);
            if (replaces && monomial.Atoms.Count > 1)
                return null;
            Polynomial product = replaces
                ? Polynomial.Of(new RowExtent(((RowLength)monomial.Atoms[0]).Buffer, IsLongest: factor > 0 == highest))
                : monomial.Atoms.Select(Polynomial.Of).Aggregate(Polynomial.Of(1), (a, b) => a * b);
            result += Polynomial.Of(factor) * product;
        }

        return result;
    }

    /// <summary>The row of an access, where a loop stays in one that can be told ahead of it; null where it may change, or throw.</summary>
    public static Expr? Fixed(Expr row, For loop, AffineForms affine)
    {
        Expr inlined = affine.Inline(row);
        return inlined.IsFixedIn(loop) && Faults.Nowhere(inlined.All()) ? inlined : null;
    }
}

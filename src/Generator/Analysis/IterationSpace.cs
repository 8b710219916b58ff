using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// The iterations in which an access happens: the ranges of the loops around it, narrowed by the affine conditions it stands under.
/// Answers between which values a polynomial lies there.
/// </summary>
internal sealed class IterationSpace
{
    private readonly List<LoopRange> ranges = [];

    private IterationSpace()
    {
    }

    /// <summary>The loops' ranges, outermost first.</summary>
    public IReadOnlyList<LoopRange> Ranges => ranges;

    /// <summary>Conditions on the way that mention no loop index; the access happens only where they hold.</summary>
    public List<Under> Uniform { get; } = [];

    /// <summary>Whether a condition narrowed the range of a loop.</summary>
    public bool IsNarrowed { get; private set; }

    /// <summary>Polynomials that must fit Int32 for the narrowing to be right.</summary>
    public List<Polynomial> MustFit { get; } = [];

    /// <summary>The space of a path, or null if a loop on it has no polynomial bounds.</summary>
    public static IterationSpace? Of(IEnumerable<PathStep> path, AffineForms affine)
    {
        var space = new IterationSpace();
        foreach (PathStep step in path)
        {
            switch (step)
            {
                case InLoop { Loop: var loop }:
                    if (LoopRange.Of(loop, affine) is not { } range)
                        return null;
                    space.ranges.Add(range);
                    break;
                case Under under:
                    space.Narrow(under.Condition, under.Holds, affine);
                    break;
            }
        }

        return space;
    }

    /// <summary>The largest value of a polynomial over the space, or null where it is not multilinear in the indices.</summary>
    public Extreme? Highest(Polynomial value) => Bound(value, ranges.Count - 1, highest: true);

    /// <summary>The smallest value of a polynomial over the space, or null where it is not multilinear in the indices.</summary>
    public Extreme? Lowest(Polynomial value) => Bound(value, ranges.Count - 1, highest: false);

    /// <summary>Eliminates the indices from the innermost outwards: each is replaced by the end of its range that is extreme.</summary>
    private Extreme? Bound(Polynomial value, int depth, bool highest)
    {
        while (depth >= 0 && !value.Mentions(ranges[depth].Index))
            depth--;
        if (RowLengths.Bound(value, depth < 0 ? null : ranges[depth].Index, highest) is not { } bounded)
            return null;
        if (depth < 0)
            return new Exactly(bounded);
        if (!ReferenceEquals(bounded, value))
            return Bound(bounded, depth, highest);
        LoopRange range = ranges[depth];
        if (value.Split(range.Index) is not var (coefficient, remainder))
            return null;
        if (!coefficient.IsConstant)
            return AtEitherEnd(coefficient, remainder, depth, highest);

        // Rising with the index: highest at the smallest of the upper bounds, so the smallest over all of them.
        bool useHighs = (coefficient.ConstantTerm > 0) == highest;
        List<Extreme> candidates = [];
        foreach (Polynomial end in useHighs ? range.Highs : range.Lows)
        {
            if (Bound((coefficient * end) + remainder, depth - 1, highest) is not { } bound)
                return null;
            candidates.Add(bound);
        }

        return highest ? Extreme.Smallest(candidates) : Extreme.Largest(candidates);
    }

    /// <summary>A coefficient of unknown sign: the extreme lies at one end of the range or the other.</summary>
    private Extreme? AtEitherEnd(Polynomial coefficient, Polynomial remainder, int depth, bool highest)
    {
        LoopRange range = ranges[depth];
        Extreme? low = Bound((coefficient * range.Lows[0]) + remainder, depth - 1, highest);
        Extreme? high = Bound((coefficient * range.Highs[0]) + remainder, depth - 1, highest);
        if (low is null || high is null)
            return null;
        return highest ? Extreme.Largest([low, high]) : Extreme.Smallest([low, high]);
    }

    private void Narrow(Expr condition, bool holds, AffineForms affine)
    {
        switch (condition)
        {
            case Unary { Op: UnaryOp.LogicalNot } not:
                Narrow(not.Operand, !holds, affine);
                return;
            case ShortCircuit both when both.IsAnd == holds:
                Narrow(both.Left, holds, affine);
                Narrow(both.Right, holds, affine);
                return;
            case Binary { Op: BinaryOp.And, Type: ScalarType.Boolean } both when holds:
                Narrow(both.Left, true, affine);
                Narrow(both.Right, true, affine);
                return;
        }

        if (!condition.All().Any(e => e is VariableRef r && ranges.Any(x => affine.Inline(r).Mentions(x.Index))))
            Uniform.Add(new Under(affine.Inline(condition), holds));
        else if (condition is Compare compare)
            Narrow(compare, holds, affine);
    }

    /// <summary>left - right compared with zero bounds the innermost index in it, if that has coefficient 1 or -1.</summary>
    private void Narrow(Compare compare, bool holds, AffineForms affine)
    {
        if (affine.Of(compare.Left) is not { } left || affine.Of(compare.Right) is not { } right)
            return;
        CompareOp op = holds ? compare.Op : compare.Op.Negated();
        int depth = ranges.FindLastIndex(r => (left - right).Mentions(r.Index));
        if (depth < 0 || (left - right).Split(ranges[depth].Index) is not var (coefficient, remainder) || !coefficient.IsConstant)
            return;
        if (coefficient.ConstantTerm is not (1 or -1))
            return;

        // index op bound, with the sides swapped for coefficient -1.
        bool flipped = coefficient.ConstantTerm < 0;
        Polynomial bound = flipped ? remainder : -remainder;
        LoopRange range = ranges[depth];
        if (op == CompareOp.NotEqual)
        {
            // What is not the first value is a later one.
            if (range.Lows.Contains(bound))
                op = flipped ? CompareOp.Less : CompareOp.Greater;
            else if (range.Highs.Contains(bound))
                op = flipped ? CompareOp.Greater : CompareOp.Less;
            else
                return;
        }

        bool above = op is CompareOp.Equal || (op is CompareOp.Greater or CompareOp.GreaterOrEqual) != flipped;
        bool below = op is CompareOp.Equal || (op is CompareOp.Less or CompareOp.LessOrEqual) != flipped;
        Polynomial strict = Polynomial.Of(op is CompareOp.Less or CompareOp.Greater ? 1 : 0);
        ranges[depth] = range with
        {
            Lows = above ? [.. range.Lows, bound + strict] : range.Lows,
            Highs = below ? [.. range.Highs, bound - strict] : range.Highs,
        };
        IsNarrowed = true;
        MustFit.Add(left);
        MustFit.Add(right);
    }
}

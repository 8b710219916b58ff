using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>A bound computed at run time: a polynomial, or the smallest or largest of several bounds.</summary>
internal abstract record Extreme
{
    public static Extreme Smallest(IEnumerable<Extreme> of) => Of(of, isSmallest: true);

    public static Extreme Largest(IEnumerable<Extreme> of) => Of(of, isSmallest: false);

    /// <summary>All atoms in it.</summary>
    public abstract IEnumerable<Expr> Atoms { get; }

    /// <summary>This minus a polynomial.</summary>
    public abstract Extreme Minus(Polynomial value);

    private static Extreme Of(IEnumerable<Extreme> of, bool isSmallest)
    {
        List<Extreme> distinct = [];
        foreach (Extreme extreme in of)
        {
            if (distinct.Exists(d => Decides(d, extreme, isSmallest)))
                continue;
            distinct.RemoveAll(d => Decides(extreme, d, isSmallest));
            distinct.Add(extreme);
        }

        return distinct.Count == 1 ? distinct[0] : new OneOf(distinct.ToEquatable(), isSmallest);
    }

    /// <summary>Whether one is never beyond the other, so that the other one does not count.</summary>
    private static bool Decides(Extreme one, Extreme other, bool isSmallest) => one.Equals(other)
        || (one is Exactly { Value: var a } && other is Exactly { Value: var b } && (isSmallest ? b - a : a - b) is { IsConstant: true, ConstantTerm: >= 0 });
}

internal sealed record Exactly(Polynomial Value) : Extreme
{
    public override IEnumerable<Expr> Atoms => Value.Atoms;

    public override Extreme Minus(Polynomial value) => new Exactly(Value - value);
}

internal sealed record OneOf(EquatableArray<Extreme> Candidates, bool IsSmallest) : Extreme
{
    public override IEnumerable<Expr> Atoms => Candidates.SelectMany(c => c.Atoms);

    public override Extreme Minus(Polynomial value) => this with { Candidates = Candidates.Select(c => c.Minus(value)).ToEquatable() };
}

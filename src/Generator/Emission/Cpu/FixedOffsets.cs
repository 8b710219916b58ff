using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// The parts of addresses in lanes that the unit's loops do not change: where a row starts, a symbolic distance. They are computed once, ahead
/// of the loop over gangs; the JIT would multiply them anew for each gang, and with many of them spill what it needs.
/// </summary>
internal sealed class FixedOffsets
{
    private readonly UnitPlace place;
    private readonly Dictionary<Polynomial, string> names = [];

    public FixedOffsets(UnitPlace place)
    {
        this.place = place;
        foreach ((KernelBuffer buffer, EquatableArray<Expr> index) in Accesses())
        {
            if (LaneAddress.Of(buffer, index, place.Loop, place.Facts.Affine) is not { IsOnePlace: false } address)
                continue;
            Polynomial part = FixedPart(address.First);
            if (!part.IsConstant && !names.ContainsKey(part))
                names.Add(part, $"origin{Literals.Number(names.Count + 1)}");
        }
    }

    /// <summary>Declares them, for the code that follows in the same method.</summary>
    public void Print(CodeWriter writer)
    {
        if (names.Count == 0)
            return;
        writer.Line("// What addresses have in common in all iterations.");
        foreach (KeyValuePair<Polynomial, string> origin in names.OrderBy(n => n.Value.Length).ThenBy(n => n.Value, System.StringComparer.Ordinal))
            writer.Line($"nint {origin.Value} = {new PolynomialText(place).Native(origin.Key)};");
    }

    /// <summary>An address as a native integer.</summary>
    public string Native(Polynomial address)
    {
        Polynomial part = FixedPart(address);
        if (!names.TryGetValue(part, out string? name))
            return new PolynomialText(place).Native(address);
        Polynomial rest = address - part;
        string moving = new PolynomialText(place).Native(rest);
        return rest.Equals(Polynomial.Zero) ? name : $"{name} {(moving[0] == '-' ? $"- {moving.Substring(1)}" : $"+ {moving}")}";
    }

    private IEnumerable<(KernelBuffer Buffer, EquatableArray<Expr> Index)> Accesses()
    {
        foreach (Stmt statement in place.Loop.Body.All())
        {
            foreach (Load load in statement.Expressions().SelectMany(e => e.All()).OfType<Load>())
                yield return (load.Buffer, load.Index);
            if (statement is Store store)
                yield return (store.Buffer, store.Index);
        }
    }

    /// <summary>The terms that have one value throughout the unit, without the constant.</summary>
    private Polynomial FixedPart(Polynomial address) => address.Terms
        .Where(t => t.Monomial.Atoms.Count > 0 && t.Monomial.Atoms.All(IsFixed))
        .Aggregate(Polynomial.Zero, (sum, t) => sum + (t.Monomial.Atoms.Aggregate(Polynomial.Of(t.Factor), (product, atom) => product * Polynomial.Of(atom))));

    private bool IsFixed(Expr atom) => atom.All().All(e => e is not (Load or RowLength) && !(e is VariableRef { Variable: var v } && place.Changes(v)));
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>A product of atoms. An atom is an integer expression taken as a symbol: a variable, a length, or something like n / 2.</summary>
internal sealed record Monomial(EquatableArray<Expr> Atoms)
{
    public static Monomial One { get; } = new(EquatableArray<Expr>.Empty);

    public string Key { get; } = string.Join("*", Atoms.Select(IrPrinter.Print));

    public static Monomial Of(params Expr[] atoms) => new(atoms.OrderBy(IrPrinter.Print, StringComparer.Ordinal).ToEquatable());

    public Monomial Times(Monomial other) => Of(Atoms.Concat(other.Atoms).ToArray());
}

/// <summary>
/// An integer expression as a sum of constants times products of symbols, in exact (unbounded) arithmetic. Affine subscripts are
/// polynomials whose products hold at most one loop index; a coefficient may itself be symbolic (i * width + j).
/// </summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    private readonly ImmutableSortedDictionary<string, (Monomial Monomial, long Factor)> terms;

    private Polynomial(ImmutableSortedDictionary<string, (Monomial, long)> terms) => this.terms = terms;

    public static Polynomial Zero { get; } = new(ImmutableSortedDictionary.Create<string, (Monomial, long)>(StringComparer.Ordinal));

    public IEnumerable<(Monomial Monomial, long Factor)> Terms => terms.Values;

    public bool IsConstant => terms.Count == 0 || (terms.Count == 1 && terms.ContainsKey(string.Empty));

    /// <summary>The constant term.</summary>
    public long ConstantTerm => terms.TryGetValue(string.Empty, out (Monomial, long Factor) term) ? term.Factor : 0;

    public Polynomial WithoutConstant => this - Of(ConstantTerm);

    /// <summary>The symbol that it is, if it is one and no more.</summary>
    public Expr? Single => terms.Count == 1 && Terms.First() is var (monomial, factor) && factor == 1 && monomial.Atoms.Count == 1 ? monomial.Atoms[0] : null;

    public IEnumerable<Expr> Atoms => Terms.SelectMany(t => t.Monomial.Atoms).Distinct();

    public static Polynomial Of(long value) => Zero.Plus(Monomial.One, value);

    public static Polynomial Of(Expr atom) => Zero.Plus(Monomial.Of(atom), 1);

    public static Polynomial operator +(Polynomial left, Polynomial right) => left.Add(right, 1);

    public static Polynomial operator -(Polynomial left, Polynomial right) => left.Add(right, -1);

    public static Polynomial operator -(Polynomial value) => Zero.Add(value, -1);

    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        Polynomial result = Zero;
        foreach ((Monomial a, long x) in left.Terms)
        {
            foreach ((Monomial b, long y) in right.Terms)
                result = result.Plus(a.Times(b), checked(x * y));
        }

        return result;
    }

    /// <summary>How often it is another one, where it is that a whole number of times.</summary>
    public long? Ratio(Polynomial other)
    {
        if (terms.Count != other.terms.Count || terms.Count == 0)
            return null;
        (string key, long first) = (terms.First().Key, terms.First().Value.Factor);
        if (!other.terms.TryGetValue(key, out (Monomial, long Factor) same) || first % same.Factor != 0)
            return null;
        long ratio = first / same.Factor;
        return Equals(other * Of(ratio)) ? ratio : null;
    }

    /// <summary>Whether <paramref name="variable"/> occurs, inside an opaque atom included.</summary>
    public bool Mentions(Variable variable) => Atoms.Any(a => a.Mentions(variable));

    /// <summary>
    /// Splits into coefficient * variable + rest, where neither mentions the variable; null where that is not so (squares, opaque atoms).
    /// </summary>
    public (Polynomial Coefficient, Polynomial Remainder)? Split(Variable variable)
    {
        Polynomial coefficient = Zero;
        Polynomial rest = Zero;
        foreach ((Monomial monomial, long factor) in Terms)
        {
            Expr[] others = monomial.Atoms.Where(a => !(a is VariableRef r && r.Variable == variable)).ToArray();
            if (others.Any(a => a.Mentions(variable)) || others.Length < monomial.Atoms.Count - 1)
                return null;
            if (others.Length == monomial.Atoms.Count)
                rest = rest.Plus(monomial, factor);
            else
                coefficient = coefficient.Plus(Monomial.Of(others), factor);
        }

        return (coefficient, rest);
    }

    /// <summary>
    /// Whether it is at least zero because lengths are: every term is a non-negative multiple of lengths, and of parts of them (n / 2), where
    /// f * (n / c) takes away at most f / c times n, rounded up; 2 * (e >> 1) is e or one less, whatever e is.
    /// </summary>
    public bool IsProvablyNonNegative => IsNonNegative(IrWalk.IsLength);

    /// <summary>The same where more is known to be at least zero than lengths.</summary>
    public bool IsNonNegative(Func<Expr, bool> isNatural) =>
        WithoutParts(isNatural).Terms.All(t => t.Factor >= 0 && t.Monomial.Atoms.All(a => isNatural(a) || IsPart(a, isNatural)));

    private static bool IsPart(Expr atom, Func<Expr, bool> isNatural) => atom is Binary { Op: BinaryOp.Divide, Left: var whole, Right: Constant { Bits: > 0 } } && isNatural(whole);

    /// <summary>A lower bound without parts of lengths that count against it, where whole lengths can stand for them.</summary>
    private Polynomial WithoutParts(Func<Expr, bool> isNatural)
    {
        Polynomial bound = this;
        foreach ((Monomial monomial, long factor) in Terms)
        {
            if (factor % 2 == 0 && monomial.Atoms.Count == 1 && monomial.Atoms[0] is Binary { Op: BinaryOp.ShiftRight, Type: ScalarType.Int64, Left: var halved, Right: Constant { Bits: 1 } })
                bound = bound - (Of(monomial.Atoms[0]) * Of(factor)) + ((Polynomials.FromExpr(halved) - Of(factor > 0 ? 1 : 0)) * Of(factor / 2));
            if (factor < 0 && monomial.Atoms.Count == 1 && IsPart(monomial.Atoms[0], isNatural) && monomial.Atoms[0] is Binary { Left: var whole, Right: Constant { Bits: var parts } })
                bound = bound - (Of(monomial.Atoms[0]) * Of(factor)) - (Of(whole) * Of(((parts - 1) - factor) / parts));
        }

        return bound;
    }

    /// <summary>Whether it has products of three symbols, or several of two, so that Int64 could not hold it even where its symbols are Int32.</summary>
    public bool NeedsInt128 => Terms.Any(t => t.Monomial.Atoms.Count > 2)
        || Terms.Where(t => t.Monomial.Atoms.Count == 2).Sum(t => Math.Min(Math.Abs(t.Factor), 1L << 40)) > 1;

    public bool Equals(Polynomial? other) =>
        other is not null && terms.Count == other.terms.Count
        && terms.All(t => other.terms.TryGetValue(t.Key, out (Monomial, long Factor) o) && o.Factor == t.Value.Factor);

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode() => ToString().GetHashCode();

    public override string ToString() =>
        terms.Count == 0 ? "0" : string.Join(" + ", Terms.Select(t =>
            t.Monomial.Key.Length == 0 ? t.Factor.ToString(CultureInfo.InvariantCulture)
            : t.Factor == 1 ? t.Monomial.Key
            : t.Factor.ToString(CultureInfo.InvariantCulture) + "*" + t.Monomial.Key));

    private Polynomial Add(Polynomial other, long scale)
    {
        Polynomial result = this;
        foreach ((Monomial monomial, long factor) in other.Terms)
            result = result.Plus(monomial, checked(scale * factor));
        return result;
    }

    private Polynomial Plus(Monomial monomial, long factor)
    {
        long sum = checked((terms.TryGetValue(monomial.Key, out (Monomial, long Factor) old) ? old.Factor : 0) + factor);
        return new(sum == 0 ? terms.Remove(monomial.Key) : terms.SetItem(monomial.Key, (monomial, sum)));
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Text;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints polynomials and extremes as C# integer expressions.</summary>
internal sealed class PolynomialText(Place place)
{
    /// <summary>As a native integer. Where the exact value is proved to be small, wrap-around on the way does no harm.</summary>
    public string Native(Polynomial value) => Print(value, NativeAtom, size => size > int.MaxValue ? $"unchecked((nint){Number(size)}UL)" : Number(size));

    /// <summary>As a long, or an Int128 where products of three symbols or several of two could exceed it.</summary>
    public string Wide(Polynomial value)
    {
        string type = value.NeedsInt128 ? "global::System.Int128" : "long";
        return Print(value, atom => $"({type}){new ScalarText(place).Print(atom)}", size => size > int.MaxValue ? $"{Number(size)}L" : Number(size));
    }

    public string Wide(Extreme extreme) => extreme switch
    {
        Exactly exactly => Wide(exactly.Value),
        OneOf one => one.Candidates.Select(Wide).Aggregate((a, b) => $"{(NeedsInt128(one) ? "global::System.Int128" : "global::System.Math")}.{(one.IsSmallest ? "Min" : "Max")}({a}, {b})"),
        _ => throw new System.ArgumentOutOfRangeException(nameof(extreme)),
    };

    private bool NeedsInt128(OneOf one) => one.Candidates.Any(c => Wide(c).Contains("Int128"));

    private string NativeAtom(Expr atom) => atom is VariableRef reference ? place.Native(reference.Variable) : $"(nint){new ScalarText(place).Print(atom)}";

    private static string Number(ulong value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Print(Polynomial value, System.Func<Expr, string> atom, System.Func<ulong, string> constant)
    {
        var text = new StringBuilder();
        IEnumerable<(Monomial Monomial, long Factor)> terms = value.Terms.OrderBy(t => t.Monomial.Atoms.Count == 0 ? 1 : 0);
        foreach ((Monomial monomial, long factor) in terms)
        {
            bool negative = factor < 0;
            if (text.Length > 0)
                text.Append(negative ? " - " : " + ");
            else if (negative)
                text.Append('-');
            ulong size = negative ? (ulong)(-(factor + 1)) + 1 : (ulong)factor;
            List<string> parts = monomial.Atoms.Select(atom).ToList();
            if (size != 1 || parts.Count == 0)
                parts.Add(constant(size));
            text.Append(string.Join(" * ", parts));
        }

        return text.Length == 0 ? "0" : text.ToString();
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>Makes whole kernels: their types, parameters, helpers, and the loop around a random body.</summary>
internal sealed class KernelMaker
{
    private static readonly string[] Headers =
    [
        "for (int i = 0; i < n; i++)", "for (int i = 0; i < n; i++)", "for (int i = 0; i < s.Length; i++)", "for (int i = 0; i < s.Length; i++)",
        "for (int i = n - 1; i >= 0; i--)", "for (int i = 1; i < n; i += 2)", "for (int i = 0; i <= n - 2; i += 3)",
    ];

    private readonly Random random;
    private readonly ImmutableArray<ScalarType> palette;
    private readonly bool wantsFaults;
    private readonly List<Helper> helpers = [];
    private readonly List<Member> members = [];

    private KernelMaker(Random random)
    {
        this.random = random;
        ScalarType[] types = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(Numbers.All))];
        palette = [.. types.Append(random.Next(2) == 0 ? ScalarType.Int32 : Pick(ScalarType.Int64, ScalarType.UInt32, ScalarType.UInt64)).Distinct()];
        wantsFaults = random.Next(100) < 38;
    }

    /// <summary>The kernel of a number; the same seed gives the same one.</summary>
    public static FuzzKernel Make(int seed, int number) => new KernelMaker(new Random(unchecked((seed * 1_000_003) + number))).Make(number);

    private T Pick<T>(params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private FuzzKernel Make(int number)
    {
        Structure? structure = MakeStructure();
        string name = "Fuzz" + number.ToString(CultureInfo.InvariantCulture);
        for (int k = random.Next(5) / 2; k > 0; k--)
            AddHelper("h" + k.ToString(CultureInfo.InvariantCulture));
        ImmutableArray<SpanParameter> inputs = Inputs();
        bool reduces = random.Next(100) < 30;
        ImmutableArray<Accumulator> accumulators = reduces ? Accumulators() : [];
        ImmutableArray<Element> elements = reduces && random.Next(2) == 0 ? [] : Elements();
        ImmutableArray<Scalar> scalars = [new Scalar("m", ScalarType.Int32, Values.Range(0, 9)), new Scalar("p", Pick(palette), Values.Any)];
        var writer = new Writer(random, palette)
        {
            Inputs = inputs,
            Elements = elements,
            Accumulators = accumulators,
            Helpers = helpers,
            Structure = structure,
            WantsFaults = wantsFaults,
            Budget = Pick(8, 8, 8, 16, 16, 32, 60),
        };
        writer.Declare(new Local("i", ScalarType.Int32, IsMutable: false));
        foreach (Scalar scalar in scalars)
            writer.Declare(new Local(scalar.Name, scalar.Type, IsMutable: false));
        Sequence body = writer.Body();
        return new FuzzKernel(name, [.. inputs, .. elements.Select(e => e.Buffer).Distinct()], scalars, [.. members], accumulators, Pick(Headers), body);
    }

    private Structure? MakeStructure()
    {
        (ScalarType a, ScalarType b) = (Pick(palette), Pick(palette));
        if (random.Next(3) != 0 || !Numbers.Converts(a, b) || !Numbers.Converts(b, a))
            return null;
        var structure = new Structure("Pair", a, b);
        members.Add(structure.Member);
        return structure;
    }

    /// <summary>An input of each type of the palette, some with a second one; and one that only its length counts of.</summary>
    private ImmutableArray<SpanParameter> Inputs()
    {
        List<SpanParameter> inputs = [new("s", ScalarType.Byte, IsOutput: false, Values.Any, IsCount: true)];
        foreach (ScalarType type in palette.Concat(palette.Where(_ => random.Next(3) == 0)))
            inputs.Add(new("a" + inputs.Count.ToString(CultureInfo.InvariantCulture), type, IsOutput: false, Source(type)));
        if (random.Next(5) == 0)
            inputs.Add(new("flags", ScalarType.Boolean, IsOutput: false, Values.Any));
        return [.. inputs];
    }

    /// <summary>Values of all kinds; where faults are wanted, integers that are zero or out of range now and then.</summary>
    private ValueSource Source(ScalarType type) => wantsFaults && type.IsInteger()
        ? Pick<ValueSource>(Values.Range(0, 100), Values.Range(-1, 90), Values.Range(0, 1000), Values.Any)
        : Pick<ValueSource>(Values.Any, Values.Any, Values.Plain, Values.Ties, Values.Range(-3, 12));

    private ImmutableArray<Element> Elements()
    {
        List<Element> elements = [];
        for (int k = random.Next(5) / 4 + 1; k > 0; k--)
        {
            var buffer = new SpanParameter("x" + k.ToString(CultureInfo.InvariantCulture), random.Next(12) == 0 ? ScalarType.Boolean : Pick(palette), IsOutput: true, Values.Any);
            string[] places = random.Next(8) switch
            {
                0 => ["2 * i", "2 * i + 1"],
                1 => ["3 * i + 1"],
                2 => ["n - 1 - i"],
                3 => ["i + 2"],
                4 when random.Next(2) == 0 => ["5 * i"],
                _ => ["i"],
            };
            elements.AddRange(places.Select(place => new Element(buffer, place)));
        }

        return [.. elements];
    }

    private ImmutableArray<Accumulator> Accumulators()
    {
        ScalarType[] integers = [.. palette.Where(t => t.IsInteger() && !Numbers.IsSmall(t))];
        ScalarType[] floating = [.. palette.Where(t => t.IsFloating())];
        if (floating.Length > 0 && random.Next(2) == 0)
            return [OfFloating(floating[0])];
        ScalarType type = Pick(integers);
        return [.. Enumerable.Range(0, random.Next(1, 3)).Select(k => OfIntegers("total" + k.ToString(CultureInfo.InvariantCulture), type))];
    }

    private Accumulator OfIntegers(string name, ScalarType type) => random.Next(8) switch
    {
        0 => new(name, type, "1", name + " *= {0};", "reduction: integer product"),
        1 => new(name, type, "7", $"{name} = Math.Min({name}, {{0}});", "reduction: integer minimum"),
        2 => new(name, type, "7", $"{name} = Math.Max({name}, {{0}});", "reduction: integer maximum"),
        3 => new(name, type, "0", name + " |= {0};", "reduction: or"),
        4 => new(name, type, "0", name + " ^= {0};", "reduction: xor"),
        5 => new(name, type, "0", $"if ({{0}} > 3) {name}++;", "reduction: count"),
        _ => new(name, type, "3", name + " += {0};", "reduction: integer sum"),
    };

    /// <summary>Reductions of floating-point numbers whose result does not depend on the order.</summary>
    private Accumulator OfFloating(ScalarType type) => random.Next(4) switch
    {
        0 => new("total", type, "5", "total = Math.Min(total, {0});", "reduction: floating minimum"),
        1 => new("total", type, "5", "total = Math.Max(total, {0});", "reduction: floating maximum"),
        2 => new("total", type, "5", $"{{{{ {type.Keyword()} t = {{0}}; if (t > total) total = t; }}}}", FuzzKernel.SignOfZero),
        _ => new("total", type, "0", "total += (int)({0}) & 63;", "reduction: exact floating sum"),
    };

    private void AddHelper(string name)
    {
        ImmutableArray<ScalarType> results = random.Next(4) == 0 ? [Pick(palette), Pick(palette)] : [random.Next(6) == 0 ? ScalarType.Boolean : Pick(palette)];
        ScalarType[] parameters = [random.Next(2) == 0 ? ScalarType.Int32 : ScalarType.Double, .. Enumerable.Range(0, random.Next(2)).Select(_ => Pick(palette))];
        var writer = new Writer(random, palette) { Prefix = name + "_", WantsFaults = wantsFaults, Budget = random.Next(3, 10), Helpers = [.. helpers] };
        string[] names = [.. parameters.Select((_, k) => $"{name}_p{k.ToString(CultureInfo.InvariantCulture)}")];
        for (int k = 0; k < parameters.Length; k++)
            writer.Declare(new Local(names[k], parameters[k], IsMutable: random.Next(3) == 0));
        Sequence body = writer.HelperBody(results);
        helpers.Add(new Helper(name, results, [.. parameters], writer.HasFaults));
        string result = results.Length == 1 ? results[0].Keyword() : $"({results[0].Keyword()}, {results[1].Keyword()})";
        members.Add(new Member($"private static {result} {name}({string.Join(", ", parameters.Select((p, k) => $"{p.Keyword()} {names[k]}"))})", body));
    }
}

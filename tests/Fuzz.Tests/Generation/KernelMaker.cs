using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>Makes whole kernels: their types, parameters, helpers, and the loop around a random body.</summary>
internal sealed partial class KernelMaker
{
    private static readonly Loop[] Loops =
    [
        new("for (int i = 0; i < n; i++)"), new("for (int i = 0; i < n; i++)"), new("for (int i = 0; i < n; i++)"), new("for (int i = 0; i < s.Length; i++)"), new("for (int i = 0; i < s.Length; i++)"),
        new("for (int i = 0; n > i && i < s.Length; i++)"), new("for (int i = 0; i != n; i++)"), new("for (int i = n - 1; i >= 0; i--)"), new("for (int i = 1; i < n; i += 2)"), new("for (int i = 0; i <= n - 2; i += 3)"),
        new("for (int i = 0; i < (long)n; i++)"), new("for (int i = 0, j = n - 1; i < j; i++, j--)"), new("for (int i = 0, j = n; i <= j; i++, j -= 2)"),
        new("for (uint u = 0; u < (uint)n; u++)") { First = "int i = (int)u;" }, new("for (byte u = 0; u < n && u < 200; u++)") { First = "int i = u;" }, new("for (short u = 0; u < n; u++)") { First = "int i = u;" },
        new("for (ulong u = 0; u < (ulong)n; u += 2)") { First = "int i = (int)u;" }, new("for (long u = n - 1; u >= 0; u--)") { First = "int i = (int)u;" },
        new("do") { Before = "int i = 0;", Behind = "while (++i < n);" }, new("do") { Before = "int i = n + 1;", Behind = "while (--i >= 0);" },
        new("while (i-- > 0)") { Before = "int i = n;" }, new("while (++i < n)") { Before = "int i = -1;" },
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
        ImmutableArray<string> generics = MakeGenerics();
        for (int k = random.Next(5) / 2; k > 0; k--)
            AddHelper($"h{k}", generics);
        ImmutableArray<BufferParameter> inputs = Inputs();
        bool reduces = random.Next(100) < 30;
        bool returns = !reduces && random.Next(100) < 12;
        ImmutableArray<Accumulator> accumulators = reduces ? new Reductions(random, palette).Make() : [];
        ImmutableArray<Element> elements = (reduces || returns) && random.Next(2) == 0 ? [] : Elements();
        BufferParameter? scattered = elements.Length > 0 && random.Next(8) == 0 ? new BufferParameter("w", Pick(palette), IsOutput: true, Values.Any) { Form = Either() } : null;
        (BufferParameter, BufferParameter)? ofParameter = elements.Length > 0 && random.Next(8) == 0 ? OfParameter(Pick(palette)) : null;
        ImmutableArray<Scalar> scalars = [new Scalar("m", ScalarType.Int32, Values.Range(0, 9)), new Scalar("p", Pick(palette), Values.Any)];
        var writer = new Writer(random, palette)
        {
            Inputs = inputs,
            Elements = elements,
            Scattered = scattered,
            OfParameter = ofParameter,
            Accumulators = accumulators,
            Helpers = helpers,
            Generics = generics,
            Structure = structure,
            IsKernel = true,
            Returns = returns,
            WantsFaults = wantsFaults,
            Budget = Pick(6, 8, 8, 8, 16, 16, 32, 60),
        };
        writer.Declare(new Local("i", ScalarType.Int32, IsMutable: false));
        foreach (Scalar scalar in scalars)
            writer.Declare(new Local(scalar.Name, scalar.Type, IsMutable: false));
        Sequence body = writer.Body();
        BufferParameter[] others = [.. scattered is null ? [] : (BufferParameter[])[scattered], .. ofParameter is var (from, to) ? [from, to] : (BufferParameter[])[]];
        return new FuzzKernel(
            $"Fuzz{number}", [.. inputs, .. elements.Select(e => e.Buffer).Distinct(), .. others], scalars, [.. members], accumulators, Pick(Loops), body, returns, ofParameter?.Item1.Element, random.Next(ofParameter is null ? 16 : 2) == 0);
    }

    /// <summary>What a generic kernel reads and writes of its type parameter, which stands for a type.</summary>
    private static (BufferParameter From, BufferParameter To) OfParameter(ScalarType type)
    {
        BufferParameter Of(string name, bool isOutput) => new(name, type, isOutput, Values.Any) { Written = FuzzKernel.TypeParameter };
        return (Of("g", isOutput: false), Of("y", isOutput: true));
    }

    private Form Either() => random.Next(5) == 0 ? Form.Array : Form.Span;

    /// <summary>An input of each type of the palette, some with a second one; and one that only its length counts of.</summary>
    private ImmutableArray<BufferParameter> Inputs()
    {
        List<BufferParameter> inputs = [new("s", ScalarType.Byte, IsOutput: false, Values.Any) { IsCount = true }];
        foreach (ScalarType type in palette.Concat(palette.Where(_ => random.Next(3) == 0)))
            inputs.Add(new($"a{inputs.Count}", type, IsOutput: false, Source(type)) { Form = Either() });
        if (random.Next(5) == 0)
            inputs.Add(new("flags", ScalarType.Boolean, IsOutput: false, Values.Any) { Form = Either() });
        if (random.Next(3) == 0)
            inputs.Add(new("grid", Pick(palette), IsOutput: false, Values.Any) { Form = Pick(Form.Table, Form.Jagged) });
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
            var buffer = new BufferParameter($"x{k}", random.Next(12) == 0 ? ScalarType.Boolean : Pick(palette), IsOutput: true, Values.Any) { Form = Either() };
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
}

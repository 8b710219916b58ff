using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>
/// Makes random nests of loops, one to three deep, over subscripts that are affine in their indices: all that dependence tests decide on. Loops carry
/// values over short and long distances, meet, cross and pass each other, and reduce. One kernel has one type of elements; where that is a floating one, it is
/// <c>Strict</c>, so that results compare bit for bit.
/// </summary>
internal sealed class NestMaker
{
    private const string Assignment = "nest: assignment";

    /// <summary>Indices start from here, so that a few elements before them are in range.</summary>
    private const int Start = 3;

    private static readonly string[] IndexNames = ["i", "j", "k"];

    private readonly Random random;
    private readonly ScalarType type;
    private readonly int depth;
    private readonly List<string> indices = [];
    private readonly List<string> locals = [];
    private int names;

    private NestMaker(Random random)
    {
        this.random = random;
        type = Pick(ScalarType.Int32, ScalarType.Int32, ScalarType.Int64, ScalarType.Double, ScalarType.Single);
        depth = Pick(1, 1, 2, 2, 2, 3);
    }

    /// <param name="seed">The seed of a run.</param>
    /// <param name="number">The number of the kernel in it.</param>
    public static FuzzKernel Make(int seed, int number) => new NestMaker(new Random(unchecked((seed * 1_000_003) + number))).Make(number);

    private FuzzKernel Make(int number)
    {
        bool isFloating = type.IsFloating();
        List<Line> lines = [Line.Of("nest: carried", $"{type.Keyword()} s = 1;"), Line.Of("nest: carried", $"{type.Keyword()} sum = 2;")];
        for (int k = Pick(1, 1, 2, 2, 3); k > 0; k--)
            lines.Add(Loop(depth));
        lines.Add(Line.Of(Assignment, "x0[0] = s;"));
        lines.Add(Line.Of(Assignment, "x0[1] = sum;"));
        return new FuzzKernel($"Nest{number}", Buffers(), [], [], [], new Loop(string.Empty), Sequence.Of([.. lines]))
        {
            Attribute = $"[Kernel(Parallel = true{(isFloating ? ", Strict = true" : "")})] ",
            Sizes = depth switch
            {
                1 => [0, 1, 4, 5, 33, 130, 600],
                2 => [0, 4, 5, 9, 20, 41],
                _ => [0, 4, 5, 8, 19],
            },
        };
    }

    private ImmutableArray<BufferParameter> Buffers()
    {
        BufferParameter Of(string name, Form form, Func<int, int[]> shape) => new(name, type, IsOutput: true, Values.Range(-3, 4)) { Form = form, Shape = shape };
        Form Line() => Pick(Form.Span, Form.Array);
        List<BufferParameter> buffers =
        [
            Of("x0", Line(), n => [(2 * n) + 20]), Of("x1", Line(), n => [(2 * n) + 20]), Of("x2", Line(), n => [(2 * n) + 20]),
        ];
        if (depth > 1)
            buffers.AddRange([Of("t0", Form.Table, n => [n + 8, n + 8]), Of("t1", Form.Table, n => [n + 8, n + 8]), Of("flat", Line(), n => [(n + 8) * (n + 8)])]);
        if (depth > 2)
            buffers.Add(Of("cube", Form.Cube, n => [n + 8, n + 8, n + 8]));
        return [.. buffers];
    }

    private Line Loop(int deep)
    {
        string index = IndexNames[indices.Count] + (names++ == 0 ? "" : names.ToString(CultureInfo.InvariantCulture));
        string lower = indices.Count > 0 ? Pick($"{Start}", $"{Start}", $"{Start}", indices[^1], $"{indices[^1]} + 1") : Pick($"{Start}", $"{Start}", "4");
        string upper = indices.Count > 0 ? Pick("n", "n", "n", "n - 1", indices[^1]) : Pick("n", "n", "n", "n - 1", "n / 2");
        (string kind, string header) = random.Next(8) switch
        {
            0 => ("down", $"for (int {index} = {upper} - 1; {index} >= {lower}; {index}--)"),
            1 => ("by steps", $"for (int {index} = {lower}; {index} < {upper}; {index} += {Pick(2, 2, 3)})"),
            _ => ("up", $"for (int {index} = {lower}; {index} < {upper}; {index}++)"),
        };
        indices.Add(index);
        int known = locals.Count;
        Sequence body = Body(deep - 1);
        locals.RemoveRange(known, locals.Count - known);
        indices.RemoveAt(indices.Count - 1);
        return Line.Around("nest: loop " + kind, header, body);
    }

    private Sequence Body(int deep)
    {
        List<Line> lines = [];
        int loopAt = deep > 0 && (indices.Count < 1 || random.Next(8) > 0) ? random.Next(3) : -1;
        int count = deep > 0 ? Pick(1, 1, 2) : Pick(1, 1, 2, 2, 3, 4);
        for (int k = 0; k < count; k++)
        {
            if (k == loopAt)
                lines.Add(Loop(deep));
            lines.Add(Statement());
        }

        if (loopAt >= count)
            lines.Add(Loop(deep));
        return Sequence.Of([.. lines]);
    }

    private Line Statement()
    {
        switch (random.Next(16))
        {
            case 0:
                return Line.Of("nest: sum", $"sum {Pick("+", "+", "-")}= {{0}};", Value(2));
            case 1:
                return Line.Of("nest: carried", "s = {0};", Sum(Local("s"), Value(1)));
            case 2 or 3:
                string name = "v" + (++names).ToString(CultureInfo.InvariantCulture);
                Line declared = Line.Of("nest: local", $"{type.Keyword()} {name} = {{0}};", Value(2));
                locals.Add(name);
                return declared;
            case 4:
                return Line.Around("nest: if", $"if ({Condition()})", Sequence.Of(Store()));
            case 5:
                return new Line("nest: if else", "", [], [new Part($"if ({Condition()})", Sequence.Of(Store())), new Part("else", Sequence.Of(Store()))], "");
            default:
                return Store();
        }
    }

    private Line Store()
    {
        string element = Element();
        return random.Next(4) == 0
            ? Line.Of("nest: update", $"{element} {Pick("+", "+", "-", "*")}= {{0}};", Value(2))
            : Line.Of(Assignment, $"{element} = {{0}};", Value(2));
    }

    private string Condition()
    {
        string index = Pick([.. indices]);
        return random.Next(4) switch
        {
            0 => $"{index} {Pick("<", ">", "<=", "!=")} {Pick("n / 2", "7", "n - 4")}",
            1 when indices.Count > 1 => $"{indices[^1]} {Pick("<", ">", "!=", "==")} {indices[0]}",
            _ => $"{Element()} > {Element()}",
        };
    }

    /// <summary>An element: lines are the longest, so that steps of two stay in range.</summary>
    private string Element()
    {
        string[] all = [.. indices];
        return random.Next(indices.Count > 2 ? 8 : indices.Count > 1 ? 7 : 3) switch
        {
            < 3 => $"x{random.Next(3)}[{Place(Pick(all), random.Next(5) == 0)}]",
            < 6 when depth > 1 => $"t{random.Next(2)}[{Place(Pick(all))}, {Place(random.Next(6) == 0 ? Pick(all) : all[^1])}]",
            6 when depth > 1 && indices.Count > 1 => $"flat[{all[0]} * (n + 8) + {Place(all[^1])}]",
            7 when depth > 2 => $"cube[{Place(all[0])}, {Place(all[1])}, {Place(all[2])}]",
            _ => $"x{random.Next(3)}[{Place(Pick(all))}]",
        };
    }

    private string Place(string index, bool isWide = false) => random.Next(20) switch
    {
        0 => Pick("5", "n", "n + 3"),
        1 => $"n + 3 - {index}",
        2 when isWide => $"n + {index}",
        < 6 when isWide => $"2 * {index} + {random.Next(4)}",
        < 14 => index,
        _ => $"{index} {Pick("+", "-", "-")} {Pick(1, 1, 1, 2, 3)}",
    };

    private Code Value(int size)
    {
        if (size == 0 || random.Next(5) == 0)
        {
            return random.Next(8) switch
            {
                0 => Code.Of(type, Code.Literal, Pick("2", "3", "-1")),
                1 when locals.Count > 0 => Local(locals[random.Next(locals.Count)]),
                2 => Code.Of(type, "nest: index", $"({type.Keyword()}){Pick([.. indices])}"),
                _ => Code.Of(type, "nest: read", Element()),
            };
        }

        return random.Next(6) switch
        {
            0 => Code.Of(type, "nest: product", "({0} * {1})", Value(size - 1), Value(size - 1)),
            1 => Code.Of(type, "nest: difference", "({0} - {1})", Value(size - 1), Value(size - 1)),
            2 => Code.Of(type, "nest: least", $"Math.{Pick("Min", "Max")}({{0}}, {{1}})", Value(size - 1), Value(size - 1)),
            _ => Sum(Value(size - 1), Value(size - 1)),
        };
    }

    private Code Sum(Code left, Code right) => Code.Of(type, "nest: sum of two", "({0} + {1})", left, right);

    private Code Local(string name) => Code.Of(type, "nest: local", name);

    private T Pick<T>(params T[] among) => among[random.Next(among.Length)];
}

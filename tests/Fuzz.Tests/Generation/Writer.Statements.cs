using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Statements.</content>
internal sealed partial class Writer
{
    private const int Depth = 2;

    /// <summary>The body of a parallel loop: values first where they may throw, then what is written.</summary>
    public Sequence Body() => InBlock(lines =>
    {
        bool early = !WantsFaults && !Returns && Chance(40);
        mayStore = early;
        bool endsFirst = Returns && Chance(60);
        if (endsFirst)
            lines.Add(End());
        Statements(lines, random.Next(1, Budget > 20 ? 5 : 3), 0);
        if (Returns && !endsFirst)
            lines.Add(End());
        if (WantsFaults)
            Fault(lines);
        if (Scattered is { } scattered && CanFault)
            lines.Add(Scatter(scattered));
        mayStore = true;
        hasWritten |= Elements.Length > 0 && Chance(50);
        if (Chance(40))
            Statements(lines, random.Next(1, 3), 0);
        foreach (Element element in Elements)
            lines.Add(Store(element));
        if (OfParameter is var (from, to))
            lines.Add(StoreGeneric(from, to));
        foreach (Accumulator accumulator in Accumulators)
            lines.Add(Accumulate(accumulator));
    });

    /// <summary>The body of a helper: statements, some of which return, and a last return.</summary>
    /// <param name="results">What it returns.</param>
    /// <param name="output">Its out parameter, which is set first; null for none.</param>
    public Sequence HelperBody(ImmutableArray<ScalarType> results, Local? output) => InBlock(lines =>
    {
        if (output is not null)
        {
            lines.Add(Line.Of("out parameter", $"{output.Name} = {{0}};", Value(output.Type, 1)));
            Declare(output);
        }

        for (int k = random.Next(1, 3); k > 0; k--)
        {
            Statements(lines, 1, 1);
            if (Chance(70))
                lines.Add(Line.Around("return in the middle", "if ({0})", Sequence.Of(Return(results)), Value(ScalarType.Boolean, 2, literal: false)));
        }

        if (Chance(40))
            lines.AddRange(Counted(1, () => Line.Around("return from a loop", "if ({0})", Sequence.Of(Return(results)), Value(ScalarType.Boolean, 2, literal: false))));
        lines.Add(Return(results));
    });

    private Line Return(ImmutableArray<ScalarType> results) => results.Length == 1
        ? Line.Of("return", "return {0};", Value(results[0], 2))
        : Line.Of("return of a tuple", "return ({0}, {1});", Value(results[0], 2), Value(results[1], 2));

    private void Statements(ImmutableArray<Line>.Builder lines, int count, int nesting)
    {
        for (int k = 0; k < count; k++)
            Statement(lines, nesting);
    }

    private void Statement(ImmutableArray<Line>.Builder lines, int nesting)
    {
        bool canNest = nesting < 3 && Budget > 0;
        bool canLoop = canNest && loops < 2;
        lines.AddRange(Weighted<Line[]>(
            (10, () => Declare()),
            (12, () => Assign()),
            (canNest ? 7 : 0, () => If(nesting)),
            (canNest ? 3 : 0, () => Switch(nesting)),
            (canLoop ? 4 : 0, () => Counted(nesting)),
            (canLoop ? 4 : 0, () => While(nesting)),
            (canNest && (loops > 0 || inSwitch || IsKernel) ? 4 : 0, () => [Jump()]),
            (Accumulators.Length > 0 ? 4 : 0, () => [Accumulate(Pick(Accumulators))]),
            (mayStore && Elements.Length > 0 ? 5 : 0, () => [Store(Pick(Elements))]),
            (2, () => Swap() ?? Declare()),
            (Structure is null ? 2 : 7, DeclareStructure),
            (structures.Count > 0 ? 6 : 0, AssignStructure),
            (2, DeclareArray),
            (arrays.Any(a => a.IsMutable) ? 6 : 0, AssignElement),
            (Inputs.Length > 0 ? 2 : 0, DeclareSlice),
            (WantsFaults && CanFault ? 2 : 0, CheckedBlock),
            (Helpers.Any(h => h.Results.Length > 1) ? 4 : 0, () => Deconstruct() ?? Declare()),
            (Helpers.Any(h => !h.IsByValue) ? 6 : 0, () => CallByReference() ?? Declare()))());
    }

    private Line[] Declare() => [Declare(AnyType())];

    private Line Declare(ScalarType type)
    {
        Code value = Value(type, Depth);
        var local = new Local(NewName(), type, IsMutable: true);
        scope.Add(local);
        return Line.Of("declaration", $"{type.Keyword()} {local.Name} = {{0}};", value);
    }

    private Line[] Assign()
    {
        Local[] mutable = [.. scope.Where(l => l.IsMutable)];
        if (mutable.Length == 0)
            return Declare();
        Local target = Pick(mutable);
        if (target.Type == ScalarType.Boolean || Chance(50))
            return [Line.Of("assignment", $"{target.Name} = {{0}};", Value(target.Type, Depth))];
        if (Chance(15))
            return [Line.Of("++, --", target.Name + Pick(["++;", "--;"]))];
        string op = target.Type.IsFloating() ? Pick(["+", "-", "*", "/"]) : Pick(["+", "-", "*", "&", "|", "^"]);
        return [Line.Of("compound assignment", $"{target.Name} {op}= {{0}};", Value(target.Type, Depth))];
    }

    private Line[]? Swap()
    {
        Local[] mutable = [.. scope.Where(l => l.IsMutable)];
        IGrouping<ScalarType, Local>? pair = mutable.GroupBy(l => l.Type).FirstOrDefault(g => g.Count() > 1);
        return pair?.ToArray() is [.., var a, var b] ? [Line.Of("swap", $"({a.Name}, {b.Name}) = ({b.Name}, {a.Name});")] : null;
    }

    /// <summary>A value that does throw for some input, under conditions or not.</summary>
    private void Fault(ImmutableArray<Line>.Builder lines)
    {
        ScalarType[] integers = [.. palette.Where(t => t.IsInteger() && !Numbers.IsSmall(t))];
        ScalarType type = Pick(integers);
        BufferParameter from = Inputs.First(b => b.Element == type && !b.IsCount && !b.HasRows);
        HasFaults = true;
        var local = new Local(NewName(), type, IsMutable: true);
        Code by = Code.Of(type, "load", $"{from.Name}[i]");
        Code value = Code.Of(type, "integer division that may throw", $"({{0}} {Pick(["/", "%"])} {{1}})", Value(type, 1, literal: false), by);
        lines.Add(Line.Of("declaration", $"{type.Keyword()} {local.Name} = {{0}};", Value(type, 0)));
        scope.Add(local);
        Line throws = Line.Of("assignment", $"{local.Name} = {{0}};", value);
        lines.Add(Chance(50) ? throws : Line.Around("if", "if ({0})", Sequence.Of(throws), Value(ScalarType.Boolean, 2, literal: false)));
    }

    private Line Accumulate(Accumulator accumulator)
    {
        Line line = Line.Of("accumulation", accumulator.Update, Value(accumulator.Type, Depth, literal: false));
        return Chance(25) ? Line.Around("accumulation under a condition", "if ({0})", Sequence.Of(line), Value(ScalarType.Boolean, 2, literal: false)) : line;
    }
}

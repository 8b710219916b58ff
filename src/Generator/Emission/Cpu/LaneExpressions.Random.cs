using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Random numbers. A block of random bits has two halves, and calls for either, or for both again, share it: within a block of statements everything is
/// computed once for the same arguments.
/// </content>
internal sealed partial class LaneExpressions
{
    private LaneValue Random(Call call, LaneMask mask)
    {
        if (Key(call) is not { } key)
            return RandomOf(call, mask, out _);
        if (memory.Known(key) is { } known)
            return known;
        LaneValue value = RandomOf(call, mask, out LaneValue? other);
        memory.Remember(key, value);
        if (other is not null)
            memory.Remember(Key(OtherHalf(call))!, other);
        return value;
    }

    /// <param name="call">The call.</param>
    /// <param name="mask">The lanes that are on.</param>
    /// <param name="other">The other half of a block.</param>
    private LaneValue RandomOf(Call call, LaneMask mask, out LaneValue? other)
    {
        LaneValue[] arguments = call.Arguments.Select(a => Print(a, mask)).ToArray();
        LaneValue[] spreadOut = arguments.Select(a => Spread(a)).ToArray();
        string[] operands = Enumerable.Range(0, gang.Parts(8)).Select(p => string.Join(", ", spreadOut.Select(a => a.Parts[p]))).ToArray();
        other = null;
        if (!call.Function.IsRandomBlock())
            return gang.Named(LaneValue.Vectors(call.Type, operands.Select(o => $"{FunctionNames.Lanes(call.Function, gang.Width)}({o})").ToArray()), "number");
        (string low, string high) = (gang.Fresh("low"), gang.Fresh("high"));
        string type = LaneTypes.Vector(gang.Width, ScalarType.UInt64);
        string Out(string name, int part) => $"out {type} {gang.PartName(name, part)}";
        for (int p = 0, count; p < operands.Length; p += count)
        {
            count = arguments[0].IsUniform && arguments[2].IsUniform ? SideBySide(operands.Length - p) : 1;
            int[] parts = Enumerable.Range(p, count).ToArray();
            gang.Writer.Line(count == 1
                ? $"{type} {gang.PartName(low, p)} = KernelRuntime.LaneRandom.Block({operands[p]}, {Out(high, p)});"
                : $"KernelRuntime.LaneRandom.Blocks({arguments[0].Scalar}, {arguments[2].Scalar}, {string.Join(", ", parts.Select(k => spreadOut[1].Parts[k]))}, {string.Join(", ", parts.Select(k => $"{Out(low, k)}, {Out(high, k)}"))});");
        }

        LaneValue Half(string name) => LaneValue.Vectors(ScalarType.UInt64, operands.Select((_, p) => gang.PartName(name, p)).ToArray());
        bool isLow = call.Function == Function.RandomLow;
        other = Half(isLow ? high : low);
        return Half(isLow ? low : high);
    }

    /// <summary>How many of the vectors that are left one call takes: blocks of one seed are computed side by side, as many as there are registers for.</summary>
    private int SideBySide(int left) => left >= 4 && gang.Width == 512 ? 4 : left >= 2 ? 2 : 1;

    private static Call OtherHalf(Call call) => call with { Function = call.Function == Function.RandomLow ? Function.RandomHigh : Function.RandomLow };

    /// <summary>
    /// What the same number is known by within a block of statements, or, where a variable of its arguments changes, up to the next assignment; null where its arguments read
    /// memory.
    /// </summary>
    private string? Key(Call call)
    {
        Expr whole = Defined(call, 0);
        if (whole.All().Any(e => e is Load))
            return null;
        bool isFixed = whole.All().OfType<VariableRef>().All(r => r.Variable.Kind == VariableKind.Index || gang.Place.Facts.Definitions.IsStable(r.Variable));
        return (isFixed ? "random:" : LaneMemory.Changing) + IrPrinter.Print(whole);
    }

    /// <summary>The expression with the short values of its variables in their places, so that two of the same value show as the same.</summary>
    private Expr Defined(Expr expr, int depth)
    {
        const int deepest = 3, longest = 12;
        return expr is VariableRef { Variable: var variable } && depth < deepest && gang.Place.Facts.Definitions.ValueOf(variable) is { } value
            && value.All().All(e => e is not Load) && !value.All().Skip(longest).Any()
            ? Defined(value, depth + 1)
            : expr.WithChildren(e => Defined(e, depth));
    }
}

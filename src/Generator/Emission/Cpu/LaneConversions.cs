using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Conversions between element types: a gang of a wider type is more vectors, so widening doubles and narrowing halves their number.</summary>
internal sealed class LaneConversions(int width)
{
    private readonly string v = LaneTypes.Class(width);

    /// <summary>.NET's unchecked conversion; which pairs have a lane form is decided in planning.</summary>
    public IReadOnlyList<string> Convert(IReadOnlyList<string> parts, ScalarType from, ScalarType to)
    {
        if (from == to)
            return parts;
        if (from == ScalarType.Half)
            return Each(Resize(parts, 2, 4), p => $"KernelRuntime.LaneHalf.ToSingle({p})");
        if (to == ScalarType.Half)
            return Resize(Each(parts, p => $"KernelRuntime.LaneHalf.From{from}({p})"), from.Size(), 2);
        if (from.IsInteger() && to.IsInteger())
            return IntegerToInteger(parts, from, to);
        if (from.IsInteger())
            return IntegerToFloating(parts, from, to);
        if (to.IsInteger())
            return FloatingToInteger(parts, from, to);
        return to == ScalarType.Double ? Widen(parts) : Narrow(parts);
    }

    /// <summary>A mask for elements of another size.</summary>
    public IReadOnlyList<string> Resize(IReadOnlyList<string> mask, int from, int to)
    {
        for (; from < to; from *= 2)
            mask = Widen(mask);
        for (; from > to; from /= 2)
            mask = Narrow(mask);
        return mask;
    }

    private IReadOnlyList<string> IntegerToInteger(IReadOnlyList<string> parts, ScalarType from, ScalarType to)
    {
        parts = Resize(parts, from.Size(), to.Size());
        ScalarType reached = LaneTypes.Integer(to.Size(), from.IsSigned());
        return reached == to ? parts : parts.Select(p => $"{p}.{LaneTypes.As(to)}()").ToArray();
    }

    private IReadOnlyList<string> IntegerToFloating(IReadOnlyList<string> parts, ScalarType from, ScalarType to)
    {
        ScalarType wide = LaneTypes.Integer(to.Size(), from.IsSigned());
        if (from.Size() > to.Size())
            return Narrow(Each(parts, p => $"{v}.ConvertToDouble(KernelRuntime.LaneRounding.ToOdd({p}))"));
        return Each(IntegerToInteger(parts, from, wide), p => $"{v}.{(to == ScalarType.Double ? "ConvertToDouble" : "ConvertToSingle")}({p})");
    }

    private IReadOnlyList<string> FloatingToInteger(IReadOnlyList<string> parts, ScalarType from, ScalarType to)
    {
        // Small integers go through int, as .NET's own conversions do.
        if (to.Size() < 4)
            return IntegerToInteger(FloatingToInteger(parts, from, ScalarType.Int32), ScalarType.Int32, to);
        if (from == ScalarType.Single && to.Size() == 8)
            return FloatingToInteger(Widen(parts), ScalarType.Double, to);
        string name = $"KernelRuntime.LaneTruncation.To{to}";
        if (from.Size() == to.Size())
            return Each(parts, p => to == ScalarType.Int32 ? $"{v}.ConvertToInt32({p})" : $"{name}({p})");
        return Pairs(parts, name);
    }

    private IReadOnlyList<string> Widen(IReadOnlyList<string> parts) =>
        parts.SelectMany(p => new[] { $"{v}.WidenLower({p})", $"{v}.WidenUpper({p})" }).ToArray();

    private IReadOnlyList<string> Narrow(IReadOnlyList<string> parts) => Pairs(parts, $"{v}.Narrow");

    private static IReadOnlyList<string> Pairs(IReadOnlyList<string> parts, string function) =>
        Enumerable.Range(0, parts.Count / 2).Select(k => $"{function}({parts[2 * k]}, {parts[(2 * k) + 1]})").ToArray();

    private static IReadOnlyList<string> Each(IReadOnlyList<string> parts, Func<string, string> map) => parts.Select(map).ToArray();
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>Reductions whose result does not depend on the order.</summary>
internal sealed class Reductions(Random random, ImmutableArray<ScalarType> palette)
{
    private T Pick<T>(params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public ImmutableArray<Accumulator> Make()
    {
        ScalarType[] floating = [.. palette.Where(t => t.IsFloating())];
        if (floating.Length > 0 && random.Next(2) == 0)
            return [OfFloating(floating[0])];
        if (random.Next(10) == 0)
            return [OfConditions()];
        ScalarType[] small = [.. palette.Where(Numbers.IsSmall)];
        if (small.Length > 0 && random.Next(6) == 0)
            return [OfSmall(small[0])];
        ScalarType type = Pick(palette.Where(t => t.IsInteger() && !Numbers.IsSmall(t)).ToArray());
        return [.. Enumerable.Range(0, random.Next(1, 4)).Select(k => OfIntegers($"total{k}", type))];
    }

    private Accumulator OfIntegers(string name, ScalarType type) => random.Next(11) switch
    {
        0 => new(name, type, "1", name + " *= {0};", "reduction: integer product"),
        1 => new(name, type, "7", $"{name} = Math.Min({name}, {{0}});", "reduction: integer minimum"),
        2 => new(name, type, "7", $"{name} = Math.Max({name}, {{0}});", "reduction: integer maximum"),
        3 => new(name, type, "0", name + " |= {0};", "reduction: or"),
        4 => new(name, type, "0", name + " ^= {0};", "reduction: xor"),
        5 => new(name, type, "0", $"if ({{0}} > 3) {name}++;", "reduction: count"),
        6 => new(name, type, "127", name + " &= {0};", "reduction: and"),
        7 => new(name, type, "3", name + " -= {0};", "reduction: integer difference"),
        8 => new(name, type, "9", $"{{{{ {type.Keyword()} {name}_v = {{0}}; if ({name}_v < {name}) {name} = {name}_v; }}}}", "reduction: integer least by comparison"),
        _ => new(name, type, "3", name + " += {0};", "reduction: integer sum"),
    };

    private Accumulator OfSmall(ScalarType type) => random.Next(3) switch
    {
        0 => new("total", type, "3", "total += {0};", "reduction: sum of small integers"),
        1 => new("total", type, "3", "total = Math.Max(total, {0});", "reduction: maximum of small integers"),
        _ => new("total", type, "3", "total ^= {0};", "reduction: xor of small integers"),
    };

    private Accumulator OfConditions() => random.Next(3) switch
    {
        0 => new("total", ScalarType.Boolean, "false", "total |= {0};", "reduction: any"),
        1 => new("total", ScalarType.Boolean, "true", "total &= {0};", "reduction: all"),
        _ => new("total", ScalarType.Boolean, "false", "if ({0}) total = true;", "reduction: flag"),
    };

    private Accumulator OfFloating(ScalarType type) => random.Next(5) switch
    {
        0 => new("total", type, "5", "total = Math.Min(total, {0});", "reduction: floating minimum"),
        1 => new("total", type, "5", "total = Math.Max(total, {0});", "reduction: floating maximum"),
        2 => new("total", type, "5", $"{{{{ {type.Keyword()} total_v = {{0}}; if (total_v > total) total = total_v; }}}}", FuzzKernel.SignOfZero),
        3 => new("total", type, "1", "total *= {0} > 3 ? -1 : 1;", "reduction: exact floating product"),
        _ => new("total", type, "0", "total += (int)({0}) & 63;", "reduction: exact floating sum"),
    };
}

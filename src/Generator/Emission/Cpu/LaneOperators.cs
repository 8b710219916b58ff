using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Accumulation on vectors, its identities and operators.</summary>
internal static class LaneOperators
{
    /// <summary>accumulator op value, part by part; masks for booleans.</summary>
    public static IReadOnlyList<string> Combine(ReductionKind kind, ScalarType type, string vectorClass, IReadOnlyList<string> accumulator, IReadOnlyList<string> value) =>
        accumulator.Zip(value, (a, x) => kind == ReductionKind.Newest ? $"{Operator(kind, type)}.Invoke({a}, {x})" : Combine(kind, vectorClass, a, x)).ToArray();

    /// <summary>accumulator + factor * value rounded once, part by part.</summary>
    public static IReadOnlyList<string> AddProducts(string vectorClass, IReadOnlyList<string> accumulator, IReadOnlyList<string> factor, IReadOnlyList<string> value) =>
        accumulator.Select((a, p) => $"{vectorClass}.FusedMultiplyAdd({factor[p]}, {value[p]}, {a})").ToArray();

    private static string Combine(ReductionKind kind, string v, string a, string x) => kind switch
    {
        ReductionKind.Sum => $"{a} + {x}",
        ReductionKind.Product => $"{a} * {x}",
        ReductionKind.Minimum => $"{v}.Min({a}, {x})",
        ReductionKind.Maximum => $"{v}.Max({a}, {x})",
        ReductionKind.Least => $"{v}.ConditionalSelect({v}.LessThan({x}, {a}), {x}, {a})",
        ReductionKind.Greatest => $"{v}.ConditionalSelect({v}.GreaterThan({x}, {a}), {x}, {a})",
        ReductionKind.And => $"{a} & {x}",
        ReductionKind.Or => $"{a} | {x}",
        ReductionKind.Xor => $"{a} ^ {x}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The runtime's operator type.</summary>
    public static string Operator(ReductionKind kind, ScalarType type)
    {
        string name = kind switch
        {
            ReductionKind.Sum => "SumOp",
            ReductionKind.Product => "ProductOp",
            ReductionKind.Minimum => "MinimumOp",
            ReductionKind.Maximum => "MaximumOp",
            ReductionKind.Least => "LeastOp",
            ReductionKind.Greatest => "GreatestOp",
            ReductionKind.And => "BitAndOp",
            ReductionKind.Or => "BitOrOp",
            ReductionKind.Newest => "NewestOp",
            _ => "BitXorOp",
        };
        return $"KernelRuntime.{name}<{type.Keyword()}>";
    }

    /// <summary>Whether a lane may start from the user's own initial value: taking it in twice changes nothing.</summary>
    public static bool StartsFromInitial(ReductionKind kind) => kind.IsIdempotent() || kind == ReductionKind.Count;
}

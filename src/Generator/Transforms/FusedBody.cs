using System.Collections.Generic;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>A body whose neighbouring loops are fused and whose arrays are contracted, and what that relies on.</summary>
/// <param name="Body">The body.</param>
/// <param name="Entry">What must hold when the method starts; otherwise the method as written runs.</param>
/// <param name="Fusions">The pairs of loops that became one.</param>
/// <param name="Lines">What was done and what was not, with the reasons, for the plan.</param>
internal sealed record FusedBody(Body Body, IReadOnlyList<Check> Entry, IReadOnlyList<LoopPair> Fusions, IReadOnlyList<string> Lines)
{
    /// <summary>A body after all that fusion does; as it was where that comes to nothing.</summary>
    /// <param name="body">A body after all passes.</param>
    /// <param name="order">In which order floating point is taken in.</param>
    /// <param name="unwanted">Pairs of loops that are better left as they are, with the reason.</param>
    public static FusedBody Of(Body body, FloatOrder order, IReadOnlyDictionary<LoopPair, string>? unwanted = null)
    {
        FusedBody fused = ContractArrays.Run(FuseLoops.Run(SettleLengths.Run(body), order, unwanted), order);
        return fused.IsChanged ? fused : fused with { Body = body, Entry = [] };
    }

    /// <summary>A body as it is.</summary>
    public static FusedBody Unchanged(Body body) => new(body, [], [], []);

    /// <summary>Whether it is another body than the one that was lowered.</summary>
    public bool IsChanged { get; init; }
}

/// <summary>Two loops of one block by their ids; what becomes of both has that of the first.</summary>
internal readonly record struct LoopPair(int First, int Second);

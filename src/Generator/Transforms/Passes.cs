using System;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>The passes over a kernel, in order. Each is a function from kernel to kernel.</summary>
internal static class Passes
{
    /// <summary>Every pass with its name, in the order in which they run.</summary>
    public static EquatableArray<Pass> All { get; } = EquatableArray.Of(
        Over(nameof(SpreadConstants), SpreadConstants.Run),
        Over(nameof(CountRounds), CountRounds.Run),
        Over(nameof(CountLoops), CountLoops.Run),
        Over(nameof(LeaveByFlag), LeaveByFlag.Run),
        Over(nameof(StructureJumps), StructureJumps.Run),
        Over(nameof(CountGroups), CountGroups.Run),
        Over(nameof(CloseInductions), CloseInductions.Run),
        Over(nameof(CloseAlternations), CloseAlternations.Run),
        Over(nameof(LoosenLoops), LoosenLoops.Run),
        Over(nameof(RenameAssignments), RenameAssignments.Run),
        Over(nameof(NarrowComparisons), NarrowComparisons.Run),
        Over(nameof(StepEarly), StepEarly.Run),
        Over(nameof(RecognizeReductions), RecognizeReductions.Run),
        Over(nameof(JoinChoices), JoinChoices.Run),
        Over(nameof(NameBest), NameBest.Run),
        Over(nameof(SplitStrides), SplitStrides.Run),
        Over(nameof(FoldConstants), FoldConstants.Run),
        new Pass(nameof(ReserveNames), ReserveNames.Run));

    public static Kernel Run(Kernel kernel)
    {
        foreach (Pass pass in All)
            kernel = pass.Apply(kernel);
        return kernel;
    }

    private static Pass Over(string name, Func<Body, Body> pass) => new(name, kernel => kernel with { Body = pass(kernel.Body) });
}

/// <summary>A named step from kernel to kernel.</summary>
internal sealed record Pass(string Name, Func<Kernel, Kernel> Apply);

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>All cases that are run against the method as written.</summary>
internal static class Catalogue
{
    /// <summary>The cases by what they are about; each group is compiled as one assembly.</summary>
    public static ImmutableArray<ImmutableArray<KernelCase>> Groups { get; } =
    [
        [.. ArithmeticCases.All()],
        [.. ConversionCases.All(), .. CreationCases.All(), .. DivisorCases.All(), .. HeldCases.All()],
        [.. BitCases.All(), .. CharacterCases.All()],
        [.. MathCases.All()],
        [.. ControlFlowCases.All()],
        [.. DivergentCases.All(), .. SwitchCases.All(), .. JumpCases.All(), .. ExitCases.All()],
        [.. LaneByLaneCases.All(), .. VectorMathCases.All(), .. RandomCases.All()],
        [.. GatherCases.All()],
        [.. FaultCases.All(), .. UniformFaultCases.All()],
        [.. CheckedCases.All()],
        [.. HalfCases.All()],
        [.. PrivateCases.All(), .. SliceCases.All()],
        [.. SearchCases.All()],
        [.. ScatterCases.All(), .. PackingCases.All(), .. TallyCases.All(), .. TallyLaneCases.All()],
        [.. PublicCases.All()],
        [.. LoopCases.All(), .. CountedCases.All(), .. ForEachCases.All(), .. RangeCases.All(), .. RangeSplitCases.All()],
        [.. PlaneCases.All(), .. RowCases.All()],
        [.. ReductionCases.All(), .. LastValueCases.All(), .. ChoiceCases.All(), .. NumbaCases.All()],
        [.. ScanCases.All(), .. NewestCases.All(), .. RecurrenceCases.All(), .. FastMathCases.All(), .. StrictCases.All()],
        [.. SequentialCases.All(), .. CarriedCases.All(), .. GuardedCases.All(), .. InductionCases.All(), .. DistributionCases.All(), .. SplitMeetingCases.All(), .. InterchangeCases.All(), .. ElementCases.All()],
        [.. HelperCases.All()],
        [.. StructureCases.All(), .. StructurePlaneCases.All()],
        [.. StrideCases.All(), .. GivenStepCases.All()],
        [.. SmallCases.All()],
        [.. ReferenceCases.All(), .. ResultCases.All(), .. SideEffectCases.All()],
        [.. GenericCases.All(), .. GenericTypeCases.All(), .. ConstrainedCases.All()],
        [.. PublicLoopCases.All()],
        [.. FusionCases.All()],
    ];

    public static IEnumerable<KernelCase> All => Groups.SelectMany(g => g);
}

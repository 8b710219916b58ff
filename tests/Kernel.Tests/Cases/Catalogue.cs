using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>All cases that are run against the method as written.</summary>
internal static class Catalogue
{
    public static IEnumerable<KernelCase> All =>
    [
        .. ArithmeticCases.All(), .. ConversionCases.All(), .. MathCases.All(), .. ControlFlowCases.All(), .. LoopCases.All(),
        .. PlaneCases.All(), .. ReductionCases.All(), .. SequentialCases.All(),
    ];
}

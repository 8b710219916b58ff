using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Diagnostics;

/// <content>FK1xxx: why loops do not run in parallel. FK2xxx: why they are not fast.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NothingParallel = Add("FK1001", "No loop of a parallel kernel is parallel",
        "No loop of '{0}' runs in parallel: {1}", "FusedKernels.Parallel", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor LoopNotParallel = Add("FK1002", "Loop of a parallel kernel is not parallel",
        "This loop does not run in parallel: {0}", "FusedKernels.Parallel", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor AssertedLoopCollides = Add("FK1003", "Iterations of an asserted loop collide",
        "The iterations of this loop are not independent, as KernelRange.Parallel says: {0}; write a plain 'for', or separate what is read from what is written", "FusedKernels.Parallel", DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor LoopNotInLanes = Add("FK2001", "Loop is not turned into vector code",
        "This loop is not turned into vector code: {0}", "FusedKernels.Performance", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NotOnGpu = Add("FK2002", "Kernel has no GPU form",
        "'{0}' gets no overload on ILGPU's views: {1}", "FusedKernels.Performance", DiagnosticSeverity.Info);
}

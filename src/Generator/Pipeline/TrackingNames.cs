namespace FusedKernels.Generator.Pipeline;

/// <summary>Names of the pipeline's steps; tests count how often each ran.</summary>
internal static class TrackingNames
{
    /// <summary>One per attributed method: its kernel, or null where it cannot be one. Runs on every edit.</summary>
    public const string Lowering = nameof(Lowering);

    /// <summary>One per kernel, compared by value: what everything behind lowering is keyed by.</summary>
    public const string Kernels = nameof(Kernels);

    /// <summary>One per generic kernel: how it is declared.</summary>
    public const string GenericKernels = nameof(GenericKernels);

    /// <summary>One: the instances of all generic kernels.</summary>
    public const string Instances = nameof(Instances);

    /// <summary>One per kernel: what its body is emitted from, whether there is a GPU to mention included.</summary>
    public const string Bodies = nameof(Bodies);

    /// <summary>One per method name: the signatures of its overloads.</summary>
    public const string Declarations = nameof(Declarations);

    /// <summary>One: the names of all kernels.</summary>
    public const string Names = nameof(Names);

    /// <summary>One per call that looks like a call of a kernel.</summary>
    public const string CallSites = nameof(CallSites);

    /// <summary>One: all shims with the places they take calls from.</summary>
    public const string Shims = nameof(Shims);

    /// <summary>One: what there is to emit GPU code for. Runs on every edit.</summary>
    public const string GpuTarget = nameof(GpuTarget);
}

namespace FusedKernels;

/// <summary>One step of a kernel call: a loop that runs, or the method as written running instead.</summary>
/// <param name="Kernel">The kernel's full name.</param>
/// <param name="Paths">How it runs.</param>
public readonly record struct KernelCall(string Kernel, KernelPaths Paths);

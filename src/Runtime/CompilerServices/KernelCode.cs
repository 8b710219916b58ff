using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

/// <summary>
/// How the JIT is to treat generated methods. One constant for each, since the C# compiler would put the options together anew for every method.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelCode
{
    /// <summary>A part of its callers: it chooses between bodies.</summary>
    public const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    /// <summary>A body: at full speed from the first call on, and a method of its own.</summary>
    public const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}

using System.Linq;
using System.Threading;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Why a method was not made a kernel.</summary>
internal static class Refusal
{
    /// <summary>The diagnostics of lowering, one a line; empty for a method that is a kernel.</summary>
    public static string Words(IMethodSymbol method, Compilation compilation) => string.Join(
        "\n",
        KernelLowering.Lower(method, compilation, CancellationToken.None).Diagnostics.Select(d => d.ToDiagnostic(compilation).ToString()));
}

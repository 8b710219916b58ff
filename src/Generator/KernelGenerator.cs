using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator;

/// <summary>Turns methods marked <c>[Kernel]</c> into SIMD, threads and GPU code, and redirects calls to it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}

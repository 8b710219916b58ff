using FusedKernels.Generator.Emission.Gpu;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Pipeline;

/// <summary>Whether a compilation references ILGPU.</summary>
internal static class GpuReference
{
    /// <summary>The type whose presence means that it does.</summary>
    private const string MarkerType = "ILGPU.Runtime.ArrayView1D`2";

    public static GpuTarget? TargetOf(Compilation compilation) =>
        compilation.GetTypeByMetadataName(MarkerType) is null ? null : new GpuTarget(compilation.Assembly.Identity.HasPublicKey);
}

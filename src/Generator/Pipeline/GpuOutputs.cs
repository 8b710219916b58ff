using FusedKernels.Generator.Emission.Gpu;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Pipeline;

/// <summary>The GPU's part of the pipeline: nothing at all where the compilation does not reference ILGPU.</summary>
internal static class GpuOutputs
{
    /// <summary>What there is to emit for, or null where ILGPU is not referenced.</summary>
    public static IncrementalValueProvider<GpuTarget?> GpuTarget(this IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider.Select(static (compilation, _) => GpuReference.TargetOf(compilation)).WithTrackingName(TrackingNames.GpuTarget);

    /// <summary>
    /// Adds the GPU overloads of every kernel, and the code they share. They are part of what other code sees, so they are no
    /// implementation output; they are made anew only where a kernel changed.
    /// </summary>
    public static void RegisterGpu(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<LoweredKernel> kernels,
        IncrementalValueProvider<GpuTarget?> target)
    {
        context.RegisterSourceOutput(kernels.Combine(target), static (output, pair) =>
        {
            (LoweredKernel kernel, GpuTarget? target) = pair;
            if (target is not null && GpuEmitter.Emit(kernel.Kernel, target).Text is { } text)
                output.AddSource(GpuEmitter.FileName(kernel.Kernel.Signature), text);
        });
        context.RegisterSourceOutput(kernels.Collect().Select(static (all, _) => all.Length > 0).Combine(target), static (output, pair) =>
        {
            if (pair is (true, { } target))
                output.AddSource(GpuSupport.FileName, GpuSupport.Emit(target));
        });
    }
}

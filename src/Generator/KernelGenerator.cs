using FusedKernels.Generator.Emission;
using FusedKernels.Generator.Emission.Cpu;
using FusedKernels.Generator.Emission.Gpu;
using FusedKernels.Generator.Emission.Interception;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Pipeline;
using FusedKernels.Generator.Pipeline.CallSites;
using FusedKernels.Generator.Planning;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator;

/// <summary>Turns methods marked <c>[Kernel]</c> into SIMD, threads and GPU code, and redirects calls to it.</summary>
/// <remarks>
/// What other code sees of a kernel is a source output, present while the user types; bodies and interceptors are implementation
/// outputs, made when the project is built.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<LoweredKernel> kernels = context.Kernels();

        context.RegisterSourceOutput(kernels.Declarations(), static (output, overloads) =>
            output.AddSource(GeneratedNames.DeclarationFile(overloads[0]), DeclarationEmitter.Emit(overloads)));

        IncrementalValueProvider<GpuTarget?> gpu = context.GpuTarget();
        context.RegisterGpu(kernels, gpu);

        context.RegisterImplementationSourceOutput(kernels.Combine(gpu).WithTrackingName(TrackingNames.Bodies), static (output, pair) =>
        {
            (LoweredKernel kernel, GpuTarget? gpu) = pair;
            string? onGpu = gpu is null ? null : GpuEmitter.Emit(kernel.Kernel, gpu).Plan;
            output.AddSource(GeneratedNames.BodyFile(kernel.Kernel.Signature), KernelEmitter.Emit(KernelPlanner.Plan(kernel.Kernel), onGpu));
        });

        context.RegisterImplementationSourceOutput(kernels.Names(), static (output, names) =>
        {
            if (names.Count > 0)
                output.AddSource(NamesEmitter.FileName, NamesEmitter.Emit(names));
        });

        context.RegisterImplementationSourceOutput(context.Shims(kernels), static (output, shims) =>
        {
            if (shims.Count > 0)
                output.AddSource(ShimEmitter.FileName, ShimEmitter.Emit(shims));
        });
    }
}

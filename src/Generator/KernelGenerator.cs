using System.Linq;
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
        IncrementalValuesProvider<GenericKernel> generic = context.GenericKernels();
        IncrementalValuesProvider<CallSite> calls = context.Calls();
        IncrementalValueProvider<EquatableArray<InstancesOf>> instances = generic.Instances(calls);

        context.RegisterSourceOutput(kernels.Declarations(generic), static (output, overloads) =>
            output.AddSource(GeneratedNames.DeclarationFile(overloads[0]), DeclarationEmitter.Emit(overloads)));

        IncrementalValueProvider<GpuTarget?> gpu = context.GpuTarget();
        context.RegisterGpu(kernels, gpu);

        IncrementalValuesProvider<LoweredKernel> ofInstances = instances.SelectMany(static (all, _) => all.SelectMany(static generic => generic.Instances));
        context.RegisterImplementationSourceOutput(kernels.Combine(gpu).WithTrackingName(TrackingNames.Bodies), static (output, pair) =>
            EmitBody(output, pair.Left, pair.Right));
        context.RegisterImplementationSourceOutput(ofInstances.Combine(gpu), static (output, pair) =>
            EmitBody(output, pair.Left, pair.Right));
        context.RegisterImplementationSourceOutput(instances.SelectMany(static (all, _) => all), static (output, generic) =>
            output.AddSource(GeneratedNames.BodyFile(generic.Signature), InstanceEmitter.Emit(generic.Signature, generic.Instances.Select(i => i.Kernel.Signature).ToEquatable())));

        context.RegisterImplementationSourceOutput(kernels.Names(generic).Combine(kernels.InstanceNames(instances)), static (output, names) =>
        {
            if (names.Left.Count > 0)
                output.AddSource(NamesEmitter.FileName, NamesEmitter.Emit(names.Left, names.Right));
        });

        context.RegisterImplementationSourceOutput(context.Shims(calls, kernels, generic), static (output, shims) =>
        {
            if (shims.Count > 0)
                output.AddSource(ShimEmitter.FileName, ShimEmitter.Emit(shims));
        });
    }

    private static void EmitBody(SourceProductionContext output, LoweredKernel kernel, GpuTarget? gpu)
    {
        string? onGpu = gpu is null ? null : GpuEmitter.Emit(kernel.Kernel, gpu).Plan;
        output.AddSource(GeneratedNames.BodyFile(kernel.Kernel.Signature), KernelEmitter.Emit(KernelPlanner.Plan(kernel.Kernel), onGpu));
    }
}

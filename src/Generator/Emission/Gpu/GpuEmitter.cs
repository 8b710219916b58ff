using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>What a compilation that references ILGPU says about GPU code.</summary>
/// <param name="IsSigned">Whether its assembly has a strong name.</param>
internal sealed record GpuTarget(bool IsSigned);

/// <summary>What became of a kernel on the GPU.</summary>
/// <param name="Text">The file with its overloads and device kernels, or null.</param>
/// <param name="Reason">Why there is none, or null.</param>
/// <param name="Plan">A line for the plan.</param>
internal sealed record GpuResult(string? Text, string? Reason, string Plan);

/// <summary>Prints the GPU form of a kernel: overloads on ILGPU's views, and a device kernel per parallel loop.</summary>
/// <remarks>
/// <code>
/// partial class Formulas
/// {
///     public static void Quadratic(ArrayView1D&lt;double, Stride1D.Dense&gt; a, ...) => QuadraticKernel.Run(a, ...);
///     public static void Quadratic(AcceleratorStream stream, ArrayView1D&lt;double, Stride1D.Dense&gt; a, ...) => QuadraticKernel.Run(stream, a, ...);
///     static partial class QuadraticKernel { Run(a, ...), Run(stream, a, ...), Launch_1a2b3c4d(stream?, a, ...): checks and launches }
/// }
/// namespace FusedKernels.Generated { static class Formulas_Quadratic_1a2b3c4d: see DeviceEmitter }
/// </code>
/// </remarks>
internal static class GpuEmitter
{
    /// <summary>Unique name of the file.</summary>
    public static string FileName(Signature signature) => GeneratedNames.BodyFile(signature).Replace(".g.cs", ".Gpu.g.cs");

    /// <summary>The reason why a kernel has no GPU form, or null.</summary>
    public static string? WhyNot(Kernel kernel) => Fused(Passes.Run(kernel)).Reason;

    /// <summary>The GPU form of a kernel, or the reason why it has none.</summary>
    public static GpuResult Emit(Kernel kernel, GpuTarget target)
    {
        (kernel, GpuProgram? program, string? reason) = Fused(Passes.Run(kernel));
        if (program is null)
            return new GpuResult(null, reason, $"GPU: none, because {reason}");

        CodeWriter writer = CodeWriter.ForFile();
        writer.Line("using KernelRuntime = global::FusedKernels.CompilerServices;");
        writer.Line();
        if (kernel.Signature.Namespace.Length == 0)
            Types(writer, kernel, program, 0);
        else
            writer.Braces("namespace " + kernel.Signature.Namespace, () => Types(writer, kernel, program, 0));

        writer.Line();
        writer.Braces("namespace FusedKernels.Generated", () => DeviceEmitter.Emit(writer, kernel.Signature, program, target));
        string launches = string.Join("; ", program.Launches.Select(Describe));
        return new GpuResult(writer.ToString(), null, $"GPU: {launches}");
    }

    /// <summary>One launch in the place of several, and no arrays between them, where loops can be fused and what comes of it can be launched.</summary>
    private static (Kernel Kernel, GpuProgram? Program, string? Reason) Fused(Kernel kernel)
    {
        FusedBody fused = FusedBody.Of(kernel.Body, kernel.Flags.Order);
        Kernel one = kernel with { Body = fused.Body };
        Check[] relied = [.. kernel.Body.Relied.Select(r => new Holds(r))];
        if (fused.IsChanged && Split(one).Program is { } program)
            return (one, program.Under([.. fused.Entry, .. relied]), null);
        (GpuProgram? apart, string? reason) = Split(kernel);
        return (kernel, apart?.Under(relied), reason);
    }

    private static (GpuProgram? Program, string? Reason) Split(Kernel kernel) => kernel switch
    {
        { Flags.Parallel: false } => (null, "it is not marked Parallel"),
        { Signature.Kind: SignatureKind.Instance } => (null, "it is generic, and those have no GPU form yet"),
        { Signature.Rival: { } rival } => (null, $"{rival} has the overloads on views that it would get"),
        { Signature: var signature } when signature.Parameters.FirstOrDefault(p => p.Parts.Count > 0) is { } parameter =>
            (null, $"{parameter.Name} is a '{parameter.Type.Replace("global::", string.Empty)}', and only plain numbers have a GPU form yet"),
        { Body.HasNativeIntegers: true } => (null, "it computes in native integers, whose size is that of the process; use long"),
        { Signature: var signature } when signature.Parameters.FirstOrDefault(p => p.Passing.IsWritten()) is { } parameter =>
            (null, $"{parameter.Name} is passed by reference, and a device cannot write to a variable of the caller"),
        _ => GpuSplitter.Split(kernel.Body, kernel.Flags.Order),
    };

    private static string Describe(Launch launch) => launch.Inner is null
        ? $"{launch.Name}, one thread per iteration of {launch.Outer.Index.Name}"
        : $"{launch.Name}, one thread per iteration of {launch.Outer.Index.Name} and {launch.Inner.Index.Name}";

    private static void Types(CodeWriter writer, Kernel kernel, GpuProgram program, int depth)
    {
        Signature signature = kernel.Signature;
        ContainingType type = signature.Types[depth];
        writer.Braces(type.Declared, () =>
        {
            if (depth + 1 < signature.Types.Count)
            {
                Types(writer, kernel, program, depth + 1);
                return;
            }

            string runs = $"{GeneratedNames.KernelClass(signature.Method)}.{GeneratedNames.Run}";
            Overloads(writer, kernel, signature.Accessibility, signature.Method, (stream, arguments) => $"{runs}({Join(stream, arguments)})");
            writer.Line();
            writer.Braces($"static partial class {GeneratedNames.KernelClass(signature.Method)}", () =>
            {
                string work = HostEmitter.MethodName(signature);
                Overloads(writer, kernel, "public", GeneratedNames.Run, (stream, arguments) => stream is null
                    ? $"{work}({Join("null", arguments)})"
                    : $"{work}({Join($"{stream} ?? throw new global::System.ArgumentNullException(nameof({stream}))", arguments)})");
                writer.Line();
                HostEmitter.Emit(writer, kernel, program);
            });
        });
    }

    /// <summary>A method on views and one that takes a stream first.</summary>
    private static void Overloads(
        CodeWriter writer, Kernel kernel, string accessibility, string name, System.Func<string?, string, string> body)
    {
        Signature signature = kernel.Signature;
        string stream = "stream";
        while (signature.Parameters.Any(p => p.Name == stream))
            stream += "_";
        string arguments = string.Join(", ", signature.Parameters.Select(p => p.Name));
        bool isExtension = name == signature.Method && signature.Parameters.Count > 0 && signature.Parameters[0].IsThis;
        string parameters = string.Join(", ", signature.Parameters.Select(p => Declare(kernel, p)));

        writer.Line($"/// <summary>Starts <c>{signature.Method}</c> on the default stream of the accelerator that the views belong to, and does not wait for it.</summary>");
        Exceptions(writer);
        writer.Line($"{accessibility} static void {name}({(isExtension ? "this " : "")}{parameters}) =>");
        writer.Line($"    {body(null, arguments)};");
        writer.Line();
        writer.Line($"/// <summary>Starts <c>{signature.Method}</c> on a stream, and does not wait for it.</summary>");
        Exceptions(writer);
        writer.Line($"{accessibility} static void {name}(global::ILGPU.Runtime.AcceleratorStream {Join(stream, parameters)}) =>");
        writer.Line($"    {body(stream, arguments)};");
    }

    private static void Exceptions(CodeWriter writer)
    {
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A view is too short, shares memory with another one in a way that changes the result, or belongs to another accelerator.</exception>");
        writer.Line("/// <exception cref=\"global::System.OverflowException\">An index computation leaves the range of int.</exception>");
    }

    private static string Declare(Kernel kernel, Parameter parameter) =>
        $"{HostEmitter.ParameterType(kernel, parameter)} {parameter.Name}" + (parameter.DefaultValue is { } value ? " = " + value : "");

    private static string Join(string? first, string rest) => first is null ? rest : rest.Length == 0 ? first : first + ", " + rest;
}

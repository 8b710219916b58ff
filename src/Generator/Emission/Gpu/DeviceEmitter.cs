using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>Prints the class that holds the device kernels of one method, and their launchers, loaded once per accelerator.</summary>
/// <remarks>
/// <code>
/// internal static class Formulas_Quadratic_1a2b3c4d
/// {
///     internal sealed class Launchers(Accelerator accelerator) { internal readonly Action&lt;...&gt; Loop1 = ...; }
///     internal static Launchers On(Accelerator accelerator) => ...;
///     public static void Loop1(Index1D thread, ArrayView1D&lt;double, Stride1D.Dense&gt; a, ..., int from_i) { ... }
/// }
/// </code>
/// </remarks>
internal static class DeviceEmitter
{
    private const string Runtime = "global::ILGPU.Runtime.";

    /// <summary>Name of the class, in the namespace FusedKernels.Generated.</summary>
    public static string ClassName(Signature signature) =>
        (GeneratedNames.Stem(signature).Replace('.', '_') + "_" + StableHash.Of(GeneratedNames.Identity(signature))).Replace("@", "");

    /// <summary>The type of a view of a buffer.</summary>
    public static string ViewType(KernelBuffer buffer) => buffer.Rank == 1
        ? $"{Runtime}ArrayView1D<{buffer.Element.Keyword()}, global::ILGPU.Stride1D.Dense>"
        : $"{Runtime}ArrayView2D<{buffer.Element.Keyword()}, global::ILGPU.Stride2D.DenseY>";

    public static void Emit(CodeWriter writer, Signature signature, GpuProgram program, GpuTarget target)
    {
        // A signed assembly cannot name an unsigned friend, so ILGPU's assembly sees only what is public.
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Braces($"{(target.IsSigned ? "public" : "internal")} static class {ClassName(signature)}", () =>
        {
            Launchers(writer, signature, program);
            foreach (Launch launch in program.Launches)
            {
                writer.Line();
                Kernel(writer, launch, program.Mark);
            }
        });
    }

    private static void Launchers(CodeWriter writer, Signature signature, GpuProgram program)
    {
        writer.Braces($"internal sealed class Launchers({Runtime}Accelerator accelerator)", () =>
        {
            foreach (Launch launch in program.Launches)
            {
                string types = string.Join(", ", Arguments(launch, program.Mark).Select(a => a.Type).Prepend(IndexType(launch)));
                writer.Line($"internal readonly global::System.Action<{Runtime}AcceleratorStream, {types}> {launch.Name} =");
                writer.Line($"    {Runtime}KernelLoaders.LoadAutoGroupedKernel<{types}>(accelerator, {ClassName(signature)}.{launch.Name});");
            }
        });

        writer.Line();
        string table = $"global::System.Runtime.CompilerServices.ConditionalWeakTable<{Runtime}Accelerator, Launchers>";
        writer.Line($"private static readonly {table} loaded = new();");
        writer.Line();
        writer.Line($"internal static Launchers On({Runtime}Accelerator accelerator) => loaded.GetValue(accelerator, static a => new Launchers(a));");
    }

    private static string IndexType(Launch launch) => launch.Inner is null ? "global::ILGPU.Index1D" : "global::ILGPU.Index2D";

    /// <summary>A bool travels as an int: ILGPU gives it four bytes on the device and one on the host.</summary>
    private static IEnumerable<(string Type, string Name)> Arguments(Launch launch, string mark)
    {
        foreach (KernelBuffer buffer in launch.Buffers)
            yield return (ViewType(buffer), buffer.Name);
        foreach (Variable scalar in launch.Scalars)
            yield return (scalar.Type == ScalarType.Boolean ? "int" : scalar.Type.Keyword(), Travelling(scalar, mark));
        yield return (launch.Outer.Index.Type.Keyword(), mark + "from_" + launch.Outer.Index.Name);
        if (launch.Inner is { } inner)
            yield return (inner.Index.Type.Keyword(), mark + "from_" + inner.Index.Name);
    }

    private static string Travelling(Variable scalar, string mark) =>
        scalar.Type == ScalarType.Boolean ? $"{mark}flag_{scalar.Name}" : scalar.Name;

    private static void Kernel(CodeWriter writer, Launch launch, string mark)
    {
        string parameters = string.Join(", ", Arguments(launch, mark).Select(a => $"{a.Type} {a.Name}"));
        writer.Braces($"public static void {launch.Name}({IndexType(launch)} {mark}thread, {parameters})", () =>
            writer.Braces("unchecked", () =>
            {
                foreach (Variable scalar in launch.Scalars.Where(s => s.Type == ScalarType.Boolean))
                    writer.Line($"bool {scalar.Name} = {Travelling(scalar, mark)} != 0;");

                // Neighbouring threads differ in X: it belongs to the inner loop, whose index is the contiguous one of a T[,].
                Index(writer, launch.Outer, mark, launch.Inner is null ? "X" : "Y");
                if (launch.Inner is { } inner)
                    Index(writer, inner, mark, "X");
                foreach (Variable variable in launch.Privates)
                    writer.Line($"{variable.Type.Keyword()} {variable.Name};");
                new DeviceStatements(writer).Print(launch.Body);
            }));
    }

    private static void Index(CodeWriter writer, For loop, string mark, string coordinate)
    {
        string type = loop.Index.Type.Keyword();
        string step = loop.Step == 1 ? "" : $" * {Literals.Number(loop.Step)}";
        writer.Line($"{type} {loop.Index.Name} = {mark}from_{loop.Index.Name} + ({type}){mark}thread.{coordinate}{step};");
    }
}

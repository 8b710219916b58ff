using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Interception;

/// <summary>Prints the shims of a compilation: one file, apart from kernel bodies, since places change with every edit.</summary>
/// <remarks>
/// <code>
/// [global::System.Runtime.CompilerServices.InterceptsLocationAttribute(1, "...")] // Program.cs(12,9)
/// public static void Quadratic_0(double[] x) => global::Formulas.QuadraticKernel.Run(x);
/// </code>
/// </remarks>
internal static class ShimEmitter
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "FusedKernels.Interceptors.g.cs";

    /// <summary>The namespace that a project has to allow interceptors in.</summary>
    public const string Namespace = "FusedKernels.Generated";

    public static string Emit(EquatableArray<Shim> shims)
    {
        CodeWriter writer = CodeWriter.ForFile();
        writer.Braces("namespace System.Runtime.CompilerServices", () =>
        {
            writer.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
            writer.Braces(
                "file sealed class InterceptsLocationAttribute : global::System.Attribute",
                () => writer.Line("public InterceptsLocationAttribute(int version, string data) { }"));
        });
        writer.Line();
        writer.Braces("namespace " + Namespace, () =>
        {
            // Shims name the user's types, and only what is obsolete itself may name obsolete ones.
            writer.Line("[global::System.Obsolete]");
            writer.Braces("file static class Interceptors", () =>
            {
                for (int index = 0; index < shims.Count; index++)
                {
                    if (index > 0)
                        writer.Line();
                    Emit(writer, shims[index], index);
                }
            });
        });
        return writer.ToString();
    }

    private static void Emit(CodeWriter writer, Shim shim, int index)
    {
        ShimTarget target = shim.Target;
        string parameters = string.Join(", ", target.Parameters.Select(p => p.Text));
        string arguments = string.Join(", ", target.Parameters.Select(p => p.Argument));
        foreach (ShimPlace place in shim.Places)
            writer.Line($"{place.Attribute} // {place.Comment}");
        writer.Line(GeneratedNames.Inlined);
        writer.Line($"public static {target.ReturnType} {target.Method}_{index}{target.TypeList}({(shim.IsReduced ? "this " : "")}{parameters}){target.Where} =>");
        writer.Line($"    {target.Callee}({arguments});");
    }
}

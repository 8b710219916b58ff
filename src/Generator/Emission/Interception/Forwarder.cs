using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Interception;

/// <summary>
/// Shims live outside of the user's types, so they cannot reach a kernel in a private or protected nested type. Such a kernel gets a
/// forwarder in the innermost containing type that they do reach.
/// </summary>
/// <remarks>
/// <code>
/// partial class Outer
/// {
///     internal static double Inner_NormKernel_Run(double[] x) => Inner.NormKernel.Run(x);
///     private partial class Inner { ... }
/// }
/// </code>
/// </remarks>
internal static class Forwarder
{
    /// <summary>Index of the containing type that holds the forwarder, or -1 where none is needed.</summary>
    public static int Depth(Signature signature)
    {
        for (int depth = 0; depth < signature.Types.Count; depth++)
        {
            if (signature.Types[depth].Accessibility is "private" or "protected" or "private protected")
                return depth - 1;
        }

        return -1;
    }

    /// <summary>The expression that shims call, starting with <c>global::</c>.</summary>
    public static string Callee(Signature signature)
    {
        int depth = Depth(signature);
        return depth < 0
            ? $"global::{GeneratedNames.TypeName(signature)}.{PathFrom(signature, signature.Types.Count, ".")}"
            : $"global::{GeneratedNames.TypeName(signature with { Types = signature.Types.Take(depth + 1).ToEquatable() })}.{Name(signature, depth)}";
    }

    public static void Emit(CodeWriter writer, Signature signature)
    {
        int depth = Depth(signature);
        string parameters = string.Join(", ", signature.Parameters.Select(p => $"{p.Type} {p.Name}"));
        string arguments = string.Join(", ", signature.Parameters.Select(p => p.Name));
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line($"internal static {signature.ReturnType} {Name(signature, depth)}({parameters}) =>");
        writer.Line($"    {PathFrom(signature, depth + 1, ".")}({arguments});");
        writer.Line();
    }

    private static string Name(Signature signature, int depth) => PathFrom(signature, depth + 1, "_").Replace("@", "");

    private static string PathFrom(Signature signature, int depth, string separator) => string.Join(
        separator,
        signature.Types.Skip(depth).Select(t => t.Name)
            .Append(GeneratedNames.KernelClass(signature.Method))
            .Append(GeneratedNames.Run));
}

using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Interception;

/// <summary>
/// Shims live outside of the user's types, so they cannot reach a kernel in a private or protected nested type. Each type around such a
/// one gets a forwarder to what is in it.
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
    /// <summary>Whether the containing type at a depth, 0 for the outermost, needs a forwarder.</summary>
    public static bool IsAt(Signature signature, int depth) =>
        depth + 1 < signature.Types.Count && signature.Types[depth + 1].Accessibility is "private" or "protected" or "private protected";

    /// <summary>What shims call, starting with <c>global::</c> and with type arguments.</summary>
    public static string Callee(Signature signature)
    {
        string space = signature.Namespace.Length == 0 ? "" : signature.Namespace + ".";
        return $"global::{space}{Path(signature, 0)}";
    }

    public static void Emit(CodeWriter writer, Signature signature, int depth)
    {
        string parameters = string.Join(", ", signature.Parameters.Select(p => p.Declared));
        string arguments = string.Join(", ", signature.Parameters.Select(p => p.Argument));
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line($"internal static {signature.ReturnType} {Name(signature, depth)}{TypeList(signature, depth + 1)}({parameters}){signature.AllConstraints(depth + 1)} =>");
        writer.Line($"    {Path(signature, depth + 1)}({arguments});");
        writer.Line();
    }

    /// <summary>The way in from around the type at <paramref name="from"/>: the next forwarder, or <c>Run</c> itself.</summary>
    private static string Path(Signature signature, int from)
    {
        int next = Enumerable.Range(from, signature.Types.Count - from).Where(depth => IsAt(signature, depth)).DefaultIfEmpty(-1).First();
        IEnumerable<string> path = next < 0
            ? signature.Types.Skip(from).Select(t => t.Named).Append(GeneratedNames.KernelClass(signature.Method)).Append(GeneratedNames.Run + signature.TypeList)
            : signature.Types.Skip(from).Take(next + 1 - from).Select(t => t.Named).Append(Name(signature, next) + TypeList(signature, next + 1));
        return string.Join(".", path);
    }

    /// <summary>The type parameters from the type at a depth on.</summary>
    private static string TypeList(Signature signature, int from) => Lists.Bracketed(signature.AllTypeArguments(from).ToList());

    /// <summary>The name of a forwarder. Types that differ in the number of their type parameters only have different ones.</summary>
    private static string Name(Signature signature, int depth) => string.Join("_", signature.Types.Skip(depth + 1)
        .Select(t => t.TypeParameters.Count == 0 ? t.Name : $"{t.Name}_{t.TypeParameters.Count}")
        .Append(GeneratedNames.KernelClass(signature.Method))
        .Append(GeneratedNames.Run)).Replace("@", "");
}

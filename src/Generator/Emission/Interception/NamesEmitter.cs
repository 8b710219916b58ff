using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Interception;

/// <summary>Prints the list of an assembly's kernels, by which projects that reference it find their calls quickly.</summary>
internal static class NamesEmitter
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "FusedKernels.Names.g.cs";

    public static string Emit(EquatableArray<string> names)
    {
        CodeWriter writer = CodeWriter.ForFile();
        string list = string.Join(", ", names.Select(name => $"\"{name}\""));
        writer.Line($"[assembly: global::FusedKernels.CompilerServices.KernelNames({list})]");
        return writer.ToString();
    }
}

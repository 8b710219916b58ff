using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Interception;

/// <summary>Prints the lists of an assembly's kernels and of what generic ones are compiled for, by which projects that reference it find calls to redirect.</summary>
internal static class NamesEmitter
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "FusedKernels.Names.g.cs";

    /// <param name="names">The names of all kernels.</param>
    /// <param name="instances">What generic kernels are compiled for.</param>
    public static string Emit(EquatableArray<string> names, EquatableArray<string> instances)
    {
        CodeWriter writer = CodeWriter.ForFile();
        string list = string.Join(", ", names.Select(name => $"\"{name}\""));
        writer.Line($"[assembly: global::FusedKernels.CompilerServices.KernelNames({list})]");
        if (instances.Count > 0)
        {
            writer.Line("[assembly: global::FusedKernels.CompilerServices.KernelInstances(");
            for (int k = 0; k < instances.Count; k++)
                writer.Line($"    \"{instances[k]}\"{(k + 1 < instances.Count ? "," : ")]")}");
        }

        return writer.ToString();
    }
}

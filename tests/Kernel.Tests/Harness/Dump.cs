using System.IO;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Writes generated text where a person can read it after a failure.</summary>
internal static class Dump
{
    /// <summary>Writes the text to a file and gives a line that names it.</summary>
    public static string Text(string name, string text)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "fused-kernel-tests")).FullName;
        string file = Path.Combine(folder, name + ".g.cs");
        File.WriteAllText(file, text);
        return $"generated text: {file}";
    }
}

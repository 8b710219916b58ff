using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Package.Tests;

/// <summary>Packs the package once for all tests, into a folder that is a feed.</summary>
[SetUpFixture]
public sealed class PackedPackage
{
    private static readonly string[] Packed =
        ["src", "build", "README.md", "LICENSE", "global.json", ".editorconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <summary>The folder of everything these tests make, outside of the repository.</summary>
    public static string Root { get; private set; } = "";

    /// <summary>The folder that the package is in.</summary>
    public static string Feed => Path.Combine(Root, "feed");

    /// <summary>Version of the package.</summary>
    public static string Version { get; private set; } = "";

    /// <summary>
    /// Packs a copy of the sources: the solution may still be building beside this test, and two builds in one folder would meet.
    /// </summary>
    [OneTimeSetUp]
    public void Pack()
    {
        Root = Directory.CreateTempSubdirectory("fused-package-").FullName;
        string copy = Path.Combine(Root, "source");
        foreach (string part in Packed)
            Copy(Path.Combine(Repository(), part), Path.Combine(copy, part));

        Dotnet.Run(copy, "pack", "-c", "Release", "src/Runtime", "-o", Feed);

        string package = Directory.GetFiles(Feed, "FusedKernels.*.nupkg").Single();
        Version = Path.GetFileNameWithoutExtension(package)["FusedKernels.".Length..];
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(Root, recursive: true);

    private static string Repository([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
            return;
        }

        foreach (string entry in Directory.EnumerateFileSystemEntries(from).Where(entry => Path.GetFileName(entry) is not ("bin" or "obj")))
            Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
    }
}

using System;
using System.IO;

namespace FusedKernels.Analyzer.Tests.Testing;

/// <summary>Files of the repository that these tests are about.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "FusedKernels.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("FusedKernels.sln was not found above the tests.");
    }
}

using System;
using System.IO;

namespace FusedKernels.Package.Tests;

/// <summary>Projects of a user: a folder with a feed and a package cache of its own, and nothing of this repository around it.</summary>
internal sealed class UserSolution
{
    private readonly string folder;

    public UserSolution()
    {
        folder = Path.Combine(PackedPackage.Root, Guid.NewGuid().ToString("N"));
        Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" /></config>
              <packageSources><clear /><add key="local" value="{PackedPackage.Feed}" /></packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    /// <summary>Reference to the package under test.</summary>
    public static string Package(string attributes = "") =>
        $"""<PackageReference Include="FusedKernels" Version="{PackedPackage.Version}" {attributes} />""";

    /// <summary>Adds a project of one file.</summary>
    /// <param name="name">Name of the project and its folder.</param>
    /// <param name="isProgram">Whether it is a program or a library.</param>
    /// <param name="items">Its references.</param>
    /// <param name="source">Its source.</param>
    /// <param name="properties">Further properties.</param>
    public void AddProject(string name, bool isProgram, string items, string source, string properties = "")
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{(isProgram ? "Exe" : "Library")}</OutputType>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                {properties}
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
        Write($"{name}/{name}.cs", source);
    }

    /// <summary>Builds a program in Release, runs it and gives what it printed.</summary>
    public string Run(string name)
    {
        Dotnet.Run(folder, "build", name, "-c", "Release");
        return Dotnet.Run(folder, Path.Combine(name, "bin", "Release", "net10.0", name + ".dll"));
    }

    /// <summary>Packs a library into the feed.</summary>
    public void Pack(string name) => Dotnet.Run(folder, "pack", name, "-c", "Release", "-o", PackedPackage.Feed);

    /// <summary>Asks for the values of properties of a project that was restored.</summary>
    public string Properties(string name, string properties) => Dotnet.Run(folder, "msbuild", name, "-getProperty:" + properties);

    private void Write(string path, string text)
    {
        string full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}

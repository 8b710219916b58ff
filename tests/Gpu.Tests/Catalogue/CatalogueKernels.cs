using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using FusedKernels.Generator;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FusedKernels.Gpu.Tests;

/// <summary>The kernels that Kernel.Tests runs on the CPU, compiled with a reference to ILGPU.</summary>
internal sealed class CatalogueKernels
{
    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "FusedKernels.Generated")]);

    private static readonly Lazy<CatalogueKernels> Compiled = new(() => new CatalogueKernels());

    private CatalogueKernels()
    {
        Cases = [.. Catalogue.All];
        CSharpCompilation kernels = CSharpCompilation.Create(
            "Catalogue",
            Cases.Select(c => Tree(Glue.SourceOf(c), c.Name)),
            References().Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var methods = Cases.ToDictionary(c => c.Name, c => Glue.MethodOf(c, kernels, Glue.Namespace));
        CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: Options).RunGeneratorsAndUpdateCompilation(
            kernels.AddSyntaxTrees(Cases.Select(c => Tree(Glue.Write(c, methods[c.Name], kernels), c.Name + ".glue"))), out Compilation all, out _);
        using var image = new MemoryStream();
        if (all.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray() is { Length: > 0 } errors)
            throw new InvalidOperationException(string.Join("\n", errors.Take(20)));
        Image = image.ToArray();
        Assembly = Assembly.Load(Image);
        Parameters = Cases.ToDictionary(
            c => c.Name,
            c => Glue.Parameters((MethodInfo)Assembly.GetType($"{Glue.Namespace}.{c.Name}Glue", throwOnError: true)!.GetProperty("WrittenMethod")!.GetValue(null)!));
    }

    public static CatalogueKernels Instance => Compiled.Value;

    public ImmutableArray<KernelCase> Cases { get; }

    public byte[] Image { get; }

    public Assembly Assembly { get; }

    /// <summary>The parameters of each kernel, by its name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KernelParameter>> Parameters { get; }

    /// <summary>The method that runs a kernel on views, or null where it has no GPU form.</summary>
    public MethodInfo? OnViews(KernelCase kernel) =>
        CaseType.Loaded(kernel.Types, Assembly, Glue.Namespace, kernel.Name + "Kernel").GetMethods()
            .FirstOrDefault(m => m.Name == "Run" && m.GetParameters() is [{ } first, ..] parameters
                && first.ParameterType != typeof(ILGPU.Runtime.AcceleratorStream)
                && parameters.Any(p => p.ParameterType.Namespace == "ILGPU.Runtime"));

    /// <summary>Runs the method as written on the arguments.</summary>
    public void AsWritten(KernelCase kernel, object?[] arguments) =>
        Assembly.GetType($"{Glue.Namespace}.{kernel.Name}Glue", throwOnError: true)!.GetMethod("Call")!
            .CreateDelegate<Func<int, object?[], object?>>()((int)Way.AsWritten, arguments);

    private static SyntaxTree Tree(string text, string name) =>
        CSharpSyntaxTree.ParseText(text, Options, name + ".cs", System.Text.Encoding.UTF8);

    private static IEnumerable<string> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Concat([typeof(KernelAttribute).Assembly.Location, typeof(ILGPU.Context).Assembly.Location, typeof(Region).Assembly.Location]);
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text;
using FusedKernels.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>
/// Many cases compiled in one compilation through the real generator driver, and loaded. A case that does not compile fails alone: it is
/// taken out with its reason, and the others go on.
/// </summary>
internal sealed class KernelBatch
{
    private static readonly CSharpParseOptions ParseOptions = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "FusedKernels")]);

    private readonly Dictionary<string, CompiledCase> compiled = [];
    private readonly Dictionary<string, string> failures = [];
    private readonly bool generate;
    private readonly bool checksOverflow;
    private readonly Func<SyntaxTree, SyntaxTree>? edit;

    /// <param name="cases">The cases; their names are unique.</param>
    /// <param name="generate">Whether the generator runs. Without it the cases bring an <c>XKernel</c> class themselves.</param>
    /// <param name="edit">What is done to generated files before they are compiled, or null.</param>
    /// <param name="checksOverflow">Whether arithmetic is checked where nothing else is said.</param>
    public KernelBatch(IEnumerable<KernelCase> cases, bool generate = true, Func<SyntaxTree, SyntaxTree>? edit = null, bool checksOverflow = false)
    {
        this.generate = generate;
        this.edit = edit;
        this.checksOverflow = checksOverflow;
        var remaining = cases.ToDictionary(c => c.Name);
        while (remaining.Count > 0 && !TryCompile(remaining))
        {
        }
    }

    /// <summary>Compiler warnings in generated text.</summary>
    public ImmutableArray<string> GeneratedWarnings { get; private set; } = [];

    /// <summary>The assembly as bytes, for child processes.</summary>
    public byte[] Image { get; private set; } = [];

    /// <summary>The names of the cases that compiled.</summary>
    public IEnumerable<string> Compiled => compiled.Keys;

    /// <summary>The compiled case; throws with the compiler's words where it could not be compiled.</summary>
    public CompiledCase this[string name] => compiled.TryGetValue(name, out CompiledCase? found)
        ? found
        : throw new InvalidOperationException($"{name} did not compile: {failures.GetValueOrDefault(name, "no such case")}");

    public CompiledCase this[KernelCase kernel] => this[kernel.Name];

    /// <summary>The words of the compiler or of lowering for a case that did not compile.</summary>
    public string WhyNot(string name) => failures[name];

    /// <summary>All cases in one compilation without the generator, case i in the namespace N{i}.</summary>
    public static Compilation Plain(IReadOnlyList<KernelCase> cases) => CSharpCompilation.Create(
        "plain",
        cases.Select((c, i) => CSharpSyntaxTree.ParseText(Glue.SourceOf(c).Replace($"namespace {Glue.Namespace};", $"namespace N{i};"))),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private bool TryCompile(Dictionary<string, KernelCase> remaining)
    {
        CSharpCompilation kernels = CSharpCompilation.Create(
            "Kernels" + Guid.NewGuid().ToString("N"),
            remaining.Values.Select(c => Tree(Glue.SourceOf(c), c.Name)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: checksOverflow,
                nullableContextOptions: NullableContextOptions.Enable));
        if (Drop(remaining, kernels.GetDiagnostics().Where(IsError)))
            return false;

        GeneratorDriver driver = CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        Compilation withKernels = Run(ref driver, kernels);
        var methods = remaining.Values.ToDictionary(
            c => c.Name,
            c => Glue.MethodOf(c, kernels, Glue.Namespace));
        if (DropUnmade(remaining, withKernels, kernels, methods))
            return false;

        Compilation all = Run(ref driver, kernels.AddSyntaxTrees(remaining.Values.Select(c => Tree(Glue.Write(c, methods[c.Name], kernels), c.Name + ".glue"))));
        if (edit is not null)
        {
            SyntaxTree[] generated = [.. all.SyntaxTrees.Where(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
            all = all.RemoveSyntaxTrees(generated).AddSyntaxTrees(generated.Select(edit));
        }

        using var image = new MemoryStream();
        EmitResult result = all.Emit(image);
        if (!result.Success)
            return Drop(remaining, result.Diagnostics.Where(IsError)) ? false : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(IsError)));
        Load(remaining.Values, all, image);
        GeneratedWarnings = [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning && IsGenerated(d.Location)).Select(d => d.ToString())];
        return true;
    }

    private Compilation Run(ref GeneratorDriver driver, Compilation compilation)
    {
        if (!generate)
            return compilation;
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Diagnostic? crash = diagnostics.FirstOrDefault(d => d.Id.StartsWith("CS", StringComparison.Ordinal));
        return crash is null ? output : throw new InvalidOperationException($"the generator failed: {crash} {driver.GetRunResult().Results[0].Exception}");
    }

    private void Load(IEnumerable<KernelCase> cases, Compilation all, MemoryStream image)
    {
        Image = image.ToArray();
        image.Position = 0;
        var context = new AssemblyLoadContext("kernels", isCollectible: true);
        System.Reflection.Assembly assembly = context.LoadFromStream(image);
        SyntaxTree[] generated = [.. all.SyntaxTrees.Where(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
        foreach (KernelCase kernel in cases)
        {
            string text = string.Join("\n", generated.Where(t => BelongsTo(t.FilePath, kernel)).Select(t => t.ToString()));
            compiled[kernel.Name] = new CompiledCase(kernel, assembly, text);
        }
    }

    // Takes out the cases whose kernel the generator did not make, with what lowering said.
    private bool DropUnmade(
        Dictionary<string, KernelCase> remaining, Compilation withKernels, Compilation kernels, Dictionary<string, IMethodSymbol> methods)
    {
        string[] unmade = [.. remaining.Values
            .Where(c => CaseType.Symbol(c.Types, withKernels, Glue.Namespace).GetTypeMembers(c.Name + "Kernel").IsEmpty).Select(c => c.Name)];
        foreach (string name in unmade)
        {
            failures[name] = "no kernel was generated; " + Refusal.Words(methods[name], kernels);
            remaining.Remove(name);
        }

        return unmade.Length > 0;
    }

    // Takes out the cases that these errors lie in. Files of a case have its name in their path.
    private bool Drop(Dictionary<string, KernelCase> remaining, IEnumerable<Diagnostic> errors)
    {
        bool any = false;
        foreach (Diagnostic error in errors.ToArray())
        {
            string path = error.Location.SourceTree?.FilePath ?? "";
            KernelCase? at = remaining.Values.FirstOrDefault(c => BelongsTo(path, c));
            if (at is null)
                continue;
            string line = error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString();
            failures[at.Name] = $"{error}\n  {line.Trim()}\n{(IsGenerated(error.Location) ? Dump.Text(at.Name, error.Location.SourceTree!.ToString()) : "")}";
            remaining.Remove(at.Name);
            any = true;
        }

        return any;
    }

    private static bool BelongsTo(string path, KernelCase kernel)
    {
        string file = Path.GetFileName(path);
        return file == kernel.Name + ".cs" || file == kernel.Name + ".glue.cs" || file.Contains($"{kernel.ClassName}.", StringComparison.Ordinal);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsGenerated(Location location) => location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static SyntaxTree Tree(string text, string name) => CSharpSyntaxTree.ParseText(text, ParseOptions, name + ".cs", Encoding.UTF8);

    /// <summary>What kernels are compiled against: the framework, the runtime library and this assembly.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = FindReferences();

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. platform.Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(KernelAttribute).Assembly.Location)
            .Append(typeof(KernelBatch).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p))];
    }
}

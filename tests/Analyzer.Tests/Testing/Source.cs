using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Testing;

/// <summary>Test sources as compilations.</summary>
internal static class Source
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(KernelAttribute).Assembly.Location),
    ];

    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using FusedKernels; ";

    /// <summary>Members of a partial class as a file; the line numbers are those of <paramref name="members"/>.</summary>
    public static string InClass(string members) => Usings + "public static partial class C { " + members + "\n}";

    /// <summary>Members of a partial class that may have instance members too.</summary>
    public static string InType(string members) => Usings + "public partial class C { " + members + "\n}";

    public static CSharpCompilation Compile(string source, bool checkOverflow = false, bool errorsExpected = false, string name = "Test", params MetadataReference[] references)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), "Test.cs");
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, checkOverflow: checkOverflow, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(name, [tree], References.AddRange(references), options);
        if (!errorsExpected)
        {
            IEnumerable<Diagnostic> errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
            Assert.That(errors, Is.Empty, "the test's source must compile");
        }

        return compilation;
    }

    /// <summary>Lowers the method marked [Kernel]; there must be exactly one.</summary>
    public static LoweringResult Lower(Compilation compilation)
    {
        IMethodSymbol method = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .Single(symbol => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(KernelAttribute)));
        return KernelLowering.Lower(method, compilation, CancellationToken.None);
    }
}

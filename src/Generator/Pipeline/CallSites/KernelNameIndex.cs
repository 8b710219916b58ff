using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FusedKernels.Generator.Pipeline.CallSites;

/// <summary>
/// The names that a call of a kernel can have in a compilation, so that the thousands of other calls cost a look-up and are never bound.
/// Names of this compilation are read from syntax (any static method with an attribute: an alias may hide which), once per tree; those of
/// referenced assemblies from the list that the generator left in them, once per assembly.
/// </summary>
internal static class KernelNameIndex
{
    private const string NamesAttribute = "KernelNamesAttribute";

    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> OfCompilation = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> OfTree = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> OfAssembly = new();

    /// <summary>Whether a method called <paramref name="name"/> may be a kernel.</summary>
    public static bool Contains(Compilation compilation, string name, CancellationToken cancellationToken)
    {
        if (!OfCompilation.TryGetValue(compilation, out HashSet<string> names))
        {
            names = Collect(compilation, cancellationToken);
            names = OfCompilation.GetValue(compilation, _ => names);
        }

        return names.Contains(name);
    }

    private static HashSet<string> Collect(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            names.UnionWith(OfTree.GetValue(tree, t => FromSyntax(t.GetRoot(cancellationToken))));
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            names.UnionWith(OfAssembly.GetValue(assembly, FromMetadata));
        return names;
    }

    private static string[] FromSyntax(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.Count > 0 && method.Modifiers.Any(SyntaxKind.StaticKeyword))
        .Select(method => method.Identifier.ValueText)
        .Distinct()
        .ToArray();

    private static string[] FromMetadata(IAssemblySymbol assembly)
    {
        // Attributes are looked at only where the assembly uses the runtime library at all.
        if (!assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "FusedKernels")))
            return Array.Empty<string>();

        AttributeData? list = assembly.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is { Name: NamesAttribute, ContainingNamespace.Name: "CompilerServices" });
        return list is null || list.ConstructorArguments.Length != 1 || list.ConstructorArguments[0].Kind != TypedConstantKind.Array
            ? Array.Empty<string>()
            : list.ConstructorArguments[0].Values.Select(value => value.Value as string).OfType<string>().ToArray();
    }
}

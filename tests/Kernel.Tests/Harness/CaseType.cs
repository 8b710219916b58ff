using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>A class around a kernel.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its type parameters, with commas between them; empty for none.</param>
/// <param name="Where">Their constraints.</param>
/// <param name="Arguments">Metadata names of the types it is used with.</param>
internal sealed record CaseType(string Name, string Parameters, string Where, ImmutableArray<string> Arguments)
{
    private string MetadataName => Arguments.Length == 0 ? Name : $"{Name}`{Arguments.Length}";

    /// <summary>The head of its declaration.</summary>
    public string Declaration => $"public static partial class {Name}{(Parameters.Length == 0 ? "" : $"<{Parameters}>")} {Where}";

    /// <summary>Its name in C#, with type arguments.</summary>
    public string Named(Compilation compilation) => Arguments.Length == 0 ? Name : $"{Name}<{string.Join(", ", Arguments.Select(a => Find(a, compilation, Glue.Namespace).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))}>";

    /// <summary>The innermost of nested types as a symbol, with type arguments.</summary>
    public static INamedTypeSymbol Symbol(IEnumerable<CaseType> types, Compilation compilation, string space)
    {
        INamedTypeSymbol? found = null;
        foreach (CaseType type in types)
        {
            INamedTypeSymbol definition = found is null
                ? compilation.GetTypeByMetadataName($"{space}.{type.MetadataName}")!
                : found.GetTypeMembers(type.Name, type.Arguments.Length).Single();
            found = type.Arguments.Length == 0 ? definition : definition.Construct([.. type.Arguments.Select(a => Find(a, compilation, space))]);
        }

        return found!;
    }

    /// <summary>The innermost of nested types in an assembly, or a type in it, with type arguments.</summary>
    public static Type Loaded(IReadOnlyList<CaseType> types, Assembly assembly, string space, string? nested = null)
    {
        string name = $"{space}.{string.Join("+", types.Select(t => t.MetadataName))}{(nested is null ? "" : "+" + nested)}";
        Type definition = assembly.GetType(name, throwOnError: true)!;
        Type[] arguments = [.. types.SelectMany(t => t.Arguments).Select(a => assembly.GetType($"{space}.{a}") ?? Type.GetType(a) ?? typeof(System.Numerics.Complex).Assembly.GetType(a, throwOnError: true)!)];
        return arguments.Length == 0 ? definition : definition.MakeGenericType(arguments);
    }

    /// <summary>A type of .NET, or one of the cases.</summary>
    public static ITypeSymbol Find(string name, Compilation compilation, string space) =>
        compilation.GetTypeByMetadataName(name) ?? compilation.GetTypeByMetadataName($"{space}.{name}") ?? throw new ArgumentException($"no type {name}", nameof(name));
}

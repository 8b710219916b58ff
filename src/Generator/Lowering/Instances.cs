using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>Generic methods with types for their type parameters.</summary>
internal static class Instances
{
    private static readonly SpecialType[] Candidates =
    [
        SpecialType.System_Double, SpecialType.System_Single, SpecialType.System_Int32, SpecialType.System_Int64, SpecialType.System_UInt32,
        SpecialType.System_Byte, SpecialType.System_Boolean,
    ];

    /// <summary>The instance for the first numeric types that satisfy all constraints, or null.</summary>
    public static IMethodSymbol? Representative(IMethodSymbol definition, Compilation compilation)
    {
        ImmutableArray<ITypeSymbol> types = [.. Candidates.Select(t => compilation.GetSpecialType(t))];
        return Choose(definition, types, ImmutableArray<ITypeSymbol>.Empty) is { } chosen ? definition.Construct([.. chosen]) : null;
    }

    /// <summary>The part of a method that has its body, with the same type arguments.</summary>
    public static IMethodSymbol Implementation(IMethodSymbol method)
    {
        if (method.OriginalDefinition.PartialImplementationPart is not { } part)
            return method;
        return method.IsGenericMethod ? part.Construct([.. method.TypeArguments]) : part;
    }

    /// <summary>Whether the types that stand for type parameters are all known, and generated code in the method's own type can name them.</summary>
    public static bool AreClosed(IMethodSymbol method, Compilation compilation) => method.TypeArguments.All(type =>
        !TypeTable.IsTypeParameter(type) && !TypeTable.IsUnknown(type) && type is not INamedTypeSymbol { IsFileLocal: true }
        && compilation.IsSymbolAccessibleWithin(type, method.ContainingType));

    /// <summary>Types for the parameters from the first that is not chosen yet on.</summary>
    private static ImmutableArray<ITypeSymbol>? Choose(IMethodSymbol definition, ImmutableArray<ITypeSymbol> types, ImmutableArray<ITypeSymbol> chosen)
    {
        if (chosen.Length == definition.TypeParameters.Length)
            return definition.TypeParameters.All(p => Satisfies(p, chosen)) ? chosen : null;
        foreach (ITypeSymbol type in types)
        {
            if (Choose(definition, types, chosen.Add(type)) is { } all)
                return all;
        }

        return null;
    }

    private static bool Satisfies(ITypeParameterSymbol parameter, ImmutableArray<ITypeSymbol> chosen)
    {
        ITypeSymbol type = chosen[parameter.Ordinal];
        return !parameter.HasReferenceTypeConstraint
            && parameter.ConstraintTypes.All(c => With(c, chosen) is { } needed && type.AllInterfaces.Contains(needed, SymbolEqualityComparer.Default));
    }

    /// <summary>A constraint with the chosen types in the place of the method's type parameters.</summary>
    private static ITypeSymbol With(ITypeSymbol type, IReadOnlyList<ITypeSymbol> chosen) => type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter => chosen[parameter.Ordinal],
        INamedTypeSymbol { IsGenericType: true } named => named.ConstructedFrom.Construct(named.TypeArguments.Select(a => With(a, chosen)).ToArray()),
        _ => type,
    };
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>Methods that are generic, or in generic types, with types for all the type parameters they see.</summary>
internal static class Instances
{
    /// <summary>Metadata name of the attribute that names an instance.</summary>
    private const string AttributeName = "FusedKernels.KernelInstanceAttribute";

    private static readonly SpecialType[] Candidates =
    [
        SpecialType.System_Double, SpecialType.System_Single, SpecialType.System_Int32, SpecialType.System_Int64, SpecialType.System_UInt32,
        SpecialType.System_Byte, SpecialType.System_Boolean,
    ];

    /// <summary>Structures by compilation: asked for only where no numbers satisfy constraints, such as an interface of the user's own.</summary>
    private static readonly ConditionalWeakTable<Compilation, ITypeSymbol[]> OwnStructures = new();

    /// <summary>The structures of a compilation that implement interfaces: first those that a kernel can hold, then those without numbers.</summary>
    private static ITypeSymbol[] Structures(Compilation compilation)
    {
        IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol around) =>
            around.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(m => m is INamedTypeSymbol type ? In(type).Prepend(type) : In(m));
        return [.. In(compilation.Assembly.GlobalNamespace).Where(t => t is { TypeKind: TypeKind.Struct, IsGenericType: false, IsRefLikeType: false } && t.AllInterfaces.Length > 0)
            .OrderBy(t => Layout.Of(t) is null)];
    }

    /// <summary>Whether a method has type parameters, its own or those of a type around it.</summary>
    public static bool IsGeneric(IMethodSymbol method) => method.IsGenericMethod || method.ContainingType is { IsGenericType: true };

    /// <summary>Whether the declaration of a method alone says that it depends on types.</summary>
    public static bool MentionsTypes(IMethodSymbol method) =>
        method.IsGenericMethod || TypeTable.IsTypeParameter(method.ReturnType) || method.Parameters.Any(p => TypeTable.IsTypeParameter(p.Type));

    /// <summary>The method that a call names, with its type arguments, for one that is written <c>receiver.Method(...)</c> as well.</summary>
    public static IMethodSymbol Called(IMethodSymbol called) =>
        called.ReducedFrom is { IsGenericMethod: true } method ? method.OriginalDefinition.Construct([.. called.TypeArguments]) : called.ReducedFrom ?? called;

    /// <summary>What stands for each type parameter that a method sees, from the outermost type on; the parameters are those of the part with its body.</summary>
    public static IEnumerable<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> Arguments(IMethodSymbol method) =>
        TypesAround(method).SelectMany(type => Pairs(type.OriginalDefinition.TypeParameters, type.TypeArguments))
            .Concat(Pairs(BodyOf(method).TypeParameters, method.TypeArguments));

    /// <summary>The definition of a method, of a partial one that of the part that has the body.</summary>
    public static IMethodSymbol BodyOf(IMethodSymbol method) => method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;

    /// <summary>The instance of a method for the first numeric types, or structures of the compilation, that satisfy all constraints, or null.</summary>
    public static IMethodSymbol? Representative(IMethodSymbol definition, Compilation compilation)
    {
        // Only the defining part of a partial method is a member of a constructed type.
        definition = definition.PartialDefinitionPart ?? definition;
        ITypeParameterSymbol[] parameters = [.. TypesAround(definition).SelectMany(t => t.TypeParameters), .. definition.TypeParameters];
        ImmutableArray<ITypeSymbol> types = [.. Candidates.Select(t => compilation.GetSpecialType(t))];
        var chosen = new Dictionary<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        bool found = Choose(parameters, 0, types, chosen) || Choose(parameters, 0, types.AddRange(OwnStructures.GetValue(compilation, Structures)), chosen);
        return found ? Constructed(definition, chosen) : null;
    }

    /// <summary>The instances that attributes of a method name: the types, where they are written, and what is wrong with them or null.</summary>
    public static IEnumerable<(IMethodSymbol? Method, AttributeData Attribute, string? Wrong)> Named(IMethodSymbol definition, Compilation compilation)
    {
        definition = definition.PartialDefinitionPart ?? definition;
        ITypeParameterSymbol[] parameters = [.. TypesAround(definition).SelectMany(t => t.TypeParameters), .. definition.TypeParameters];
        foreach (AttributeData attribute in definition.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == AttributeName))
        {
            ITypeSymbol[] types = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } list]
                ? [.. list.Values.Select(v => v.Value).OfType<ITypeSymbol>()]
                : [];
            if (types.Any(TypeTable.IsUnknown))
                continue;
            if (types.Length != parameters.Length)
            {
                yield return (null, attribute, $"it has {parameters.Length} type parameters, those of the types around it included; name a type for each");
                continue;
            }

            var chosen = new Dictionary<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
            for (int k = 0; k < types.Length; k++)
                chosen[parameters[k]] = types[k];
            ITypeParameterSymbol? not = parameters.FirstOrDefault(p => !Allows(p, chosen, compilation));
            IMethodSymbol? method = not is null ? Constructed(definition, chosen) : null;
            bool isNamed = method is null || AreClosed(method, compilation);
            yield return (isNamed ? method : null, attribute, not is not null ? $"'{Names.ForMessage(chosen[not])}' does not satisfy the constraints of '{not.Name}'" : isNamed ? null : "generated code cannot name these types; make them at least internal");
        }
    }

    /// <summary>Whether C# allows the chosen type for a type parameter.</summary>
    private static bool Allows(ITypeParameterSymbol parameter, Dictionary<ITypeParameterSymbol, ITypeSymbol> chosen, Compilation compilation)
    {
        ITypeSymbol type = chosen[parameter];
        bool isKind = parameter switch
        {
            _ when type.SpecialType == SpecialType.System_Void || type is IPointerTypeSymbol || (type.IsRefLikeType && !parameter.AllowsRefLikeType) => false,
            { HasUnmanagedTypeConstraint: true } => type.IsUnmanagedType,
            { HasValueTypeConstraint: true } => type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T,
            { HasReferenceTypeConstraint: true } => type.IsReferenceType,
            _ => true,
        };
        return isKind && parameter.ConstraintTypes.All(c => compilation.ClassifyCommonConversion(type, With(c, chosen, compilation)) is { IsImplicit: true, IsUserDefined: false, IsNumeric: false });
    }

    /// <summary>Whether the types that stand for type parameters are all known, and generated code in the method's own type can name them.</summary>
    public static bool AreClosed(IMethodSymbol method, Compilation compilation) => Arguments(method).All(each =>
        !TypeTable.IsTypeParameter(each.Argument) && !TypeTable.IsUnknown(each.Argument)
        && each.Argument is not (IDynamicTypeSymbol or INamedTypeSymbol { IsFileLocal: true })
        && compilation.IsSymbolAccessibleWithin(each.Argument, method.ContainingType.OriginalDefinition));

    /// <summary>Whether generated code anywhere in the compilation can name a type.</summary>
    public static bool CanBeNamed(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => CanBeNamed(array.ElementType, compilation),
        INamedTypeSymbol named => compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, compilation.Assembly)
            && named.TypeArguments.All(a => CanBeNamed(a, compilation)),
        _ => true,
    };

    /// <summary>The types around a method, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesAround(IMethodSymbol method)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            types.Push(type);
        return types;
    }

    private static IEnumerable<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> Pairs(
        ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments) => parameters.Zip(arguments, (p, a) => (p, a));

    /// <summary>Types for the parameters from one on: those before have theirs.</summary>
    private static bool Choose(ITypeParameterSymbol[] parameters, int at, ImmutableArray<ITypeSymbol> types, Dictionary<ITypeParameterSymbol, ITypeSymbol> chosen)
    {
        if (at == parameters.Length)
            return true;
        foreach (ITypeSymbol type in types)
        {
            chosen[parameters[at]] = type;
            if (parameters.Take(at + 1).All(p => Satisfies(p, chosen)) && Choose(parameters, at + 1, types, chosen))
                return true;
        }

        chosen.Remove(parameters[at]);
        return false;
    }

    /// <summary>Whether the type chosen for a parameter satisfies its constraints, as far as those speak of chosen types.</summary>
    private static bool Satisfies(ITypeParameterSymbol parameter, Dictionary<ITypeParameterSymbol, ITypeSymbol> chosen) =>
        !parameter.HasReferenceTypeConstraint && parameter.ConstraintTypes.All(c =>
            With(c, chosen) is var needed && (TypeTable.IsTypeParameter(needed) || chosen[parameter].AllInterfaces.Contains(needed, SymbolEqualityComparer.Default)));

    /// <summary>A method with the chosen types in the place of all type parameters.</summary>
    private static IMethodSymbol Constructed(IMethodSymbol definition, Dictionary<ITypeParameterSymbol, ITypeSymbol> chosen)
    {
        IMethodSymbol method = definition;
        if (definition.ContainingType is { IsGenericType: true } type)
            method = ((INamedTypeSymbol)With(type, chosen)).GetMembers(definition.Name).OfType<IMethodSymbol>().First(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, definition));
        return method.IsGenericMethod ? method.Construct([.. definition.TypeParameters.Select(p => chosen[p])]) : method;
    }

    /// <summary>A type with others in the place of type parameters; a parameter that has none stays.</summary>
    public static ITypeSymbol With(ITypeSymbol type, IReadOnlyDictionary<ITypeParameterSymbol, ITypeSymbol> types, Compilation? compilation = null)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return types.TryGetValue(parameter, out ITypeSymbol? actual) ? actual : type;
            case IArrayTypeSymbol array when compilation is not null:
                return compilation.CreateArrayTypeSymbol(With(array.ElementType, types, compilation), array.Rank);
            case INamedTypeSymbol { IsGenericType: true } named when !TypeTable.IsUnknown(named):
                INamedTypeSymbol definition = named.ConstructedFrom;
                if (named.ContainingType is { IsGenericType: true } around)
                    definition = ((INamedTypeSymbol)With(around, types, compilation)).GetTypeMembers(named.Name, named.Arity).First();
                return named.Arity == 0 ? definition : definition.Construct(named.TypeArguments.Select(a => With(a, types, compilation)).ToArray());
            default:
                return type;
        }
    }
}

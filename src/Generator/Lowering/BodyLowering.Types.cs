using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <content>Types, with the type arguments of the generic methods that are being inlined put in.</content>
internal sealed partial class BodyLowering
{
    /// <summary>The layouts of structures that were asked for; null for a type that has none.</summary>
    private readonly Dictionary<ITypeSymbol, Layout?> layouts = new(SymbolEqualityComparer.Default);

    /// <summary>What the type parameters of the kernel itself stand for.</summary>
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> ofKernel = method.TypeParameters
        .Select((parameter, k) => (Parameter: parameter.OriginalDefinition, Argument: method.TypeArguments[k]))
        .ToDictionary<(ITypeParameterSymbol Parameter, ITypeSymbol Argument), ITypeParameterSymbol, ITypeSymbol>(p => p.Parameter, p => p.Argument, SymbolEqualityComparer.Default);

    private ScalarType? ScalarOf(ITypeSymbol? type) => type is null ? null : Layout.ScalarOf(Actual(type));

    private BufferType? BufferOf(ITypeSymbol? type) => type is null ? null : TypeTable.Buffer(Actual(type));

    private Layout? LayoutOf(ITypeSymbol? type)
    {
        if (type is null)
            return null;
        ITypeSymbol actual = Actual(type);
        if (Layout.ScalarOf(actual) is { } scalar)
            return Layout.Of(scalar);
        if (!layouts.TryGetValue(actual, out Layout? layout))
            layouts.Add(actual, layout = Layout.Of(actual));
        return layout;
    }

    private static Value Number(Expr number) => Value.Of(Layout.Of(number.Type), number);

    /// <summary>The type that a type of the code being read stands for in this call of it.</summary>
    private ITypeSymbol Actual(ITypeSymbol type)
    {
        Dictionary<ITypeParameterSymbol, ITypeSymbol> types = frame?.Types ?? ofKernel;
        if (types.Count == 0)
            return type;
        return type switch
        {
            ITypeParameterSymbol parameter when types.TryGetValue(parameter, out ITypeSymbol? actual) => actual,
            IArrayTypeSymbol array => context.Compilation.CreateArrayTypeSymbol(Actual(array.ElementType), array.Rank),
            INamedTypeSymbol { IsGenericType: true } named when !named.TypeArguments.Any(a => a.TypeKind == TypeKind.Error) =>
                named.ConstructedFrom.Construct(named.TypeArguments.Select(Actual).ToArray()),
            _ => type,
        };
    }

    /// <summary>What the type parameters of a method and of its type stand for where it is called.</summary>
    private Dictionary<ITypeParameterSymbol, ITypeSymbol> TypeArguments(IMethodSymbol target)
    {
        // A local function, and a method of a generic type, see the type parameters around them as well.
        var types = new Dictionary<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        if (target.MethodKind == MethodKind.LocalFunction)
        {
            foreach (KeyValuePair<ITypeParameterSymbol, ITypeSymbol> outer in frame?.Types ?? ofKernel)
                types[outer.Key] = outer.Value;
        }

        for (INamedTypeSymbol? type = target.ContainingType; type is not null; type = type.ContainingType)
            Add(type.OriginalDefinition.TypeParameters, type.TypeArguments);
        Add(target.OriginalDefinition.TypeParameters, target.TypeArguments);
        return types;

        void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
        {
            for (int i = 0; i < parameters.Count; i++)
                types[parameters[i]] = Actual(arguments[i]);
        }
    }
}

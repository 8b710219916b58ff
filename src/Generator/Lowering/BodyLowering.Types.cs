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

    /// <summary>What the type parameters of the kernel itself and of the types around it stand for.</summary>
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> ofKernel = Instances.Arguments(method)
        .ToDictionary<(ITypeParameterSymbol Parameter, ITypeSymbol Argument), ITypeParameterSymbol, ITypeSymbol>(p => p.Parameter, p => p.Argument, SymbolEqualityComparer.Default);

    /// <summary>Whether something is computed in integers of the process's size.</summary>
    private bool hasNativeSize;

    private ScalarType? ScalarOf(ITypeSymbol? type)
    {
        if (type is null)
            return null;
        ITypeSymbol actual = Actual(type);
        Note(actual);
        return Layout.ScalarOf(actual);
    }

    private void Note(ITypeSymbol type) => hasNativeSize |= type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    private BufferType? BufferOf(ITypeSymbol? type) => type is null ? null : TypeTable.Buffer(Actual(type));

    private Layout? LayoutOf(ITypeSymbol? type)
    {
        if (type is null)
            return null;
        ITypeSymbol actual = Actual(type);
        Note(actual);
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
        return types.Count == 0 ? type : Instances.With(type, types, context.Compilation);
    }

    /// <summary>The field that a field of the code being read stands for: one of a generic type has another for every set of types.</summary>
    private IFieldSymbol Actual(IFieldSymbol field) => field is { IsStatic: true, ContainingType: { IsGenericType: true } type }
        ? Actual(type).GetMembers(field.Name).OfType<IFieldSymbol>().First()
        : field;

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

        foreach ((ITypeParameterSymbol parameter, ITypeSymbol argument) in Instances.Arguments(target))
            types[parameter] = Actual(argument);
        return types;
    }
}

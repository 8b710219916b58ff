using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>What a C# type of a buffer means to a kernel.</summary>
/// <param name="Element">Type of the elements; of structures, of their first number.</param>
/// <param name="Rank">Number of indices.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Structure">The type of the elements where they are structures or enumerations; otherwise null.</param>
internal readonly record struct BufferType(ScalarType Element, int Rank, BufferKind Kind, ITypeSymbol? Structure = null);

/// <summary>The C# types a kernel can use, and for the others what to use in their place.</summary>
internal static class TypeTable
{
    private static readonly Dictionary<SpecialType, string> AdviceBySpecialType = new()
    {
        [SpecialType.System_String] = "keep text outside the kernel and pass numbers in spans or arrays",
        [SpecialType.System_Object] = "use the numeric type that the value really has",
        [SpecialType.System_Decimal] = "use double, or a long that counts the smallest unit",
        [SpecialType.System_Char] = "use ushort, and MemoryMarshal.Cast<char, ushort> at the call",
        [SpecialType.System_IntPtr] = "use long",
        [SpecialType.System_UIntPtr] = "use ulong",
        [SpecialType.System_DateTime] = "pass its Ticks as long",
        [SpecialType.System_Collections_IEnumerable] = "pass a ReadOnlySpan<T> or an array",
        [SpecialType.System_Array] = "use a typed array such as double[]",
    };

    /// <summary>By metadata name, arity included.</summary>
    private static readonly Dictionary<string, string> AdviceByName = new()
    {
        ["Dictionary`2"] = "put keys and values in two arrays, or use an array indexed by the key",
        ["HashSet`1"] = "use a bool[] indexed by the value",
        ["List`1"] = "pass a Span<T>: CollectionsMarshal.AsSpan(list) gives one without a copy",
        ["Int128"] = "use long, or two ulong values",
        ["UInt128"] = "use ulong, or two ulong values",
        ["BigInteger"] = "use long or double",
        ["Complex"] = "pass real and imaginary parts in two spans",
        ["Memory`1"] = "pass its Span",
        ["ReadOnlyMemory`1"] = "pass its Span",
        ["Nullable`1"] = "use the plain type and a bool beside it, or NaN for a missing double",
        ["Task"] = "await outside the kernel and pass the result",
        ["Task`1"] = "await outside the kernel and pass the result",
        ["Random"] = "use KernelRandom, whose numbers depend on nothing but a seed and an index",
        ["Index"] = "use an int and count from the start",
        ["Range"] = "use two int bounds",
        ["TensorSpan`1"] = "pass a Span<T> over its data",
        ["Tensor`1"] = "pass a Span<T> over its data",
    };

    public static ScalarType? Scalar(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Boolean => ScalarType.Boolean,
        SpecialType.System_SByte => ScalarType.SByte,
        SpecialType.System_Byte => ScalarType.Byte,
        SpecialType.System_Int16 => ScalarType.Int16,
        SpecialType.System_UInt16 => ScalarType.UInt16,
        SpecialType.System_Int32 => ScalarType.Int32,
        SpecialType.System_UInt32 => ScalarType.UInt32,
        SpecialType.System_Int64 => ScalarType.Int64,
        SpecialType.System_UInt64 => ScalarType.UInt64,
        SpecialType.System_Single => ScalarType.Single,
        SpecialType.System_Double => ScalarType.Double,
        SpecialType.None when type is { Name: "Half", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => ScalarType.Half,
        _ => null,
    };

    /// <summary>
    /// The number that a type is which C# calls by another name: a character, and a native integer where the process has 64 bits, which is
    /// tested on entry. Null for any other type.
    /// </summary>
    public static ScalarType? HeldBy(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Char => ScalarType.UInt16,
        SpecialType.System_IntPtr => ScalarType.Int64,
        SpecialType.System_UIntPtr => ScalarType.UInt64,
        _ => null,
    };

    /// <summary>Whether the size of a type's values is that of the process.</summary>
    public static bool HasNativeSize(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => HasNativeSize(array.ElementType),
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => true,
        INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Struct } named => named.TypeArguments.Any(HasNativeSize)
            || (!named.IsRefLikeType && named.GetMembers().OfType<IFieldSymbol>().Any(f => !f.IsStatic && HasNativeSize(f.Type))),
        _ => false,
    };

    public static BufferType? Buffer(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: <= 3 } array when Scalar(array.ElementType) is { } element =>
            new BufferType(element, array.Rank, BufferKind.Array),
        IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1, ElementType: var number } } when Scalar(number) is { } element =>
            new BufferType(element, 2, BufferKind.Rows),
        INamedTypeSymbol { TypeArguments.Length: 1 } span
            when SpanKind(span) is { } kind && Scalar(span.TypeArguments[0]) is { } element => new BufferType(element, 1, kind),
        IArrayTypeSymbol { Rank: <= 3 } array when Structure(array.ElementType) is { } layout =>
            new BufferType(layout.Parts[0], array.Rank, BufferKind.Array, array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1 } span when SpanKind(span) is { } kind && Structure(span.TypeArguments[0]) is { } layout =>
            new BufferType(layout.Parts[0], 1, kind, span.TypeArguments[0]),
        _ => null,
    };

    /// <summary>The layout of a structure or enumeration whose place in memory is known; null where it is not, or for a plain number.</summary>
    public static Layout? Structure(ITypeSymbol type)
    {
        if (Scalar(type) is not null || Layout.Of(type) is not { } layout)
            return null;

        // .NET is free to reorder the elements of a tuple, which it does by their sizes.
        return HasTuple(type) && layout.Parts.Distinct().Count() > 1 ? null : layout;
    }

    private static bool HasTuple(ITypeSymbol type) => type.IsTupleType
        || (type.TypeKind == TypeKind.Struct && Scalar(type) is null && type.GetMembers().OfType<IFieldSymbol>().Any(f => !f.IsStatic && HasTuple(f.Type)));

    public static BufferKind? SpanKind(ITypeSymbol type) =>
        type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null }
            ? type.MetadataName switch
            {
                "Span`1" => BufferKind.Span,
                "ReadOnlySpan`1" => BufferKind.ReadOnlySpan,
                _ => null,
            }
            : null;

    /// <summary>Whether a type is open because the kernel is generic, which is reported once for the whole method.</summary>
    public static bool IsTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsTypeParameter) || (named.ContainingType is { IsGenericType: true } around && IsTypeParameter(around)),
        _ => false,
    };

    /// <summary>Whether a type is missing or is made of missing ones, which the compiler reports.</summary>
    public static bool IsUnknown(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown) || (named.ContainingType is { IsGenericType: true } around && IsUnknown(around)),
        _ => false,
    };

    /// <summary>What to use instead of a type that is not supported.</summary>
    public static string Advice(ITypeSymbol type) => type switch
    {
        _ when AdviceBySpecialType.TryGetValue(type.SpecialType, out string? advice) => advice,
        IArrayTypeSymbol { ElementType: IArrayTypeSymbol } => "pass it as a parameter of one level, such as double[][], use a rectangular array such as double[,], or one flat array and computed indices",
        IArrayTypeSymbol { Rank: > 3 } => "use at most three dimensions, or one flat array and computed indices",
        IArrayTypeSymbol array => "its elements must be numbers or bool: " + Advice(array.ElementType),
        INamedTypeSymbol span when SpanKind(span) is not null => "its elements must be numbers or bool: " + Advice(span.TypeArguments[0]),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => "use Span<T> or an array",
        IDynamicTypeSymbol => "use the numeric type that the value really has",
        _ when AdviceByName.TryGetValue(type.MetadataName, out string? advice) => advice,
        _ => AdviceByKind(type),
    };

    private static string AdviceByKind(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => "use its underlying integer type, and cast at the call",
        { TypeKind: TypeKind.Delegate } => "write the operation in the loop itself",
        { TypeKind: TypeKind.Interface } when IsSequence(type) => "pass a ReadOnlySpan<T> or an array",
        { TypeKind: TypeKind.Interface } => "pass the numbers it gives in spans, arrays or scalar parameters",
        { IsTupleType: true } => "use one variable per element",
        { Name: "Vector" or "Vector64" or "Vector128" or "Vector256" or "Vector512", TypeKind: TypeKind.Struct } =>
            "write the loop over plain numbers, which is turned into vector code",
        { TypeKind: TypeKind.Struct } => "pass its fields as scalars, or one span per field",
        _ => "pass its numbers in spans, arrays or scalar parameters",
    };

    private static bool IsSequence(ITypeSymbol type)
    {
        if (type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T)
            return true;
        foreach (INamedTypeSymbol parent in type.AllInterfaces)
        {
            if (parent.SpecialType is SpecialType.System_Collections_IEnumerable)
                return true;
        }

        return false;
    }
}

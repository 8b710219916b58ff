using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>The ways to call a kernel; the numbers stand in the glue's text.</summary>
public enum Way
{
    /// <summary>Through a delegate of the method itself: never intercepted, so the method as written runs.</summary>
    AsWritten = 0,

    /// <summary><c>XKernel.Run(...)</c>.</summary>
    Run = 1,

    /// <summary>A plain call of the method, which the generator intercepts.</summary>
    Intercepted = 2,
}

/// <summary>Writes the C# that calls a kernel with boxed arguments: reflection can pass no spans, and only source is intercepted.</summary>
internal static class Glue
{
    public const string Namespace = "KernelCases";

    /// <summary>What a case is compiled as: the class that holds its source.</summary>
    public static string SourceOf(KernelCase kernel) => $$"""
        using System;
        using FusedKernels;
        namespace {{Namespace}};
        {{string.Join("\n{\n", kernel.Types.Select(t => t.Declaration))}}
        {
        {{kernel.Source}}
        {{string.Concat(kernel.Types.Select(_ => "}"))}}
        """;

    /// <summary>The method of a case, with type arguments if it is generic.</summary>
    public static IMethodSymbol MethodOf(KernelCase kernel, Compilation compilation, string space)
    {
        IMethodSymbol method = CaseType.Symbol(kernel.Types, compilation, space).GetMembers(kernel.Name).OfType<IMethodSymbol>().First();
        return kernel.TypeArguments.Length == 0 ? method : method.Construct([.. kernel.TypeArguments.Select(t => CaseType.Find(t, compilation, space))]);
    }

    /// <summary>Source of the class <c>{Name}Glue</c> with <c>Call</c> and <c>Allocated</c>.</summary>
    public static string Write(KernelCase kernel, IMethodSymbol method, Compilation compilation)
    {
        string result = method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string parameters = string.Join(", ", method.Parameters.Select(p => $"{Passed(p)}{TypeOf(p)} {p.Name}_"));
        string names = string.Join(", ", method.Parameters.Select(p => (p.RefKind == RefKind.RefReadOnlyParameter ? "in " : Passed(p)) + p.Name + "_"));
        string types = method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(Structure))}>" : string.Empty;
        string place = string.Join(".", kernel.Types.Select(t => t.Named(compilation)));
        string[] targets = ["Written", $"{place}.{kernel.Name}Kernel.Run{types}", $"{place}.{kernel.Name}{types}"];

        var text = new StringBuilder();
        text.AppendLine($$"""
            namespace {{Namespace}};
            internal static class {{kernel.Name}}Glue
            {
                private delegate {{result}} Signature({{parameters}});
                private static readonly Signature Written = {{targets[2]}};
                public static System.Reflection.MethodInfo WrittenMethod => Written.Method;
                public static object? Call(int way, object?[] arguments)
                {
            {{Unpack(method)}}
                    switch (way)
                    {
            """);
        for (int way = 0; way < targets.Length; way++)
        {
            string call = $"{targets[way]}({names})";
            text.AppendLine($"            case {way}: {(method.ReturnsVoid ? $"{call}; return null" : $"return {call}")};");
        }

        text.AppendLine($$"""
                        default: throw new System.ArgumentOutOfRangeException(nameof(way));
                    }
                }
                public static long Allocated(int way, object?[] arguments, int calls)
                {
            {{Unpack(method)}}
                    long before = System.GC.GetAllocatedBytesForCurrentThread();
                    switch (way)
                    {
            """);
        for (int way = 0; way < targets.Length; way++)
            text.AppendLine($"            case {way}: for (int call = 0; call < calls; call++) {targets[way]}({names}); break;");
        text.AppendLine("""
                    }
                    return System.GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }
            """);
        return text.ToString();
    }

    /// <summary>The parameters of a kernel method as the harness sees them.</summary>
    public static IReadOnlyList<KernelParameter> Parameters(MethodInfo method) =>
        method.GetParameters().Select(p => (p.ParameterType.IsByRef ? p.ParameterType.GetElementType()! : p.ParameterType) switch
        {
            { IsGenericType: true } span when IsStructure(span.GenericTypeArguments[0]) => Structures(p.Name!, span.GenericTypeArguments[0], isOne: false),
            var structure when IsStructure(structure) => Structures(p.Name!, structure, isOne: true),
            { IsArray: true } array when IsStructure(array.GetElementType()!) => Structures(p.Name!, array.GetElementType()!, isOne: false) with
            {
                Rank = array.GetArrayRank(),
                IsSpan = false,
                Structure = array.GetElementType(),
            },
            { IsArray: true } rows when rows.GetElementType() is { IsArray: true } row =>
                new KernelParameter(p.Name!, Type.GetTypeCode(row.GetElementType()), 2, IsSpan: false) { HoldsRows = true },
            { IsArray: true } array => new KernelParameter(p.Name!, Type.GetTypeCode(array.GetElementType()), array.GetArrayRank(), IsSpan: false),
            { IsGenericType: true } span => new KernelParameter(p.Name!, Type.GetTypeCode(span.GenericTypeArguments[0]), 1, IsSpan: true),
            var scalar when p.ParameterType.IsByRef => new KernelParameter(p.Name!, Type.GetTypeCode(scalar), 1, IsSpan: true) { IsOne = true },
            var scalar => new KernelParameter(p.Name!, Type.GetTypeCode(scalar), 0, IsSpan: false),
        }).ToArray();

    private static bool IsStructure(Type type) => Values.IsHeld(type) || (type is { IsValueType: true, IsPrimitive: false } && !type.IsByRefLike);

    private static bool IsStructure(ITypeSymbol type) =>
        type.SpecialType is SpecialType.None or SpecialType.System_Char or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    /// <summary>A span of structures, or one: as many numbers as they hold, of the type of all of them, or bytes where they differ.</summary>
    private static KernelParameter Structures(string name, Type structure, bool isOne)
    {
        TypeCode[] parts = [.. Parts(structure).Distinct()];
        TypeCode element = parts.Length == 1 ? parts[0] : TypeCode.Byte;
        return new KernelParameter(name, element, 1, IsSpan: true) { Numbers = Values.SizeOf(structure) / Values.Size(element), IsOne = isOne };
    }

    private static IEnumerable<TypeCode> Parts(Type type) => type == typeof(char) ? [TypeCode.UInt16]
        : type == typeof(nint) ? [TypeCode.Int64]
        : type == typeof(nuint) ? [TypeCode.UInt64]
        : type.IsEnum || type.IsPrimitive
        ? [Type.GetTypeCode(type)]
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(f => Parts(f.FieldType));

    /// <summary>Whether a parameter refers to a number or structure.</summary>
    private static bool IsInMemory(IParameterSymbol parameter) => parameter.RefKind != RefKind.None && parameter.Type is { IsRefLikeType: false, TypeKind: not TypeKind.Array };

    private static string Passed(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => string.Empty,
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        _ => "ref readonly ",
    };

    private static string Structure(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Unpack(IMethodSymbol method) => string.Join("\n", method.Parameters.Select((p, i) =>
    {
        string value = p.Type switch
        {
            _ when IsInMemory(p) => $"ref FusedKernels.Kernel.Tests.Harness.Region.Structures<{TypeOf(p)}>(arguments[{i}])[0]",
            IArrayTypeSymbol { ElementType: IArrayTypeSymbol row } => $"FusedKernels.Kernel.Tests.Harness.Rows.Of<{row.ElementType.ToDisplayString()}>(arguments[{i}])!",
            IArrayTypeSymbol => $"({TypeOf(p)}?)arguments[{i}]!",
            INamedTypeSymbol { TypeArguments.Length: 1, IsRefLikeType: true } span when IsStructure(span.TypeArguments[0]) =>
                $"FusedKernels.Kernel.Tests.Harness.Region.Structures<{Structure(span.TypeArguments[0])}>(arguments[{i}])",
            { TypeKind: TypeKind.Struct or TypeKind.Enum, IsRefLikeType: false } structure when IsStructure(structure) =>
                $"FusedKernels.Kernel.Tests.Harness.Region.Structures<{Structure(structure)}>(arguments[{i}])[0]",
            INamedTypeSymbol { TypeArguments.Length: 1, IsRefLikeType: true } span =>
                $"FusedKernels.Kernel.Tests.Harness.Region.Span<{span.TypeArguments[0].ToDisplayString()}>(arguments[{i}])",
            _ => $"({TypeOf(p)})arguments[{i}]!",
        };
        return $"        {(IsInMemory(p) ? "ref " : string.Empty)}{TypeOf(p)} {p.Name}_ = {value};";
    }));

    private static string TypeOf(IParameterSymbol parameter) => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using static FusedKernels.Generator.Lowering.Exprs;

namespace FusedKernels.Generator.Lowering;

/// <summary>
/// The operations of System.Numerics' structures as operations on their numbers, with the bits that .NET gives. A number may be used
/// several times: whoever calls binds it to a variable before. What .NET computes differently from machine to machine (Lerp, Reflect:
/// with or without fused multiplication) is not in the table.
/// </summary>
internal static class StructureTable
{
    private const string Space = "System.Numerics";

    private static readonly HashSet<string> VectorMethods =
    [
        "op_Addition", "op_Subtraction", "op_Multiply", "op_Division", "op_UnaryNegation", "op_Equality", "op_Inequality",
        "Add", "Subtract", "Multiply", "Divide", "Negate", "Abs", "SquareRoot", "Min", "Max", "Clamp", "Dot", "Cross",
        "Length", "LengthSquared", "Distance", "DistanceSquared", "Normalize", ".ctor",
    ];

    private static readonly HashSet<string> ComplexMethods =
    [
        "op_Addition", "op_Subtraction", "op_Multiply", "op_Division", "op_UnaryNegation", "op_Equality", "op_Inequality",
        "Add", "Subtract", "Multiply", "Divide", "Negate", "Conjugate", "Abs", "get_Magnitude", "get_Phase", "op_Implicit", ".ctor",
    ];

    /// <summary>Whether the table has a method.</summary>
    public static bool IsKnown(IMethodSymbol method) =>
        IsVector(method.ContainingType) ? VectorMethods.Contains(method.Name) : IsComplex(method.ContainingType) && ComplexMethods.Contains(method.Name);

    /// <summary>The parts of a value such as <c>Vector3.UnitX</c>, or null.</summary>
    public static ImmutableArray<Expr>? Constant(IPropertySymbol property)
    {
        if (!IsVector(property.ContainingType) && !IsComplex(property.ContainingType))
            return null;
        int count = Count(property.ContainingType);
        Expr Part(bool one) => IsComplex(property.ContainingType) ? IR.Constant.Double(one ? 1 : 0) : IR.Constant.Single(one ? 1 : 0);
        int? set = property.Name switch
        {
            "Zero" => -1,
            "UnitX" => 0,
            "UnitY" or "ImaginaryOne" => 1,
            "UnitZ" => 2,
            "UnitW" => 3,
            "One" when IsComplex(property.ContainingType) => 0,
            _ => null,
        };
        if (property.Name == "One" && IsVector(property.ContainingType))
            return Enumerable.Repeat(Part(true), count).ToImmutableArray();
        return set is { } at ? Enumerable.Range(0, count).Select(k => Part(k == at)).ToImmutableArray() : null;
    }

    /// <summary>The result of a known method; its operands are simple.</summary>
    public static ImmutableArray<Expr>? Call(IMethodSymbol method, IReadOnlyList<ImmutableArray<Expr>> operands)
    {
        if (method.Name is "op_Equality" or "op_Inequality")
            return ImmutableArray.Create(Equality(method.Name == "op_Equality", operands[0], operands[1]));
        return IsVector(method.ContainingType) ? Vector(method, operands, Count(method.ContainingType)) : ComplexTable.Call(method.Name, operands);
    }

    private static ImmutableArray<Expr>? Vector(IMethodSymbol method, IReadOnlyList<ImmutableArray<Expr>> operands, int count)
    {
        ImmutableArray<Expr> All(int operand) => operands[operand].Length == count ? operands[operand] : Enumerable.Repeat(operands[operand][0], count).ToImmutableArray();
        ImmutableArray<Expr> Each(System.Func<int, Expr> part) => Enumerable.Range(0, count).Select(part).ToImmutableArray();
        ImmutableArray<Expr> Pairs(BinaryOp op) => Each(k => new Binary(op, All(0)[k], All(1)[k]));
        ImmutableArray<Expr> a = All(0);
        switch (method.Name)
        {
            case ".ctor":
                ImmutableArray<Expr> given = operands.SelectMany(o => o).ToImmutableArray();
                return given.Length == count && method.Parameters.All(p => p.Type.TypeKind == TypeKind.Struct) ? given : given.Length == 1 ? a : null;
            case "op_Addition" or "Add":
                return Pairs(BinaryOp.Add);
            case "op_Subtraction" or "Subtract":
                return Pairs(BinaryOp.Subtract);
            case "op_Multiply" or "Multiply":
                return Pairs(BinaryOp.Multiply);
            case "op_Division" or "Divide":
                return Pairs(BinaryOp.Divide);
            case "op_UnaryNegation" or "Negate":
                return Each(k => new Unary(UnaryOp.Negate, a[k]));
            case "Abs":
                return Each(k => Of(Function.Abs, a[k]));
            case "SquareRoot":
                return Each(k => Of(Function.Sqrt, a[k]));
            case "Min":
                return Each(k => Of(Function.Min, a[k], All(1)[k]));
            case "Max":
                return Each(k => Of(Function.Max, a[k], All(1)[k]));
            case "Clamp":
                return Each(k => Of(Function.Min, Of(Function.Max, a[k], All(1)[k]), All(2)[k]));
            case "Cross" when count == 3:
                return Each(k => Minus(Times(a[(k + 1) % 3], operands[1][(k + 2) % 3]), Times(a[(k + 2) % 3], operands[1][(k + 1) % 3])));
            case "Dot":
                return ImmutableArray.Create(Dot(a, operands[1]));
            case "LengthSquared":
                return ImmutableArray.Create(Dot(a, a));
            case "Length":
                return ImmutableArray.Create(Of(Function.Sqrt, Dot(a, a)));
            case "DistanceSquared" or "Distance":
                ImmutableArray<Expr> between = Pairs(BinaryOp.Subtract);
                Expr square = Dot(between, between);
                return ImmutableArray.Create(method.Name == "Distance" ? Of(Function.Sqrt, square) : square);
            case "Normalize":
                Expr length = Of(Function.Sqrt, Dot(a, a));
                return Each(k => new Binary(BinaryOp.Divide, a[k], length));
            default:
                return null;
        }
    }

    /// <summary>The sum of the products in the order of a vector of four numbers, those that are missing zero.</summary>
    private static Expr Dot(ImmutableArray<Expr> a, ImmutableArray<Expr> b)
    {
        Expr first = Plus(Times(a[0], b[0]), Times(a[1], b[1]));
        Expr second = a.Length switch
        {
            2 => IR.Constant.Single(0),
            3 => Plus(Times(a[2], b[2]), IR.Constant.Single(0)),
            _ => Plus(Times(a[2], b[2]), Times(a[3], b[3])),
        };
        return Plus(first, second);
    }

    private static Expr Equality(bool equal, ImmutableArray<Expr> a, ImmutableArray<Expr> b) =>
        a.Select((part, k) => (Expr)new Compare(equal ? CompareOp.Equal : CompareOp.NotEqual, part, b[k]))
            .Aggregate((x, y) => new Binary(equal ? BinaryOp.And : BinaryOp.Or, x, y));

    private static bool IsVector(INamedTypeSymbol? type) => Names.IsIn(type, Space) && type!.Name is "Vector2" or "Vector3" or "Vector4";

    private static bool IsComplex(INamedTypeSymbol? type) => Names.IsIn(type, Space) && type!.Name == "Complex";

    private static int Count(INamedTypeSymbol type) => type.Name switch
    {
        "Vector3" => 3,
        "Vector4" => 4,
        _ => 2,
    };
}

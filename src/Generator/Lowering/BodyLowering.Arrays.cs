using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Arrays and stack memory made in the method. In a loop they are private to an iteration, and small.</content>
internal sealed partial class BodyLowering
{
    /// <summary>The elements that a private array may have: lanes keep a table of so many rows on the stack.</summary>
    private const int MostPrivate = 256;

    /// <param name="Operation">The whole expression.</param>
    /// <param name="Type">The type of the array or span.</param>
    /// <param name="Sizes">Lengths by dimension; none where the elements are counted.</param>
    /// <param name="Elements">Their values where they are given.</param>
    private sealed record Creation(IOperation Operation, ITypeSymbol? Type, ImmutableArray<IOperation> Sizes, ImmutableArray<IOperation> Elements);

    /// <summary>An expression that makes an array or stack memory; null for another one.</summary>
    private static Creation? CreationOf(IOperation operation)
    {
        switch (operation)
        {
            case IArrayCreationOperation { Initializer: null } array:
                return new Creation(array, array.Type, array.DimensionSizes, []);
            case IArrayCreationOperation { Initializer: { } initializer } array:
                return new Creation(array, array.Type, array.DimensionSizes, initializer.ElementValues);
            case ICollectionExpressionOperation collection:
                return new Creation(collection, collection.Type, [], collection.Elements);
            case { Kind: OperationKind.None } when IsStackMemory(operation):
                ImmutableArray<IOperation> children = operation.ChildOperations.ToImmutableArray();
                ITypeSymbol? type = operation.SemanticModel?.GetTypeInfo(operation.Syntax).ConvertedType;
                return children.IsEmpty ? null : new Creation(operation, type, [children[0]], children.RemoveAt(0));
            case IConversionOperation { OperatorMethod: null, Operand: var made } when made is ICollectionExpressionOperation || IsStackMemory(made):
                return CreationOf(made);
            default:
                return null;
        }
    }

    private static bool IsStackMemory(IOperation operation) =>
        operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    /// <summary>Makes a zeroed array and gives its elements the values that are written; null when it cannot be made.</summary>
    private KernelBuffer? LowerAllocation(Creation creation, ILocalSymbol? symbol, ImmutableArray<Stmt>.Builder target)
    {
        SyntaxNode syntax = creation.Operation.Syntax;
        if (BufferOf(creation.Type) is not { } type)
        {
            RefuseType(creation.Operation, creation.Type);
            return null;
        }

        if (type.Structure is { } structure && Layout.ScalarOf(structure) is null)
        {
            context.Report(Descriptors.Allocation, syntax, $"An array of '{Names.ForMessage(structure)}'", "pass it as a parameter");
            return null;
        }

        if (type.Kind == BufferKind.Rows)
        {
            context.Report(Descriptors.Allocation, syntax, "An array of arrays", "make a rectangular one, such as double[,]");
            return null;
        }

        if (creation.Elements.Any(e => e is ISpreadOperation or IArrayInitializerOperation))
        {
            context.Report(Descriptors.Allocation, syntax, "An array made of others", "assign the elements one by one");
            return null;
        }

        bool isSpan = type.Kind is BufferKind.Span or BufferKind.ReadOnlySpan;
        EquatableArray<Expr>? lengths = LowerLengths(creation, type.Rank);
        bool isPrivate = loopDepth > 0;
        if (isPrivate && lengths is { } sizes && sizes is not [Constant { Bits: >= 0 and <= MostPrivate }])
        {
            context.Report(Descriptors.AllocationInLoop, syntax, MostPrivate.ToString(System.Globalization.CultureInfo.InvariantCulture));
            lengths = null;
        }

        // The array has a name even so: errors in its uses are found as well.
        BufferKind kind = !isPrivate ? BufferKind.LocalArray : isSpan ? BufferKind.PrivateSpan : BufferKind.PrivateArray;
        KernelBuffer buffer = Symbols.LocalBuffer(symbol, type.Element, type.Rank, kind);
        if (lengths is not { } known)
            return buffer;
        target.Add(new Allocate(context.NextId(syntax), buffer, known));
        for (int i = 0; i < creation.Elements.Length; i++)
        {
            if (LowerExpression(creation.Elements[i]) is { } value)
                target.Add(new Store(context.NextId(creation.Elements[i].Syntax), buffer, EquatableArray.Of<Expr>(Constant.Int(i)), value));
        }

        return buffer;
    }

    /// <summary>The lengths of an array that is made; null when one of them was refused.</summary>
    private EquatableArray<Expr>? LowerLengths(Creation creation, int rank)
    {
        if (creation.Sizes.IsEmpty)
            return EquatableArray.Of<Expr>(Constant.Int(creation.Elements.Length));
        var lengths = ImmutableArray.CreateBuilder<Expr>();
        foreach (IOperation size in creation.Sizes)
        {
            if (LowerExpression(size) is not { } length)
                continue;
            if (length.Type == ScalarType.Int32)
                lengths.Add(length);
            else
                context.Report(Descriptors.Construct, size.Syntax, $"An array length of type '{length.Type.Name()}'", $"write '(int)({size.Syntax})'");
        }

        return lengths.Count == rank ? new EquatableArray<Expr>(lengths.ToImmutable()) : null;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Buffers: which one is meant, its elements, its lengths, and the arrays made in the method.</content>
internal sealed partial class BodyLowering
{
    private static bool IsElementAccess(IOperation operation) => operation
        is IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true };

    /// <summary>An element of a buffer, to be read or written.</summary>
    private Place? LowerElement(IOperation operation)
    {
        (IOperation? instance, ImmutableArray<IOperation> indices) = operation switch
        {
            IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices),
            IPropertyReferenceOperation { Property.IsIndexer: true } indexer => (indexer.Instance, indexer.Arguments.Select(argument => argument.Value).ToImmutableArray()),
            IImplicitIndexerReferenceOperation indexer => (indexer.Instance, ImmutableArray.Create(indexer.Argument)),
            _ => default,
        };
        if (instance is null)
        {
            Refuse(operation);
            return null;
        }

        if (IsRefused(instance))
        {
            context.Fail();
            return null;
        }

        if (BufferOf(instance.Type) is null)
        {
            RefuseType(instance, instance.Type);
            return null;
        }

        if (indices is [{ Type: { Name: "Range", ContainingNamespace.Name: "System" } } range] && instance.Type is IArrayTypeSymbol)
        {
            context.Report(Descriptors.Slice, range.Syntax, instance.Syntax.ToString(), $"a range of an array copies it; write '{instance.Syntax}.AsSpan({range.Syntax})' for a view");
            return null;
        }

        BufferPart? part = ResolveBuffer(instance);
        KernelBuffer? buffer = part?.Buffer;
        var lowered = ImmutableArray.CreateBuilder<Expr>();
        for (int i = 0; i < indices.Length; i++)
        {
            if (LowerIndex(indices[i], part, i, operation) is { } index)
                lowered.Add(index);
        }

        if (buffer is null || lowered.Count != indices.Length)
            return null;
        if (part!.HoldsRows)
        {
            RefuseBuffer(operation);
            return null;
        }

        return PlaceOf(part, lowered, operation.Syntax);
    }

    /// <summary>The place of an element of a buffer.</summary>
    private Place PlaceOf(BufferPart part, IReadOnlyList<Expr> indices, SyntaxNode syntax)
    {
        if (Symbols.TablesOf(part.Buffer) is { } tables)
            return tables.At(indices.Select(index => Exprs.IsSimple(index) ? index : Repeatable(index, syntax)).ToList());
        IEnumerable<Expr> all = part.Row is { Row: var row } ? indices.Prepend(row) : indices;
        return new Place(Layout.Of(part.Buffer.Element), ImmutableArray.Create(new Slot(null, part.Buffer, all.ToEquatable())));
    }

    private Expr? LowerIndex(IOperation operation, BufferPart? part, int dimension, IOperation element)
    {
        Expr? index = operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd
            ? FromEnd(fromEnd, part is null ? null : part.Rank == 1 ? part.Length : new Length(part.Buffer, dimension))
            : LowerExpression(operation);
        if (index is null)
            return null;

        // An index of 2^63 and above becomes negative, which is as far out of range.
        // No array has so many elements: what an unsigned number beyond them becomes as an int is no place, either.
        if (index is Conversion { Type: ScalarType.Int64, IsChecked: false, Operand: { Type: ScalarType.Int32 or ScalarType.UInt32 } narrow })
            index = narrow;
        index = Exprs.ConvertTo(index, index.Type is ScalarType.Int32 or ScalarType.UInt32 ? ScalarType.Int32 : ScalarType.Int64);
        return part?.Count is null ? index : part.At(index, context.NextId(element.Syntax));
    }

    private Expr? FromEnd(IUnaryOperation fromEnd, Expr? length) =>
        LowerExpression(fromEnd.Operand) is { } distance && length is not null ? Exprs.Minus(length, distance) : null;

    /// <summary>The buffer that an expression of array or span type stands for; reports where there is none.</summary>
    private BufferPart? ResolveBuffer(IOperation operation)
    {
        operation = WithoutSpanConversion(operation);
        if (CreationOf(operation) is { } creation && before is not null)
            return LowerAllocation(creation, null, before) is { } made ? new BufferPart(made) : null;
        if (SliceOf(operation) is { } slice)
            return LowerSlice(slice);
        if (operation is IInvocationOperation call && GivesArray(call))
            return InlineArray(call);
        if (operation is IArrayElementReferenceOperation { Indices: [{ } index], ArrayReference: { } rows } && BufferOf(rows.Type) is { Kind: BufferKind.Rows })
            return LowerRow(operation, rows, index);
        if (SymbolOf(operation) is { } symbol)
        {
            if (Symbols.TryGetBuffer(symbol, out BufferPart? known))
                return known;
            context.Fail();
            return null;
        }

        if (operation is IFieldReferenceOperation { Field: var read })
        {
            IFieldSymbol field = Actual(read);
            if (field is { IsStatic: true, ContainingType.IsFileLocal: false } && BufferOf(field.Type) is { Structure: null, Kind: not BufferKind.Rows } type)
                return new BufferPart(Symbols.FieldBuffer(field, type));
            if (BufferOf(field.Type) is { Kind: BufferKind.Rows })
                context.Report(Descriptors.BufferValue, operation.Syntax, operation.Syntax.ToString(), "pass the array of arrays as a parameter");
            else
                LowerField((IFieldReferenceOperation)operation);
            return null;
        }

        if (IsElementAccess(operation))
            LowerElement(operation);
        else
            Refuse(operation);
        return null;
    }

    /// <summary>The array under an implicit conversion to a span, or under <c>AsSpan()</c> of the whole array.</summary>
    private static IOperation WithoutSpanConversion(IOperation operation) => operation switch
    {
        IConversionOperation { Operand: var operand } conversion
            when conversion.Type is { } to && TypeTable.SpanKind(to) is not null && operand.Type is { } from
            && (from.TypeKind == TypeKind.Array || TypeTable.SpanKind(from) is not null) => WithoutSpanConversion(operand),
        IInvocationOperation { TargetMethod: { Name: "AsSpan", Parameters.Length: 1 }, Arguments: [{ Value: { Type.TypeKind: TypeKind.Array } array }] } =>
            WithoutSpanConversion(array),
        _ => operation,
    };

    /// <summary>Properties and methods that measure a buffer; null without a report when it is another one.</summary>
    private Expr? LowerMeasure(IOperation instance, string name, IOperation? argument, out bool handled)
    {
        handled = BufferOf(instance.Type) is not null
            && (argument is null ? name is "Length" or "LongLength" or "IsEmpty" or "Rank" : name is "GetLength" or "GetLongLength" or "GetUpperBound");
        if (!handled || ResolveBuffer(instance) is not { } part)
            return null;
        KernelBuffer buffer = part.Buffer;
        Expr all = part.Length;
        if (argument is null)
        {
            return name switch
            {
                "LongLength" => new Conversion(ScalarType.Int64, all),
                "IsEmpty" => new Compare(CompareOp.Equal, all, Constant.Int(0)),
                "Rank" => Constant.Int(part.Rank),
                _ => all,
            };
        }

        if (ConstantOf(argument) is not { } dimension || dimension.Bits < 0 || dimension.Bits >= part.Rank)
        {
            context.Report(Descriptors.Construct, argument.Syntax, $"A dimension that is not a constant from 0 to {part.Rank - 1}", "write the number of the dimension");
            return null;
        }

        Expr length = part.Rank == 1 ? all : new Length(buffer, (int)dimension.Bits);
        return name switch
        {
            "GetLongLength" => new Conversion(ScalarType.Int64, length),
            "GetUpperBound" => new Binary(BinaryOp.Subtract, length, Constant.Int(1)),
            _ => length,
        };
    }
}

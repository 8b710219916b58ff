using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>
/// Slices of spans, which are a place in the memory of a buffer: accesses are those of the buffer, tested against the ends of the slice.
/// </content>
internal sealed partial class BodyLowering
{
    /// <param name="Operation">The whole expression.</param>
    /// <param name="Of">What it is a part of.</param>
    /// <param name="Start">Where it starts, an int or an index from the end; null for the beginning.</param>
    /// <param name="Count">How long it is, or null.</param>
    /// <param name="End">Where it ends, or null; with neither it goes on to the end.</param>
    private sealed record Slice(IOperation Operation, IOperation Of, IOperation? Start, IOperation? Count, IOperation? End);

    /// <summary>An expression that makes a slice; null for another one. A range of an array is none: C# copies it.</summary>
    private Slice? SliceOf(IOperation operation)
    {
        switch (operation)
        {
            case IImplicitIndexerReferenceOperation { Instance: { } of, Argument: IRangeOperation range } when BufferOf(operation.Type) is not null:
                return new Slice(operation, of, range.LeftOperand, null, range.RightOperand);
            case IInvocationOperation { TargetMethod.Name: "Slice", Instance: { } of } call when TypeTable.SpanKind(of.Type!) is not null:
                IOperation[] ends = InOrder(call.Arguments).Select(a => a.Value).ToArray();
                return new Slice(operation, of, ends[0], ends.Length > 1 ? ends[1] : null, null);
            case IInvocationOperation { TargetMethod: { Name: "AsSpan", ContainingType.Name: "MemoryExtensions" } } call when call.Arguments.Length > 1:
                IOperation[] arguments = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
                if (arguments[0].Type is not IArrayTypeSymbol || (arguments[1].Type is { SpecialType: not SpecialType.System_Int32 } && arguments[1] is not IRangeOperation))
                    return null;
                return arguments[1] is IRangeOperation part
                    ? new Slice(operation, arguments[0], part.LeftOperand, null, part.RightOperand)
                    : new Slice(operation, arguments[0], arguments[1], arguments.Length > 2 ? arguments[2] : null, null);
            default:
                return null;
        }
    }

    /// <summary>The ends are chosen, and tested, now. Null when something in it was refused.</summary>
    private BufferPart? LowerSlice(Slice slice)
    {
        if (ResolveBuffer(slice.Of) is not { } whole)
            return null;
        if (before is null)
        {
            context.Fail();
            return null;
        }

        SyntaxNode syntax = slice.Operation.Syntax;
        Expr total = whole.Length;
        Expr? start = slice.Start is null ? Constant.Int(0) : LowerEnd(slice.Start, total);
        if (start is not (null or Constant))
            start = Bind(start, syntax, before);
        Expr? end = slice.Count is not null ? LowerExpression(slice.Count) : slice.End is null ? total : LowerEnd(slice.End, total);
        if (start is null || end is null)
            return null;
        Expr count = slice.Count is not null ? end : start is Constant { Bits: 0 } ? end : Exprs.Minus(end, start);
        if (count is not Constant)
            count = Bind(count, syntax, before);
        Expr tested = new Within(context.NextId(syntax), start, count, total, RangeFault.Slice);
        Variable first = Symbols.Temporary(ScalarType.Int32, "start");
        before.Add(new Let(context.NextId(syntax), first, whole.Start is { } offset ? Exprs.Plus(offset, tested) : tested));
        return whole with { Start = new VariableRef(first), Count = count };
    }

    /// <summary>An end of a range: an int, or a distance from the end.</summary>
    private Expr? LowerEnd(IOperation end, Expr length) => end switch
    {
        IConversionOperation { Operand: var inner } conversion when conversion.Type is { Name: "Index", ContainingNamespace.Name: "System" } => LowerExpression(inner),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd => FromEnd(fromEnd, length),
        _ => LowerExpression(end),
    };
}

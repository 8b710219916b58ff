using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>
/// <c>foreach</c> over arrays and spans, which is a loop over an index; over several dimensions, one in the other. What is gone through is
/// chosen once. A variable by reference stands for the element itself.
/// </content>
internal sealed partial class BodyLowering
{
    private void LowerForEach(IForEachLoopOperation loop, ImmutableArray<Stmt>.Builder target)
    {
        IOperation collection = WithoutConversion(loop.Collection);
        if (IsRefused(collection))
        {
            context.Fail();
            LowerInside(loop);
            return;
        }

        if (IsAssertedRange(collection) && loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var number })
        {
            LowerAsserted(loop, (IInvocationOperation)collection, number, target);
            return;
        }

        if (loop.IsAsynchronous || BufferOf(collection.Type) is null || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var element })
        {
            Refuse(loop);
            return;
        }

        if (ResolveBuffer(collection) is not { } part)
        {
            Symbols.Refuse(element);
            LowerInside(loop);
            return;
        }

        List<Variable> indices = [.. Enumerable.Range(0, part.Rank).Select(_ => Symbols.Index(part.Buffer.Source + "_at"))];
        List<Expr> at = indices.ConvertAll(index => (Expr)new VariableRef(index));
        loopDepth++;
        var inside = ImmutableArray.CreateBuilder<Stmt>();
        if (!LowerElementVariable(loop, element, part, at, inside))
        {
            Symbols.Refuse(element);
            loopDepth--;
            LowerInside(loop);
            return;
        }

        inside.AddRange(LowerBlock(loop.Body).Statements);
        loopDepth--;
        Block body = Within(loop.ContinueLabel, new Block(inside.ToEquatable()));
        for (int d = part.Rank - 1; d >= 0; d--)
        {
            Expr length = part.Rank == 1 ? part.Length : new Length(part.Buffer, d);
            body = Block.Of(new For(context.NextId(LocationOf(loop)), indices[d], Constant.Int(0), CompareOp.Less, length, 1, body));
        }

        target.Add(Within(loop.ExitLabel, body.Statements[0]));
    }

    /// <summary>Gives the variable of a loop its meaning; false where the loop was refused.</summary>
    private bool LowerElementVariable(IForEachLoopOperation loop, ILocalSymbol element, BufferPart part, List<Expr> at, ImmutableArray<Stmt>.Builder target)
    {
        SyntaxNode syntax = loop.Syntax;
        if (part.HoldsRows)
        {
            Symbols.Alias(element, new BufferPart(part.Buffer, Row: new RowLength(context.NextId(syntax), part.Buffer, at[0])));
            return BufferOf(element.Type) is not null || Nowhere(loop);
        }

        Place place = PlaceOf(part, part.Count is null ? at : [part.At(at[0], context.NextId(syntax))], syntax);
        if (element.IsRef)
        {
            Symbols.Alias(element, place);
            return true;
        }

        if (LayoutOf(element.Type) is not { } layout || !IsHeld(loop))
            return Nowhere(loop);
        Value value = Converted(Read(place, syntax), layout);
        Place variable = Symbols.Variables(element, layout);
        for (int k = 0; k < value.Parts.Length; k++)
            target.Add(new Let(context.NextId(syntax), variable.Slots[k].Variable!, value.Parts[k]));
        return true;
    }

    private bool Nowhere(IForEachLoopOperation loop)
    {
        Refusal refusal = RefusalTable.Find(loop);
        context.Report(refusal.Descriptor, refusal.Location, refusal.Arguments);
        return false;
    }

    /// <summary>Whether a variable has the type of the elements, or one that holds all their values.</summary>
    private static bool IsHeld(IForEachLoopOperation loop)
    {
        if (loop.SemanticModel is not { } model || loop.Syntax is not CommonForEachStatementSyntax syntax)
            return false;
        ForEachStatementInfo info = model.GetForEachStatementInfo(syntax);
        return info.ElementConversion.IsIdentity || (info.ElementConversion is { IsImplicit: true } conversion && (conversion.IsNumeric || conversion.IsTupleConversion));
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content><c>foreach</c> over <c>KernelRange.Parallel</c>: a loop over an index whose iterations are said to be independent.</content>
internal sealed partial class BodyLowering
{
    private static bool IsAssertedRange(IOperation collection) =>
        collection is IInvocationOperation { TargetMethod: { Name: "Parallel", ContainingType: { Name: "KernelRange" } type } } && Names.IsIn(type, "FusedKernels");

    private void LowerAsserted(IForEachLoopOperation loop, IInvocationOperation range, ILocalSymbol number, ImmutableArray<Stmt>.Builder target)
    {
        ScalarType type = range.TargetMethod.Parameters[0].Type.SpecialType == SpecialType.System_Int64 ? ScalarType.Int64 : ScalarType.Int32;
        Expr? start = new Constant(type, 0);
        Expr? end = null;
        foreach (IArgumentOperation argument in range.Arguments)
        {
            int mark = target.Count;
            Expr? value = LowerExpression(argument.Value);

            // Arguments are evaluated once, one after the other.
            if (start is not Constant && target.Count > mark)
                start = Bind(start!, range.Syntax, target);
            (start, end) = argument.Parameter!.Name == "end" ? (start, value) : (value, end);
        }

        if (LayoutOf(number.Type) is not { } layout || !IsHeld(loop))
        {
            if (!Nowhere(loop))
                LowerInside(loop);
            return;
        }

        int ahead = target.Count;
        bool isIndex = ScalarOf(number.Type) == type;
        Variable index = isIndex ? Symbols.Variable(number, type, VariableKind.Index) : Symbols.Index(number.Name + "_at", type);
        List<Stmt> inside = [];
        if (!isIndex)
        {
            Value value = Converted(Number(new VariableRef(index)), layout);
            inside.Add(new Let(context.NextId(loop.Syntax), Symbols.Variables(number, layout).Slots[0].Variable!, value.Parts[0]));
        }

        Block body = LowerLoopBody(loop);
        if (start is null || end is null)
            return;
        body = new Block(inside.Concat(body.Statements).ToEquatable());
        var asserted = new For(context.NextId(LocationOf(loop)), index, start, CompareOp.Less, end, 1, body) { IsAsserted = true };
        if (!end.IsFixedIn(asserted))
        {
            Variable bound = Symbols.Temporary(type);
            target.Insert(ahead, new Let(context.NextId(range.Syntax), bound, end));
            asserted = asserted with { Bound = new VariableRef(bound) };
        }

        target.Add(Within(loop.ExitLabel, asserted));
    }
}

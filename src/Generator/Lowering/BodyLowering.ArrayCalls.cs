using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Calls that give arrays, which are made where they are called: loops over them can be fused with the loops around.</content>
internal sealed partial class BodyLowering
{
    /// <summary>Whether a call gives an array, and its source is at hand.</summary>
    private bool GivesArray(IInvocationOperation call) => BufferOf(call.Type) is { Kind: BufferKind.Array } && CanLookInto(call);

    /// <summary>The array that a call gives: one made in the method that is called, or one that it was given.</summary>
    private BufferPart? InlineArray(IInvocationOperation call) =>
        ReceiverOf(call, out Place? receiver) ? Inline(Resolved(call), call.Syntax, receiver, [], InOrder(call.Arguments), RunForArray) : null;

    private BufferPart? RunForArray(IBlockOperation body, SyntaxNode syntax, Frame entered, int depth)
    {
        IReturnOperation[] returns = body.Descendants().OfType<IReturnOperation>().Where(r => r.ReturnedValue is not null && IsOwn(r, body)).ToArray();
        if (returns.Length != 1 || !ReferenceEquals(returns[0], body.Operations.Last()))
        {
            context.Report(Descriptors.HelperCall, syntax, entered.Method.Name, "it returns arrays in several places; return one at its end");
            return null;
        }

        ImmutableArray<Stmt>.Builder target = before!;
        conditionDepth = 0;
        foreach (IOperation statement in body.Operations.Where(o => !ReferenceEquals(o, returns[0])))
            LowerStatement(statement, target);
        conditionDepth = depth;
        return ResolveBuffer(returns[0].ReturnedValue!);
    }

    /// <summary>What stands before a call among the arguments has its value by then.</summary>
    private bool PassEarlier(List<(IParameterSymbol Parameter, IOperation Value)> later, List<(IParameterSymbol Parameter, Value Value)> byValue, SyntaxNode syntax)
    {
        if (later.Count == 0 || before is null)
            return true;
        if (LowerInOrder(later.Select(l => l.Value).ToList()) is not { } values)
            return false;
        foreach ((IParameterSymbol parameter, Value value) in later.Zip(values, (l, v) => (l.Parameter, v)))
            byValue.Add((parameter, Bind(value, syntax, before)));
        later.Clear();
        return true;
    }
}

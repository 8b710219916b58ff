using System.Collections.Generic;
using System.Collections.Immutable;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Jumps: what they lead to the end of is a scope.</content>
internal sealed partial class BodyLowering
{
    /// <summary>The scopes that jumps leave, by the label behind them; a label that no jump leads to has none.</summary>
    private readonly Dictionary<ISymbol, int> scopes = new(SymbolEqualityComparer.Default);

    private void LowerJump(IBranchOperation jump, ImmutableArray<Stmt>.Builder target)
    {
        if (!scopes.TryGetValue(jump.Target, out int scope))
            scopes.Add(jump.Target, scope = context.NextId(jump.Syntax));
        target.Add(new Leave(context.NextId(jump.Syntax), scope));
    }

    /// <summary>What stands before a label, as a scope where something in it jumps there.</summary>
    private Block Within(ILabelSymbol label, Block block) => scopes.TryGetValue(label, out int scope) ? Block.Of(new Scope(scope, block)) : block;

    private Stmt Within(ILabelSymbol label, Stmt statement) => scopes.TryGetValue(label, out int scope) ? new Scope(scope, Block.Of(statement)) : statement;
}

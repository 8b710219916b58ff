using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Jumps: what they lead to the end of is a scope.</content>
internal sealed partial class BodyLowering
{
    /// <summary>The scopes that jumps leave, by the label behind them; a label that no jump leads to has none.</summary>
    private Dictionary<ISymbol, int> scopes = new(SymbolEqualityComparer.Default);

    /// <summary>Where returns from inside loops lead; null as long as there are none.</summary>
    private MethodExit? exit;

    /// <summary>The end of the method's body.</summary>
    /// <param name="Scope">The scope around the body.</param>
    /// <param name="Result">What is returned behind it, or null.</param>
    private sealed record MethodExit(int Scope, Place? Result);

    /// <summary>Whether a jump leads to a label behind it, in a block around it.</summary>
    private static bool IsForward(IBranchOperation jump) =>
        jump.Target.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is LabeledStatementSyntax { Parent: BlockSyntax } label && label.SpanStart > jump.Syntax.SpanStart;

    /// <summary>A statement of a block. Where it has a label, what jumped there stood in front of it, from <paramref name="mark"/> on.</summary>
    private void LowerInBlock(IOperation statement, ImmutableArray<Stmt>.Builder target, int mark)
    {
        while (statement is ILabeledOperation labeled && labeled.Syntax is LabeledStatementSyntax { Parent: BlockSyntax } && scopes.TryGetValue(labeled.Label, out int scope))
        {
            int first = mark;
            while (first < target.Count && !Block.Of(target[first]).All().Any(s => s is Leave leave && leave.Scope == scope))
                first++;
            Stmt[] passed = target.Skip(first).ToArray();
            if (labeled.Operation is null || passed.Any(s => s is Allocate))
                break;

            // What is declared on the way is known behind the label, too.
            target.Count = first;
            target.AddRange(passed.OfType<Let>().Select(l => l with { Id = context.NextId(labeled.Syntax), Value = null }));
            target.Add(new Scope(scope, new Block(passed.Where(s => s is not Let { Value: null }).Select(s => s is Let { Value: { } value } let ? new Assign(let.Id, let.Variable, value) : s).ToEquatable())));
            statement = labeled.Operation;
        }

        LowerStatement(statement, target);
    }

    private void LowerJump(IBranchOperation jump, ImmutableArray<Stmt>.Builder target)
    {
        int scope = ScopeOf(jump.Target, jump.Syntax);
        target.Add(new Leave(context.NextId(jump.Syntax), scope));
    }

    /// <summary>A return from inside a loop leaves the body, and the value is returned behind it.</summary>
    private void LowerReturnInLoop(IReturnOperation result, ImmutableArray<Stmt>.Builder target)
    {
        Layout? layout = LayoutOf(method.ReturnType);
        if (layout is null && result.ReturnedValue is not null)
        {
            context.Report(Descriptors.ReturnInLoop, result.Syntax);
            return;
        }

        exit ??= new MethodExit(context.NextId(result.Syntax), layout is null ? null : Place.Of(layout, layout.Parts.Select(type => Symbols.Temporary(type, "result"))));
        if (result.ReturnedValue is { } returned && LowerValue(returned) is { } value)
            Emit(exit.Result!, Converted(value, layout!), result.Syntax, target);
        target.Add(new Leave(context.NextId(result.Syntax), exit.Scope));
    }

    private Block WithinMethod(Block body, SyntaxNode syntax)
    {
        if (exit is null)
            return body;
        var scope = new Scope(exit.Scope, body);
        if (exit.Result is not { } result)
            return Block.Of(scope);
        var statements = ImmutableArray.CreateBuilder<Stmt>();
        DeclareSlots(result, syntax, statements);
        statements.Add(scope);
        statements.Add(new Return(context.NextId(syntax), Read(result, syntax).Parts.ToEquatable(), null));
        return new Block(statements.ToEquatable());
    }

    /// <summary>The scope that a jump to a label leaves.</summary>
    private int ScopeOf(ILabelSymbol label, SyntaxNode syntax)
    {
        if (!scopes.TryGetValue(label, out int scope))
            scopes.Add(label, scope = context.NextId(syntax));
        return scope;
    }

    /// <summary>What stands before a label, as a scope where something in it jumps there.</summary>
    private Block Within(ILabelSymbol label, Block block) => scopes.TryGetValue(label, out int scope) ? Block.Of(new Scope(scope, block)) : block;

    private Stmt Within(ILabelSymbol label, Stmt statement) => scopes.TryGetValue(label, out int scope) ? new Scope(scope, Block.Of(statement)) : statement;
}
